import { GatewayError } from '../contracts/errors.ts';
import { type Body, type EntityName, type Problem, SHEETS, type SheetKind } from '../contracts/records.ts';
import type { NormalisedPage, PlacedRecord } from '../contracts/sheet.ts';
import { hashOf } from './canonical-json.ts';
import { type ExportHeader, type ExportLine, FORM } from './export.ts';

const REPEATED = { path: '/id', message: 'Stands twice in the sheet.' };

/** What the reader of an export knows. */
export interface ImportContext {
  readonly file: string;
  readonly keyId: string;
  readonly run: string;
  /** Source to write to; the one that the line names where absent. */
  readonly source?: string | undefined;
  readonly now: Date;
  /** Reads one record as a reading reads a vendor's: valid, people as pseudonyms of this key, names blanked. */
  readRecord(
    entity: EntityName,
    record: unknown,
    place: { readonly source: string; readonly school: string; readonly scope: string },
  ): { readonly body: Body } | { readonly problem: Pick<Problem, 'path' | 'message'> };
}

/** @throws {GatewayError} file.invalid, key.mismatch */
export function readHeader(line: string, { file, keyId }: Pick<ImportContext, 'file' | 'keyId'>): ExportHeader {
  const header = parsed(line, file, 1) as Partial<ExportHeader> | null;
  if (header?.svod !== 'export' || header.schema !== FORM)
    throw new GatewayError('file.invalid', `reading ${file}, line 1: is not the header of an export of form ${FORM}`);
  if (header.keyId !== keyId)
    throw new GatewayError(
      'key.mismatch',
      `reading ${file}, line 1: its pseudonyms were made with the key ${String(header.keyId)}, this store has ${keyId}`,
    );
  return header as ExportHeader;
}

/**
 * One line as a page. Ids of persons must be pseudonyms of this key; names in texts are blanked as a reading does.
 *
 * @throws {GatewayError} file.invalid with the line and the place in it
 */
export function pageOfLine(line: string, number: number, context: ImportContext): NormalisedPage {
  const { file, run, now } = context;
  const sheet = shapeOf(parsed(line, file, number), file, number);
  const { kind, school, scope, day, covers, stems } = sheet;
  const source = context.source ?? sheet.source;
  const accepted: PlacedRecord[] = [];
  for (const [entity, records] of Object.entries(sheet.body) as [EntityName, readonly unknown[]][]) {
    const ids = new Set<string>();
    for (const [index, record] of records.entries()) {
      const read = context.readRecord(entity, record, { source, school, scope });
      const problem = 'problem' in read ? read.problem : ids.has(read.body.id) ? REPEATED : undefined;
      if (problem || 'problem' in read)
        throw new GatewayError(
          'file.invalid',
          `reading ${file}, line ${number}, /body/${entity}/${index}${problem!.path}: ${problem!.message}`,
        );
      const { body } = read;
      ids.add(body.id);
      accepted.push({ entity, scope, day, body, raw: accepted.length });
    }
  }
  const entities = [...new Set(covers?.flatMap((cover) => cover.entities) ?? [])].sort();
  return {
    source,
    run,
    kind,
    school,
    received: accepted.length,
    accepted,
    quarantined: [],
    filtered: [],
    ...(entities.length > 0 && { slice: { kind, school, scope, from: day, to: day, entities } }),
    pupils: 'all',
    fingerprint: hashOf(line),
    madeBy: 'import',
    schema: FORM,
    read: { from: now, to: now },
    cause: 'import',
    ...(stems && { stems: new Map(Object.entries(stems)) }),
  };
}

/** Class lists that a roster line carries, read before any other line is: the order of lines does not matter. */
export function stemsInLine(
  line: string,
):
  | { readonly source: string; readonly school: string; readonly stems: Readonly<Record<string, readonly string[]>> }
  | undefined {
  if (!line.includes('"kind":"roster"')) return undefined;
  const { source, school, stems } = JSON.parse(line) as ExportLine;
  return stems ? { source, school, stems } : undefined;
}

function parsed(line: string, file: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new GatewayError('file.invalid', `reading ${file}, line ${number}: is not JSON`, { cause });
  }
}

function shapeOf(value: unknown, file: string, number: number): ExportLine {
  const line = (value ?? {}) as Partial<ExportLine>;
  const wrong = (what: string): GatewayError =>
    new GatewayError('file.invalid', `reading ${file}, line ${number}: ${what}`);
  for (const name of ['source', 'school', 'scope', 'day'] as const)
    if (typeof line[name] !== 'string') throw wrong(`/${name} is not a text`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(line.day!)) throw wrong('/day is not a day, YYYY-MM-DD');
  if (!Object.hasOwn(SHEETS, String(line.kind))) throw wrong(`/kind is none of ${Object.keys(SHEETS).join(', ')}`);
  if (line.body === null || typeof line.body !== 'object') throw wrong('/body is not an object');
  const known: readonly string[] = SHEETS[line.kind as SheetKind];
  for (const [entity, records] of Object.entries(line.body)) {
    if (!known.includes(entity)) throw wrong(`/body/${entity} is no entity of a ${String(line.kind)}`);
    if (!Array.isArray(records)) throw wrong(`/body/${entity} is not a list`);
  }
  return line as ExportLine;
}
