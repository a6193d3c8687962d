import { readWithoutSecrets } from '../config/read-config.ts';
import { type ConfigRules, secretKeysIn } from '../config/written.ts';
import { GatewayError } from '../contracts/errors.ts';
import { readWritten } from '../files/json-file.ts';
import { type Sentence, sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

type FarKind = 'source' | 'destination' | 'channel';

/**
 * The configuration as far as this shell can have it. The secrets may be where the service is started: who has all of theirs is asked
 * all the same, and the others are named.
 */
export function configFor(file: string | undefined, rules: () => ConfigRules): Pick<Patient, 'config' | 'untried'> {
  try {
    const { config } = readWithoutSecrets(file, rules());
    const kinds = ['source', 'destination', 'channel'] as const;
    const lacking = kinds.flatMap((kind) =>
      config[`${kind}s`].flatMap(({ name, lack }): [string, Sentence][] => (lack ? [[`${kind}:${name}`, lack]] : [])),
    );
    return { config, untried: new Map(lacking) };
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const why = sentence('doctor.config-first');
    return { config: undefined, untried: new Map(file === undefined ? [] : idsIn(file).map((id) => [id, why])) };
  }
}

/** Everybody whom a file names that has mistakes; nobody where it is no JSON. */
function idsIn(file: string): readonly string[] {
  try {
    return secretKeysIn(readWritten(file, 'config.invalid').value).map((key) =>
      FAR_SIDE.test(key) ? key.replace(FAR_SIDE, '$1:') : `source:${key}`,
    );
  } catch (error) {
    if (error instanceof GatewayError) return [];
    throw error;
  }
}
const FAR_SIDE = /^(destination|channel)s\//;

/** Whether somebody who is not on pause cannot be asked. */
export const isUntried = (
  { untried }: Patient,
  kind: FarKind,
  { name, paused }: { readonly name: string; readonly paused: boolean },
): boolean => !paused && untried.has(`${kind}:${name}`);

/** A row for everybody of a kind who cannot be asked. */
export function untriedOf({ untried, config }: Patient, kind: FarKind): readonly Check[] {
  const resting = new Set(config?.[`${kind}s`].filter(({ paused }) => paused).map(({ name }) => `${kind}:${name}`));
  return [...untried]
    .filter(([id]) => id.startsWith(`${kind}:`) && !resting.has(id))
    .map(([id, detail]) => ({
      ...{ id, result: 'skipped', detail },
      fix: sentence(detail.key === 'doctor.config-first' ? 'doctor.config-fix' : 'doctor.secret-fix'),
    }));
}
