import { existsSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { savePage } from './collect/collect.ts';
import { Total } from './collect/total.ts';
import { GatewayError } from './contracts/errors.ts';
import type { SheetQuery } from './contracts/facts.ts';
import type { Counts, EntityName, Problem } from './contracts/records.ts';
import type { NormalisedPage } from './contracts/sheet.ts';
import { fileSource } from './file-sources.ts';
import type { Gateway } from './gateway.ts';
import { readJsonFile } from './json-file.ts';
import { adapterOf, contextOf, HOME, openGateway, rules } from './main.ts';
import { blankerOf, stemmerOf } from './normalise/blanker.ts';
import { readCanonical } from './normalise/canonical-record.ts';
import { compileSchema } from './normalise/validate.ts';
import { makeReading } from './reading.ts';
import { inRun, newRun } from './runs.ts';
import { type Diff, diffExports } from './sheets/diff.ts';
import { linesIn } from './sheets/lines.ts';
import { type ImportContext, pageOfLine, readHeader, stemsInLine } from './sheets/read-export.ts';
import { sentence, told } from './told.ts';
import { exportSheets } from './sheets/export.ts';

export interface Imported {
  readonly counts: Counts;
  /** Canonical records accepted, by entity. */
  readonly byEntity: Readonly<Partial<Record<EntityName, number>>>;
  /** Sheets that were written. */
  readonly sheets: number;
  readonly unknownCodes: number;
  /** False where the reading was told to stop: what was read is stored, the rest waits for the next import. */
  readonly isWhole: boolean;
}

export interface ImportOptions {
  readonly file: string;
  readonly source: string | undefined;
  readonly system: string;
  readonly signal: AbortSignal;
  /** Bytes read, of how many. */
  onProgress?(done: number, total: number): void;
}

/**
 * Reads a file into the store: an export of Svod ("canonical"), or an answer that the adapter of `system` can parse.
 *
 * @throws {GatewayError} file.unreadable, file.invalid, key.mismatch (an export made with another key), usage.invalid
 */
export async function importFile(gateway: Gateway, options: ImportOptions): Promise<Imported> {
  if (!existsSync(options.file)) throw told('file.unreadable', [sentence('file.not-there', { file: options.file })]);
  return options.system === 'canonical' ? importExport(gateway, options) : importAnswer(gateway, options);
}

async function importAnswer(gateway: Gateway, { file, source = '', system, signal }: ImportOptions): Promise<Imported> {
  const adapter = adapterOf(system);
  if (!adapter.parse) throw told('usage.invalid', [sentence('usage.no-files', { file, system })]);
  const known = gateway.config.sources.find(({ name }) => name === source);
  const from = known ?? fileSource(gateway.config, source, system);
  const run = newRun(gateway, source);
  const { store, log } = gateway;
  const reading = makeReading({
    gateway,
    source: from,
    adapter,
    installation: adapter.installationOf(from.settings),
    rules: rules().of(system),
    run: run.id,
    cause: 'import',
  });
  const context = contextOf(gateway, from, signal, 'period');
  const collecting = {
    source,
    run: run.id,
    adapter,
    config: from.settings,
    store,
    reading,
    context,
    log,
    holdLossFrom: gateway.config.holdLossFrom,
    fromStart: true,
  };
  const dropped = { name: basename(file), bytes: bytesOf(file) };
  const work = async (): Promise<Total> => {
    const total = new Total(collecting);
    for await (const page of adapter.parse!(from.settings, dropped, context)) {
      await savePage(collecting, page, total);
      if (signal.aborted) break;
    }
    return total;
  };
  return importedOf(await inRun(gateway, run, work, outcomeIn(signal)), signal);
}

const outcomeIn =
  (signal: AbortSignal) =>
  (total: Total): 'stopped' | 'partial' | 'complete' =>
    signal.aborted ? 'stopped' : total.isPartial() ? 'partial' : 'complete';

function importedOf(total: Total, signal: AbortSignal): Imported {
  const { counts, byEntity, changed, unknownCodes } = total.summary();
  return { counts, byEntity, sheets: changed, unknownCodes, isWhole: !signal.aborted };
}

/** Blanks the names of a class list; undefined while none is known. */
type BlankerFor = (source: string, school: string, scope: string) => ((text: string) => string) | undefined;

/** An export is read twice: class lists first, so that the order of its lines does not matter; memory holds one sheet. */
async function importExport(gateway: Gateway, options: ImportOptions): Promise<Imported> {
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

/**
 * A long import makes much garbage of little things: a young generation that does not grow, and an old one that is collected
 * when it grew by a fifth, keep the process under 200 MiB, whatever the length of the file. Costs a tenth of the time.
 */
function stayLean(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
}

/** Class lists of the file and of the store, as blankers by source, school and scope. */
async function blankersOf({ store, keys }: Gateway, { file, source }: ImportOptions): Promise<BlankerFor> {
  const stemmer = stemmerOf(keys.subkey('stem'));
  const lists = new Map<string, ReadonlySet<string>>();
  const blankers = new Map<string, ((text: string) => string) | undefined>();
  const schools = new Set<string>();
  let number = 0;
  for await (const line of linesOfFile(file)) {
    number += 1;
    const found = stemsInLine(line, number, file);
    if (!found) continue;
    const owner = `${source ?? found.source}\n${found.school}`;
    if (!schools.has(owner))
      for (const [id, list] of await store.stemsOf(source ?? found.source, found.school))
        lists.set(`${owner}\n${id}`, list);
    schools.add(owner);
    for (const [id, list] of Object.entries(found.stems)) lists.set(`${owner}\n${id}`, new Set(list));
  }
  return (name, school, scope) => {
    const key = `${name}\n${school}\n${scope.split('/')[0] ?? ''}`;
    if (!blankers.has(key)) {
      const list = lists.get(key) ?? (scope === school ? lists.get(`${name}\n${school}\n`) : undefined);
      blankers.set(key, list && blankerOf(list, stemmer));
    }
    return blankers.get(key);
  };
}

/** Reads canonical records from outside; schemas are compiled at the first use of each. */
function recordReader({ keys }: Gateway, blankerFor: BlankerFor): ImportContext['readRecord'] {
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
  const vocabulary = rules().vocabulary;
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

async function* linesOfFile(file: string): AsyncIterable<string> {
  try {
    yield* linesIn(chunksOf(file), file);
  } catch (cause) {
    throw cause instanceof GatewayError ? cause : unreadable(file, cause);
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

const unreadable = (file: string, cause: unknown): GatewayError =>
  new GatewayError('file.unreadable', `reading ${file}: ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}`, {
    cause,
  });

/** Bytes read at once. */
const CHUNK = 64 * 1024;

/** The bytes of a file, in one piece of memory that is used again for every chunk. */
async function* chunksOf(file: string): AsyncIterable<Uint8Array> {
  const handle = await open(file);
  const memory = Buffer.alloc(CHUNK);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(memory, 0, CHUNK);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}

/** The lines of an export: a header, then a sheet a line. */
export const exportLines = ({ store, keys }: Gateway, query: SheetQuery): AsyncIterable<string> =>
  exportSheets(store, keys.keyId, query);

/** Compares two exports, or the stores of two data folders. */
export async function diffPaths(a: string, b: string): Promise<Diff> {
  return diffExports(linesOf(a), linesOf(b));
}

async function* linesOf(path: string): AsyncIterable<string> {
  if (!existsSync(path)) throw told('file.unreadable', [sentence('file.not-there', { file: path })]);
  if (!statSync(path).isDirectory()) {
    yield* linesOfFile(path);
    return;
  }
  if (!existsSync(join(path, 'key.json')))
    throw told('file.unreadable', [sentence('file.no-data-folder', { folder: path })]);
  const gateway = await openGateway({ data: path });
  try {
    yield* exportLines(gateway, {});
  } finally {
    await gateway.close();
  }
}
