import type { Run } from './command.ts';
import { diffPaths } from '../files.ts';
import { EXIT } from '../output.ts';

/** Differences shown to a person, where --most says nothing else. */
const SHOWN = 50;

/** svod diff: two exports or data folders, by the meaning of their records. */
export const run: Run = async ({ output }, [a = '', b = ''], options) => {
  const { equal, differences } = await diffPaths(a, b);
  if (equal) output.say('diff.equal');
  else output.say('diff.differences', { count: differences.length });
  const most = Number(options['most'] ?? SHOWN);
  for (const difference of differences.slice(0, most)) output.line(`  ${JSON.stringify(difference)}`);
  output.result({ equal, differences });
  return equal ? EXIT.done : EXIT.finding;
};
