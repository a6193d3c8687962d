import { escaped, type Mistake, mistake } from './mistake.ts';
import { hasSecret } from './secrets.ts';
import { type SecretsFile, secretsKey } from './secrets-file.ts';
import type { Kind } from './written.ts';

/** Whose settings are looked at. */
interface Owner {
  readonly kind: Kind;
  readonly name: string;
  /** Of the settings. */
  readonly pointer: string;
}

/** Names of settings of which one group has to be there; none where a mistake tells of something else. */
function groupsIn({ sentence: { key, values } }: Mistake): readonly (readonly string[])[] {
  if (key === 'mistake.required') return [[String(values['name'])]];
  if (key !== 'mistake.any-of') return [];
  return String(values['names'])
    .split(' | ')
    .map((group) => group.split(', '));
}

/** Whether a mistake is only that settings lack a secret, whichever of several would do. */
export function isLackOfSecret(found: Mistake, pointer: string, schema: object): boolean {
  const groups = groupsIn(found);
  const isSecret = secretIn(schema);
  return found.pointer === pointer && groups.length > 0 && groups.every((group) => group.some(isSecret));
}

/** Whether a mistake follows from values that could not be had. */
export function isOfGone(found: Mistake, gone: readonly Mistake[]): boolean {
  const names = groupsIn(found).flat();
  const places = names.length > 0 ? names.map((name) => `${found.pointer}/${escaped(name)}`) : [found.pointer];
  return places.some((place) => gone.some(({ pointer }) => pointer === place || pointer.startsWith(`${place}/`)));
}

/** A lack of a secret, told with all that would do and where it is written. */
export function withPlaceOfSecret(
  found: Mistake,
  { kind, name, pointer }: Owner,
  schema: object,
  { name: file }: SecretsFile,
): Mistake {
  const isSecret = secretIn(schema);
  // What is no secret stands in svod.json, whatever stands in the file.
  const shown = (setting: string): string => (isSecret(setting) || file === '' ? setting : `settings.${setting}`);
  const [first = '', ...others] = groupsIn(found).map((group) => group.map(shown).join(', '));
  const values = { first, ...(others.length > 0 && { others: others.join(' | ') }) };
  const or = others.length > 0 ? '-or' : '';
  return file === ''
    ? mistake(pointer, `mistake.secret-lacks-here${or}`, values)
    : mistake(pointer, `mistake.secret-lacks${or}`, { ...values, name: file, key: secretsKey(kind, name) });
}

function secretIn(schema: object): (setting: string) => boolean {
  const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, object>> };
  return (setting) => hasSecret(properties[setting] ?? {});
}
