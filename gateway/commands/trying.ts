import { rules } from '../home.ts';
import { readJsonFile } from '../files/json-file.ts';
import { type Tried, tryMapping } from '../normalise/try-mapping.ts';
import { hintOf, sentence, told } from '../messages/told.ts';

/**
 * What a mapping makes of one raw record in a file; opens no store and writes nothing.
 *
 * @throws {GatewayError} rules.invalid, usage.invalid, file.unreadable, file.invalid
 */
export function tryFile(system: string, entity: string, file: string): Tried {
  const own = rules().of(system);
  const found = own.of(entity);
  if (!found)
    throw told('usage.invalid', [
      sentence('usage.unknown-mapping', { word: `${system}/${entity}`, hint: hintOf(entity, own.entities) }),
    ]);
  return tryMapping(found, readJsonFile(file, 'file.invalid').value);
}
