import type { Run } from './command.ts';
import { diffPaths } from '../showing/exports.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import type { Difference } from '../sheets/diff-sheet.ts';
import { wholeNumber } from './flags.ts';

/** Differences shown to a person, where --most says nothing else. */
const SHOWN = 50;
const MOST_SHOWN = 1_000_000;

/** svod diff: two exports or data folders, by the meaning of their records. */
export const run: Run = async ({ output }, [a = '', b = ''], options) => {
  const most = wholeNumber(options['most'], '--most', SHOWN, MOST_SHOWN);
  const { equal, differences } = await diffPaths(a, b);
  if (equal) output.say('diff.equal');
  else output.say('diff.differences', { count: differences.length });
  for (const difference of differences.slice(0, most)) show(output, difference);
  output.result({ equal, differences });
  return equal ? EXIT.done : EXIT.finding;
};

/** One line a difference; a changed record tells its fields, from the first to the second. */
function show(output: Output, { sheet, entity, key, what, fields = {} }: Difference): void {
  const told = Object.entries(fields).map(([name, [a, b]]) => `${name} ${JSON.stringify(a)} → ${JSON.stringify(b)}`);
  output.say(`diff.${what}`, { sheet, entity, key, fields: told.join(', ') });
}
