import { existsSync } from 'node:fs';
import { importAnswer } from './answer-file.ts';
import { importExport } from './export-file.ts';
import type { Gateway } from '../gateway.ts';
import type { Imported, ImportOptions } from './imported.ts';
import { sentence, told } from '../messages/told.ts';

/**
 * Reads a file into the store: an export of Svod ("canonical"), or an answer that the adapter of `system` can parse.
 *
 * @throws {GatewayError} file.unreadable, file.invalid, key.mismatch (an export made with another key), usage.invalid
 */
export async function importFile(gateway: Gateway, options: ImportOptions): Promise<Imported> {
  if (!existsSync(options.file)) throw told('file.unreadable', [sentence('file.not-there', { file: options.file })]);
  return options.system === 'canonical' ? importExport(gateway, options) : importAnswer(gateway, options);
}
