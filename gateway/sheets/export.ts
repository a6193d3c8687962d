import { GatewayError } from '../contracts/errors.ts';
import type { SheetQuery } from '../contracts/facts.ts';
import { type Body, type EntityName, SHEETS, type SheetKind, type SheetRef } from '../contracts/records.ts';
import type { NormalisedPage, PlacedRecord, SheetBody } from '../contracts/sheet.ts';
import type { Store } from '../contracts/store.ts';
import { canonicalJson, hashOf } from './canonical-json.ts';

/** Form of the file; raised when a line changes its meaning. */
const FORM = 1;
const PERSON = /^(?:pu|st|gu)-([0-9a-f]{8})-[0-9a-f]{32}$/;
/** Fields that name a person, in every entity; and the entities whose own id does. */
const PERSON_FIELDS = ['pupilId', 'pupilIds', 'teacherId', 'substituteForId', 'staffId', 'guardianId'];
const PERSONS: ReadonlySet<string> = new Set(['pupil', 'staff', 'guardian']);
/** Free text: left out where no class list is known. */
const TEXTS = ['topic', 'text', 'title'];
/** Names of things, in which a person's name may stand. */
const LABELS = ['subjectName', 'kindName', 'rawStatus', 'room'];

/** Line 1 of an export. */
export interface ExportHeader {
  readonly svod: 'export';
  readonly schema: number;
  readonly keyId: string;
}

/** Every further line: one sheet, and what its reading was complete for. */
export interface ExportLine extends SheetRef {
  readonly body: SheetBody;
  readonly covers?: readonly { readonly entities: readonly EntityName[]; readonly from: string; readonly to: string }[];
  /** roster: keyed digests of the stems of names, by class, so that texts can be blanked where the file is read. */
  readonly stems?: Readonly<Record<string, readonly string[]>>;
}

/** The lines of an export, without line ends: a header, then the sheets in the store's order. */
export async function* exportSheets(store: Pick<Store, 'sheets' | 'coverageOf' | 'stemsOf'>, keyId: string, query: SheetQuery): AsyncIterable<string> {
  yield JSON.stringify({ svod: 'export', schema: FORM, keyId } satisfies ExportHeader);
  for await (const { source, kind, school, scope, day, body } of store.sheets(query)) {
    const { entities } = await store.coverageOf({ source, kind, school, scope, day });
    const stems = kind === 'roster' ? Object.fromEntries([...(await store.stemsOf(source, school))].map(([id, list]) => [id, [...list].sort()])) : undefined;
    const covers = entities.size > 0 ? [{ entities: [...entities].sort(), from: day, to: day }] : undefined;
    yield JSON.stringify({ source, kind, school, scope, day, body, ...(covers && { covers }), ...(stems && { stems }) } satisfies ExportLine);
  }
}

/** What the reader of an export knows. */
export interface ImportContext {
  readonly file: string;
  readonly keyId: string;
  readonly run: string;
  /** Source to write to; the one that the line names where absent. */
  readonly source?: string | undefined;
  readonly now: Date;
  /** What is wrong with a canonical body; the first message is told. */
  check(entity: EntityName, body: unknown): readonly { readonly path: string; readonly message: string }[];
  /** Blanks names of a scope's class list; undefined while no list is known. */
  blankerOf(source: string, school: string, scope: string): ((text: string) => string) | undefined;
}

/** @throws {GatewayError} file.invalid, key.mismatch */
export function readHeader(line: string, { file, keyId }: Pick<ImportContext, 'file' | 'keyId'>): ExportHeader {
  const header = parsed(line, file, 1) as Partial<ExportHeader> | null;
  if (header?.svod !== 'export' || header.schema !== FORM) throw new GatewayError('file.invalid', `reading ${file}, line 1: is not the header of an export of form ${FORM}`);
  if (header.keyId !== keyId) throw new GatewayError('key.mismatch', `reading ${file}, line 1: its pseudonyms were made with the key ${String(header.keyId)}, this store has ${keyId}`);
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
  const blank = context.blankerOf(source, school, scope);
  const accepted: PlacedRecord[] = [];
  for (const [entity, records] of Object.entries(sheet.body) as [EntityName, readonly Body[]][]) {
    for (const [index, record] of records.entries()) {
      const place = `reading ${file}, line ${number}, /body/${entity}/${index}`;
      demandPseudonyms(entity, record, context.keyId, place);
      const body = blanked(record, blank);
      const [problem] = context.check(entity, body);
      if (problem) throw new GatewayError('file.invalid', `${place}${problem.path}: ${problem.message}`);
      accepted.push({ entity, scope, day, body, json: canonicalJson(body), raw: accepted.length });
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
export function stemsInLine(line: string): { readonly source: string; readonly school: string; readonly stems: Readonly<Record<string, readonly string[]>> } | undefined {
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
  const wrong = (what: string): GatewayError => new GatewayError('file.invalid', `reading ${file}, line ${number}: ${what}`);
  for (const name of ['source', 'school', 'scope', 'day'] as const) if (typeof line[name] !== 'string') throw wrong(`/${name} is not a text`);
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

function demandPseudonyms(entity: string, record: Body, keyId: string, place: string): void {
  const ids = PERSON_FIELDS.flatMap((field) => (record[field] === undefined ? [] : [record[field]].flat().map((id) => [field, id] as const)));
  if (PERSONS.has(entity)) ids.push(['id', record.id]);
  for (const [field, id] of ids) if (PERSON.exec(String(id))?.[1] !== keyId) throw new GatewayError('file.invalid', `${place}/${field}: is no pseudonym of this store's key`);
}

function blanked(record: Body, blank: ((text: string) => string) | undefined): Body {
  const fields = [...TEXTS, ...LABELS].filter((field) => typeof record[field] === 'string');
  if (fields.length === 0) return record;
  const body: Record<string, unknown> = { ...record };
  for (const field of fields) {
    if (blank) body[field] = blank(String(record[field]));
    else if (TEXTS.includes(field)) delete body[field];
  }
  return body as Body;
}
