import type { Run } from './command.ts';
import { problemIn } from '../messages/problems.ts';
import { sentence, told } from '../messages/told.ts';
import { tryFile } from './trying.ts';
import { actionOf } from './action.ts';
import { EXIT } from '../terminal/output.ts';

/** svod map try <system>/<entity> FILE: raw → canonical with the origin of each field; opens no store, writes nothing. */
export const run: Run = async ({ output }, [action = '', mapping = '', file = '']) => {
  const [system, entity] = mapping.split('/');
  actionOf('map', action, ['try']);
  if (!system || !entity) throw told('usage.invalid', [sentence('usage.no-mapping', { word: mapping })]);
  const tried = tryFile(system, entity, file);
  output.line(JSON.stringify(tried.body, null, 2));
  for (const { field, from } of tried.origins) output.line(`  ${field} ← ${from}`);
  for (const problem of tried.problems)
    output.line(`  ! ${problem.path}: ${problemIn(problem, output.language)} [${problem.code}]`);
  output.result(tried);
  return tried.problems.length === 0 ? EXIT.done : EXIT.finding;
};
