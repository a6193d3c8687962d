import { GatewayError } from '../../contracts/errors.ts';
import { factsOfFile, lookInto } from './file-facts.ts';
import { holdAlone } from './file-replace.ts';
import { MIGRATIONS } from './migrations.ts';

/** Takes steps of the schema back, in one transaction. @throws {GatewayError} usage.invalid, store.locked */
export function goBackTo(file: string, schema: number): void {
  const present = lookInto(file, (db) => factsOfFile(db).schema);
  if (!Number.isInteger(schema) || schema < 1 || schema > present)
    throw new GatewayError('usage.invalid', `going back to schema ${schema}: ${file} has schema ${present}`);
  const held = holdAlone(file);
  try {
    for (const { down } of MIGRATIONS.slice(schema, present).reverse()) held.exec(down!);
    held.exec(`PRAGMA user_version = ${schema}; COMMIT`);
  } finally {
    held.close();
  }
}
