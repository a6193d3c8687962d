import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RegionCheck } from '../showing/checking.ts';
import type { DeliveryCounts } from '../contracts/delivery.ts';
import { diffPaths, exportLines } from '../showing/exports.ts';
import type { Gateway } from '../gateway.ts';
import { pseudonymsOf } from '../normalise/pseudonym.ts';
import type { Defect } from './defect.ts';
import type { Region } from './region.ts';
import { type Found, type Score, score } from './score.ts';
import type { Shown } from './show.ts';

/** The demo's result object, but for the page, the time and the memory. */
export interface DemoResult {
  readonly sources: number;
  readonly sheets: number;
  readonly records: {
    readonly received: number;
    readonly accepted: number;
    readonly quarantined: number;
    readonly filtered: number;
  };
  readonly deliveries: DeliveryCounts;
  readonly ledger: { readonly difference: number };
  readonly platform: { readonly effects: number; readonly duplicates: number };
  readonly truth: { readonly file: string; readonly sheets: number; readonly differences: number };
  readonly data: string;
  readonly planted: Score;
  /** Defects missed and false alarms, one readable line each. */
  readonly details: readonly string[];
}

/** Holds the finished show against the ledger, the platform, the truth and what was planted. */
export async function readDemo(
  gateway: Gateway,
  region: Region,
  shown: Shown,
  checked: RegionCheck,
): Promise<DemoResult> {
  const { store, data, config } = gateway;
  const ledger = await store.ledger();
  const counts = await region.platform.tell({ counts: true });
  const truth = await againstTruth(gateway, region);
  const { planted, details } = await scoreAll(gateway, await region.oracle(), shown, checked);
  const records = { received: 0, accepted: 0, quarantined: 0, filtered: 0 };
  for (const { collected } of shown.evenings) {
    records.received += collected.received;
    records.accepted += collected.accepted;
    records.quarantined += collected.quarantined;
    records.filtered += Object.values(collected.filtered).reduce((sum, count) => sum + count, 0);
  }
  let sheets = 0;
  for await (const _ of store.sheets({})) sheets += 1;
  return {
    sources: config.sources.length,
    sheets,
    records,
    deliveries: await store.deliveryCounts('mono-log'),
    ledger: { difference: ledger.difference },
    platform: { effects: Number(counts['effects']), duplicates: Number(counts['duplicates']) },
    truth,
    data,
    planted,
    details,
  };
}

async function againstTruth(gateway: Gateway, region: Region): Promise<DemoResult['truth']> {
  const file = await region.truth();
  const exported = join(gateway.data, 'export.jsonl');
  const lines: string[] = [];
  for await (const line of exportLines(gateway, {})) lines.push(line);
  writeFileSync(exported, `${lines.join('\n')}\n`, { mode: 0o600 });
  const { differences } = await diffPaths(exported, file);
  return { file, sheets: lines.length - 1, differences: differences.length };
}

async function scoreAll(
  gateway: Gateway,
  oracle: readonly Defect[],
  shown: Shown,
  checked: RegionCheck,
): Promise<{ readonly planted: Score; readonly details: readonly string[] }> {
  const { store, keys, config } = gateway;
  const pseudonyms = pseudonymsOf({ keyId: keys.keyId, secret: keys.subkey('pseudonym') });
  const findings = await Array.fromAsync(store.findings({ open: true }));
  const readAt = shown.evenings.map(({ moment }) => moment.getTime());
  const total = { defects: 0, unprovable: 0, found: 0, missed: 0, false: 0 };
  const details: string[] = [];
  for (const { name: source, system } of config.sources) {
    const school =
      config.nodes.flatMap(({ journals }) => journals).find((journal) => journal.source === source)?.school ?? '';
    const people = pseudonyms({ system, installation: '', school });
    const found: Found = {
      system,
      school,
      gaps: checked.schools.find((one) => one.source === source)?.gaps ?? [],
      quarantine: await quarantineOf(gateway, source),
      findings: findings.filter((finding) => finding.source === source),
      repeats: shown.repeats.get(source) ?? 0,
      readAt,
      pseudonymOf: (pupil) => people('pupil', pupil),
    };
    const own = oracle.filter(
      (defect) => (system === 'dnevnik-ru' ? defect.school.ids.long : String(defect.school.ids.short)) === school,
    );
    const { missedDefects, falseAlarms, ...counted } = score(own, found);
    for (const key of Object.keys(total) as (keyof Score)[]) total[key] += counted[key];
    details.push(
      ...missedDefects.map((defect) => `missed: ${source} ${defect.kind} ${JSON.stringify(defect)}`),
      ...falseAlarms.map((alarm) => `false: ${source} ${alarm}`),
    );
  }
  return { planted: total, details };
}

async function quarantineOf({ store }: Gateway, source: string): Promise<Found['quarantine']> {
  const rows = [];
  for await (const { id, failed } of store.quarantined(source)) {
    const entities = failed.map(({ entity }) => entity);
    rows.push({ id, entities, raw: await store.quarantinedRaw(id) });
  }
  return rows;
}
