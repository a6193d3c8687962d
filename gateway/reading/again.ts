import type { Page } from '../contracts/adapter.ts';
import type { RawRecord, ReadTimes } from '../contracts/records.ts';
import type { SaveCounts } from '../contracts/sheet.ts';
import type { QuarantineRow } from '../contracts/finding.ts';
import type { SourceConfig } from '../config/config.ts';
import { fileSource } from './file-sources.ts';
import type { Gateway } from '../gateway.ts';
import { pageCensusOf } from './censusing.ts';
import { answersIn, type KeptAnswers } from './kept-answers.ts';
import { systemIn } from './page-fingerprint.ts';
import { inRun, newRun } from './runs.ts';
import { sourceReading } from './source-reading.ts';

/**
 * Reads the kept raw answers of a source anew with today's mappings, slice by slice. Reading times stay those of the answers.
 *
 * @throws {GatewayError} of the store
 */
export async function renormalise(
  gateway: Gateway,
  source: SourceConfig,
  signal: AbortSignal,
  onPage: (saved: SaveCounts) => void,
): Promise<void> {
  const run = newRun(gateway, source.name);
  const reading = sourceReading(gateway, source, run.id, 'renormalise', await pageCensusOf(gateway, source));
  const work = async (): Promise<number> => {
    let quarantined = 0;
    for await (const { answers, read } of gateway.store.rawPages(source.name)) {
      if (signal.aborted) break;
      const page = pageOf(answersIn(answers), read);
      const saved = await gateway.store.savePage(await reading.read(page));
      quarantined += saved.quarantined;
      onPage(saved);
    }
    return quarantined;
  };
  await inRun(gateway, run, work, (quarantined) =>
    signal.aborted ? 'stopped' : quarantined > 0 ? 'partial' : 'complete',
  );
}

/**
 * Tries what waits in quarantine with today's mappings; what passes joins its sheets. Whole causes are released at once. What
 * contradicts another record of its page stays: no mapping can tell which of the two is right, only the school can.
 */
export async function replayQuarantine(
  gateway: Gateway,
  source: string | undefined,
  signal: AbortSignal,
): Promise<{ readonly released: number; readonly left: number }> {
  const rows = await Array.fromAsync(gateway.store.quarantined(source));
  const groups = Object.groupBy(rows.filter(isForMappings), (row) =>
    JSON.stringify([row.source, row.kind, row.school]),
  );
  let [released, left] = [0, rows.length];
  for (const group of Object.values(groups) as QuarantineRow[][]) {
    if (signal.aborted) break;
    const [first] = group as [QuarantineRow];
    const { sources } = gateway.config;
    const config =
      sources.find(({ name }) => name === first.source) ??
      fileSource(gateway.config, first.source, systemIn(first.madeBy));
    if (!gateway.systems.includes(config.system)) continue;
    const saved = await replay(gateway, config, first, group);
    released += saved.accepted;
    // What is told twice, or was overtaken by a later reading, waits no more either.
    left -= group.length - saved.quarantined;
  }
  return { released, left };
}

const isForMappings = ({ problems }: QuarantineRow): boolean => problems.every(({ code }) => code !== 'page.repeated');

async function replay(
  gateway: Gateway,
  source: SourceConfig,
  { kind }: QuarantineRow,
  rows: readonly QuarantineRow[],
): Promise<SaveCounts> {
  const records: RawRecord[] = [];
  for (const { id } of rows) records.push(JSON.parse(await gateway.store.quarantinedRaw(id)) as RawRecord);
  const run = newRun(gateway, source.name);
  const at = { from: run.startedAt, to: run.startedAt };
  const reading = sourceReading(gateway, source, run.id, 'replay', await pageCensusOf(gateway, source));
  const work = async (): Promise<SaveCounts> => {
    const page = await reading.read(pageOf({ records, received: records.length, digest: run.id }, at));
    return gateway.store.savePage({ ...page, kind, replays: rows.map(({ id }) => id) });
  };
  return inRun(gateway, run, work, outcomeOf);
}

const outcomeOf = ({ quarantined }: SaveCounts): 'partial' | 'complete' => (quarantined > 0 ? 'partial' : 'complete');

const pageOf = ({ records, received, covers, digest }: KeptAnswers, read: ReadTimes): Page => ({
  digest,
  received,
  records: () => records,
  ...(covers && { covers }),
  cursor: '',
  read,
});
