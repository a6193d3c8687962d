import type { Run } from './command.ts';
import { GatewayError } from '../contracts/errors.ts';
import { tryFile } from '../trying.ts';
import { EXIT } from '../output.ts';

/** svod map try <system>/<entity> FILE: raw → canonical with the origin of each field; opens no store, writes nothing. */
export const run: Run = async ({ output }, [action = '', mapping = '', file = '']) => {
  const [system, entity] = mapping.split('/');
  if (action !== 'try')
    throw new GatewayError('usage.invalid', `reading the command: "${action}" is not an action of map; there is: try`);
  if (!system || !entity)
    throw new GatewayError(
      'usage.invalid',
      `reading the command: "${mapping}" is no mapping; write <system>/<entity>, e.g. dnevnik-ru/mark`,
    );
  const tried = tryFile(system, entity, file);
  output.line(JSON.stringify(tried.body, null, 2));
  for (const { field, from } of tried.origins) output.line(`  ${field} ← ${from}`);
  for (const { code, path, message } of tried.problems) output.line(`  ! ${path}: ${message} [${code}]`);
  output.result(tried);
  return tried.problems.length === 0 ? EXIT.done : EXIT.finding;
};
