import { statSync } from 'node:fs';
import { join } from 'node:path';
import { type BlankerFor, blankersOf } from './class-list-blankers.ts';
import { Total } from '../collect/total.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { EntityName, Problem } from '../contracts/records.ts';
import type { NormalisedPage } from '../contracts/sheet.ts';
import { linesOfFile } from '../files/file-lines.ts';
import type { Gateway } from '../gateway.ts';
import { HOME } from '../home.ts';
import { type Imported, importedOf, type ImportOptions, outcomeIn } from './imported.ts';
import { readJsonFile } from '../files/json-file.ts';
import { stayLean } from '../memory.ts';
import { forgottenDigests, withoutForgotten } from '../normalise/forgotten.ts';
import { readCanonical } from '../normalise/canonical-record.ts';
import { compileSchema } from '../normalise/validate.ts';
import { inRun, newRun } from './runs.ts';
import { type ImportContext, pageOfLine, readHeader } from '../sheets/read-export.ts';

/** An export is read twice: class lists first, so that the order of its lines does not matter; memory holds one sheet. */
export async function importExport(gateway: Gateway, options: ImportOptions): Promise<Imported> {
  stayLean();
  const { store, keys, now } = gateway;
  const { file, source, signal } = options;
  const run = newRun(gateway, source ?? 'canonical');
  const context: ImportContext = {
    file,
    keyId: keys.keyId,
    run: run.id,
    source,
    now: run.startedAt,
    readRecord: recordReader(gateway, await blankersOf(gateway, options)),
    remembered: await rememberer(gateway),
  };
  const total = new Total({ store, source: run.source, run: run.id, context: { now } });
  const work = async (): Promise<Total> => {
    for await (const page of pagesOfExport(context, options)) {
      total.addRecords(page);
      total.add(await store.savePage(page));
      if (signal.aborted) break;
    }
    return total;
  };
  return importedOf(await inRun(gateway, run, work, outcomeIn(signal)), signal);
}

/** One page a sheet, in the order of the lines. @throws {GatewayError} file.unreadable, file.invalid, key.mismatch */
async function* pagesOfExport(
  context: ImportContext,
  { file, onProgress }: ImportOptions,
): AsyncIterable<NormalisedPage> {
  const size = statSync(file).size;
  let number = 0;
  let offset = 0;
  for await (const line of linesOfFile(file)) {
    number += 1;
    offset += Buffer.byteLength(line) + 1;
    if (number === 1) readHeader(line, context);
    else if (line !== '') yield pageOfLine(line, number, context);
    onProgress?.(offset, size);
  }
  if (number === 0) throw new GatewayError('file.invalid', `reading ${file}: is empty`);
}

/** Records name people by pseudonyms of this key. */
async function rememberer({ store, keys }: Gateway): Promise<ImportContext['remembered']> {
  const forgotten = await store.forgotten();
  if (forgotten.size === 0) return (body) => body;
  const { ofPseudonym } = forgottenDigests(keys.subkey('forgotten'));
  return (body) => withoutForgotten(body, (pseudonym) => forgotten.has(ofPseudonym(pseudonym)));
}

/** Reads canonical records from outside; schemas are compiled at the first use of each. */
function recordReader({ keys, rules }: Gateway, blankerFor: BlankerFor): ImportContext['readRecord'] {
  const known = new Map<string, (body: unknown) => readonly Problem[]>();
  const check = (entity: EntityName, body: unknown): readonly Problem[] => {
    const compiled =
      known.get(entity) ??
      compileSchema(
        readJsonFile(join(HOME, 'schemas', 'canonical', `${entity}.schema.json`), 'rules.invalid').value as object,
      );
    known.set(entity, compiled);
    return compiled(body);
  };
  const { vocabulary } = rules;
  return (entity, record, { source, school, scope }) => {
    const problems: Problem[] = [];
    const body = readCanonical(
      entity,
      record,
      { check, keyId: keys.keyId, blank: blankerFor(source, school, scope), vocabulary },
      problems,
    );
    const [problem] = problems;
    return problem ? { problem } : { body };
  };
}
