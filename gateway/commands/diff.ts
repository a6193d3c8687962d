import type { Run } from './command.ts';
import { diffPaths } from '../files.ts';
import { EXIT } from '../output.ts';
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
  for (const difference of differences.slice(0, most)) output.line(`  ${JSON.stringify(difference)}`);
  output.result({ equal, differences });
  return equal ? EXIT.done : EXIT.finding;
};
