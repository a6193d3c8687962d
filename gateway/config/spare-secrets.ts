import type { JsonFile } from '../files/json-file.ts';
import { nearest } from '../normalise/did-you-mean.ts';
import { escaped, type Mistake, mistake } from './mistake.ts';

/**
 * Secrets of nobody in svod.json harm nobody: they may stand there before their schools are registered, and after those are gone. But
 * where one that is there has no secret, and is called almost so, it is a slip most likely.
 *
 * @param name of the file, as svod.json has it
 * @param kept names under which it keeps secrets
 * @param keys names under which it may
 */
export function notesOnSpare(
  name: string,
  { lineOf }: JsonFile,
  kept: readonly string[],
  keys: readonly string[],
): readonly Mistake[] {
  const known = new Set(['$comment', ...keys]);
  const lacking = keys.filter((key) => !kept.includes(key));
  const spare = kept
    .filter((key) => !known.has(key))
    .map((key) => ({ key, near: nearest(key, lacking), values: { name, key, there: lineOf(`/${escaped(key)}`) } }));
  const [first, ...others] = spare.filter(({ near }) => near === undefined);
  return [
    ...spare.flatMap(({ near, values }) =>
      near === undefined ? [] : [mistake('/secrets', 'config.secrets-near', { ...values, near })],
    ),
    ...(first ? [mistake('/secrets', 'config.secrets-spare', { ...first.values, count: others.length + 1 })] : []),
  ];
}
