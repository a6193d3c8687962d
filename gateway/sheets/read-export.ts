import { GatewayError } from '../contracts/errors.ts';
import { type Body, type EntityName, type Problem, SHEETS } from '../contracts/records.ts';
import type { NormalisedPage, PlacedRecord } from '../contracts/sheet.ts';
import { hashOf } from './canonical-json.ts';
import { type ExportHeader, type ExportLine, FORM } from './export.ts';

/** Of a stem: anything else could be a name in clear. */
const DIGEST = /^[0-9a-f]{16}$/;
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
  /** The record without people who were erased on request; undefined where nothing is left of it. */
  remembered(body: Body): Body | undefined;
}

/** @throws {GatewayError} file.invalid, key.mismatch */
export function readHeader(line: string, { file, keyId }: Pick<ImportContext, 'file' | 'keyId'>): ExportHeader {
  const header = parsed(line, file, 1) as Partial<ExportHeader> | null;
  if (header?.svod !== 'export' || header.schema !== FORM || typeof header.keyId !== 'string')
    throw new GatewayError('file.invalid', `reading ${file}, line 1: is not the header of an export of form ${FORM}`);
  if (header.keyId !== keyId)
    throw new GatewayError(
      'key.mismatch',
      `reading ${file}, line 1: its pseudonyms were made with the key ${header.keyId}, this store has ${keyId}`,
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
  const filtered: { readonly raw: number; readonly reason: 'forgotten' }[] = [];
  let raw = 0;
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
      ids.add(read.body.id);
      const body = context.remembered(read.body);
      if (body) accepted.push({ entity, scope, day, body, raw });
      else filtered.push({ raw, reason: 'forgotten' });
      raw += 1;
    }
  }
  const entities = [...new Set(covers?.flatMap((cover) => cover.entities) ?? [])].sort();
  return {
    source,
    run,
    kind,
    school,
    received: raw,
    accepted,
    quarantined: [],
    filtered,
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

/**
 * Class lists that a roster line carries, read before any other line is: the order of lines does not matter.
 *
 * @throws {GatewayError} file.invalid
 */
export function stemsInLine(
  line: string,
  number: number,
  file: string,
):
  | { readonly source: string; readonly school: string; readonly stems: Readonly<Record<string, readonly string[]>> }
  | undefined {
  if (!line.includes('"kind":"roster"')) return undefined;
  const sheet = shapeOf(parsed(line, file, number), file, number);
  return sheet.stems && { source: sheet.source, school: sheet.school, stems: sheet.stems };
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
  const what = whatIsWrong(line);
  if (what) throw new GatewayError('file.invalid', `reading ${file}, line ${number}: ${what}`);
  return line as ExportLine;
}

function whatIsWrong({ kind, body, covers, stems, ...line }: Partial<ExportLine>): string | undefined {
  for (const name of ['source', 'school', 'scope', 'day'] as const)
    if (typeof line[name] !== 'string') return `/${name} is not a text`;
  if (!isDay(line.day!)) return '/day is not a day, YYYY-MM-DD';
  if (typeof kind !== 'string' || !Object.hasOwn(SHEETS, kind))
    return `/kind is none of ${Object.keys(SHEETS).join(', ')}`;
  if (!isObject(body)) return '/body is not an object';
  const known: readonly string[] = SHEETS[kind];
  for (const [entity, records] of Object.entries(body)) {
    if (!known.includes(entity)) return `/body/${entity} is no entity of a ${kind}`;
    if (!Array.isArray(records)) return `/body/${entity} is not a list`;
  }
  const isCover = (cover: unknown): boolean =>
    isObject(cover) && Array.isArray(cover['entities']) && cover['entities'].every((entity) => known.includes(entity));
  if (covers !== undefined && !(Array.isArray(covers) && covers.every(isCover)))
    return '/covers is not a list of entities of the sheet';
  const isList = (list: unknown): boolean =>
    Array.isArray(list) && list.every((stem) => typeof stem === 'string' && DIGEST.test(stem));
  if (stems !== undefined && !(isObject(stems) && Object.values(stems).every(isList)))
    return '/stems is not lists of digests';
  return undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** A day of the calendar: 2026-02-30 is none. */
function isDay(text: string): boolean {
  const moment = Date.parse(text);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
