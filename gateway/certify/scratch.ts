import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapterContext } from '../reading/adapter-context.ts';
import { type Collected, collect } from '../collect/collect.ts';
import { timesOf, scheduleOf } from '../config/schedule.ts';
import type { SourceConfig } from '../config/config.ts';
import type { QuarantineRow } from '../contracts/finding.ts';
import { exportLines } from '../showing/exports.ts';
import type { Gateway } from '../gateway.ts';
import { keyFile } from '../data-folder/keys.ts';
import { openGateway } from '../main.ts';
import { pseudonymsOf } from '../normalise/pseudonym.ts';
import type { ExportLine } from '../sheets/export.ts';
import { sourceReading } from '../reading/source-reading.ts';
import { type Reader, refKey, type Repeated, type Told } from './reader.ts';
import type { Subject } from './trial.ts';

/** Losses that would be held elsewhere are told all the same: each reading begins in a store of its own. */
const SOURCE = 'source-under-test';

/**
 * A reader whose stores lie in a folder of the caller's, each taken away after its readings. They have the key that lies in the
 * folder: with it a simulator writes its truth.
 */
export function scratchReader(folder: string, subject: Omit<Subject, 'reader'>, signal: AbortSignal): Reader {
  return {
    async read({ config = subject.config, times = 1, before } = {}) {
      const data = mkdtempSync(join(folder, 'store-'));
      const { zone = 'Europe/Moscow' } = subject;
      const configFile = join(data, 'svod.json');
      writeFileSync(configFile, JSON.stringify({ zone, rawDays: 0 }), { mode: 0o600 });
      copyFileSync(keyFile(folder), keyFile(data));
      const gateway = await openGateway({ data, configFile, now: () => subject.now });
      try {
        const collected: Collected[] = [];
        for (let time = 0; time < times; time += 1) {
          await subject.answer?.();
          await before?.(time);
          collected.push(await collectOnce(gateway, subject, config, signal));
        }
        return await toldBy(gateway, subject, config, collected);
      } finally {
        await gateway.close();
        rmSync(data, { recursive: true, force: true });
      }
    },
  };
}

/** Makes the folder with a new key in it. */
export async function makeScratch(folder: string): Promise<void> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const configFile = join(folder, 'svod.json');
  writeFileSync(configFile, '{}', { mode: 0o600 });
  await (await openGateway({ data: folder, configFile })).close();
}

async function collectOnce(
  gateway: Gateway,
  { adapter, zone = 'Europe/Moscow', allowLoopback = false, reach = 'nightly' }: Omit<Subject, 'reader'>,
  settings: unknown,
  signal: AbortSignal,
): Promise<Collected> {
  const times = timesOf(scheduleOf({}), undefined);
  const source: SourceConfig = {
    name: SOURCE,
    system: adapter.name,
    zone,
    settings,
    allowLoopback,
    paused: false,
    times,
  };
  const run = randomUUID();
  return collect({
    source: SOURCE,
    run,
    adapter,
    config: settings,
    store: gateway.store,
    reading: sourceReading(gateway, source, run, 'read'),
    context: adapterContext(gateway, source, signal, reach),
    log: gateway.log,
    holdLossFrom: gateway.config.holdLossFrom,
    fromStart: false,
  });
}

async function toldBy(
  gateway: Gateway,
  { adapter }: Omit<Subject, 'reader'>,
  settings: unknown,
  collected: readonly Collected[],
): Promise<Told> {
  const { store, keys } = gateway;
  const [, ...lines] = await Array.fromAsync(exportLines(gateway, {}));
  const sheets = lines.map((line) => JSON.parse(line) as ExportLine);
  const quarantined = await Array.fromAsync(store.quarantined());
  const findings = await Array.fromAsync(store.findings({ open: true }));
  const pseudonyms = pseudonymsOf({ keyId: keys.keyId, secret: keys.subkey('pseudonym') });
  const installation = adapter.installationOf(settings);
  const schools = [...new Set(sheets.map(({ school }) => school))];
  const people = schools.map((school) => pseudonyms({ system: adapter.name, installation, school }));
  const pupils = new Set(sheets.flatMap(({ body }) => body.pupil ?? []).map(({ id }) => id));
  const others = new Set(
    sheets.flatMap(({ body, school }) => [
      school,
      ...Object.values(body)
        .flat()
        .map(({ id }) => id),
    ]),
  );
  return {
    collected,
    difference: (await store.ledger()).difference,
    sheets,
    repeated: quarantined
      .filter(({ problems }) => problems.some(({ code }) => code === 'page.repeated'))
      .map(repeatedBy),
    held: new Set(quarantined.flatMap(({ failed }) => failed.map(({ entity, id }) => `${entity} ${id ?? ''}`))),
    doubtful: findings.flatMap(({ slice }) => (slice ? [{ ...slice, sheet: slice.kind }] : [])),
    isPupil: (id) => !others.has(id) && people.some((pseudonymOf) => pupils.has(pseudonymOf('pupil', id))),
  };
}

/** By the id that the mapping found: of a ref the numbers may be places in our answer. */
function repeatedBy({ ref, slice, kind: sheet, school, failed }: QuarantineRow): Repeated {
  const { entity, id, scope, day } = failed.find((one) => one.id !== undefined) ?? failed[0] ?? {};
  const place = { sheet, school, scope: scope ?? slice?.scope ?? '', from: day ?? slice?.from ?? '' };
  return { key: refKey(slice, ref), place: { ...place, ...(entity && { entity, id: id ?? '' }) } };
}
