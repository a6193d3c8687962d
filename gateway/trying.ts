import { GatewayError } from './contracts/errors.ts';
import { readJsonFile } from './json-file.ts';
import { rules } from './main.ts';
import { type Tried, tryMapping } from './normalise/try-mapping.ts';

/**
 * What a mapping makes of one raw record in a file; opens no store and writes nothing.
 *
 * @throws {GatewayError} rules.invalid, usage.invalid, file.unreadable, file.invalid
 */
export function tryFile(system: string, entity: string, file: string): Tried {
  const own = rules().of(system);
  const found = own.of(entity);
  if (!found)
    throw new GatewayError(
      'usage.invalid',
      `looking for the mapping ${system}/${entity}: there are ${own.entities.join(', ')}`,
    );
  return tryMapping(found, readJsonFile(file, 'file.invalid').value);
}
