import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startRegion } from '../../gateway/demo/region.ts';
import { createKeys, keyFile } from '../../gateway/data-folder/keys.ts';
import { SYSTEMS } from '../simulators/region/dialects.ts';
import { say, tell } from './figure.ts';
import { type Measured, measured } from './measured.ts';
import { inFolder, numberOption } from './workshop.ts';

/*
 * One school day of a region read by one `svod collect` over real sockets: its schools dealt to six systems, and the same schools on
 * Dnevnik.ru alone. Simulators are processes of their own; what counts is the gateway's own processor time. Both take turns, and of each the
 * turn counts that the machine disturbed least.
 */
const SCHOOLS = 100;
const REGION = { seed: '1', municipalities: 4, days: 1, from: '2026-10-12', classes: 3, size: 12, faults: false };
/** When the school's day has ended in every zone of the region. */
const EVENING = 'T15:30:00.000Z';

/** Turns of each. */
const TURNS = 5;

const schools = numberOption('schools', SCHOOLS);
const turns: { readonly six: Turn; readonly one: Turn }[] = [];
for (let turn = 0; turn < TURNS; turn += 1) {
  turns.push({ six: await collectedBy('six', SYSTEMS), one: await collectedBy('one', ['dnevnik-ru']) });
}
const six = best(turns.map((turn) => turn.six));
const one = best(turns.map((turn) => turn.one));
tell('vendors.ratio', six.speed / one.speed, 'ratio');
tell('vendors.rssMiB', Math.max(six.peakMiB, one.peakMiB), 'MiB');
tell('vendors.six', six.speed, 'records/CPU s');
tell('vendors.one', one.speed, 'records/CPU s');

interface Turn {
  /** Raw records a second of the gateway's processor. */
  readonly speed: number;
  readonly peakMiB: number;
}

function best(told: readonly Turn[]): Turn {
  return {
    speed: Math.max(...told.map(({ speed }) => speed)),
    peakMiB: Math.max(...told.map(({ peakMiB }) => peakMiB)),
  };
}

/** Of what `svod collect --json` says of a source. */
interface Collected {
  readonly records: { readonly received: number };
}

async function collectedBy(name: string, systems: readonly string[]): Promise<Turn> {
  const { cpuSeconds, peakMiB, said, seconds } = await inFolder((folder) => collectedIn(folder, systems));
  const { sources } = said as { readonly sources: readonly Collected[] };
  if (sources.length !== schools) throw new Error(`collecting: ${sources.length} of ${schools} sources were read`);
  const received = sources.reduce((sum, { records }) => sum + records.received, 0);
  say(
    `${name}: ${received} records of ${schools} schools, ${cpuSeconds.toFixed(1)} s of a core in ${seconds.toFixed(0)} s`,
  );
  return { speed: received / cpuSeconds, peakMiB };
}

async function collectedIn(folder: string, systems: readonly string[]): Promise<Measured> {
  const data = join(folder, 'data');
  mkdirSync(data);
  createKeys(keyFile(data));
  const all = Array.from({ length: schools }, (_, index) => index);
  const deal = Map.groupBy(all, (index) => systems[index % systems.length]!);
  const region = await startRegion({ ...REGION, schools, data, deal });
  try {
    const now = `${region.to}${EVENING}`;
    await region.moveTo(new Date(now));
    return await measured(['collect', '--config', join(data, 'svod.json')], { folder, data, now });
  } finally {
    await region.stop();
  }
}
