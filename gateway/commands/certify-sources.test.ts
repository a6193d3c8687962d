import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import nock from 'nock';
import { CHECKS } from '../certify/checks.ts';
import { type Region, startRegion } from '../demo/region.ts';
import { createKeys, keyFile } from '../data-folder/keys.ts';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

/** Milliseconds for a whole certificate on a machine that has other work. */
const PATIENCE_MS = 400_000;
/** By place in the region; the fifth school of this seed keeps no journal at all. */
const SYSTEMS = ['dnevnik-ru', 'mesh', 'avers', 'eljur', 'netschool', 'bars'] as const;
const DAYS = { seed: '3', municipalities: 1, from: '2026-10-12', days: 8, classes: 2, size: 4 } as const;
const data = newFolder();
let region: Region;
let sources: ReadonlyMap<string, string>;

beforeAll(async () => {
  nock.restore();
  createKeys(keyFile(data));
  const deal = new Map(SYSTEMS.map((system, school) => [system, [school]]));
  region = await startRegion({ ...DAYS, faults: false, schools: SYSTEMS.length, data, deal });
  await region.moveTo(new Date(`${region.to}T20:00:00Z`));
  const config = JSON.parse(readFileSync(join(data, 'svod.json'), 'utf8')) as {
    readonly sources: Readonly<Record<string, { readonly system: string }>>;
  };
  sources = new Map(Object.entries(config.sources).map(([name, { system }]) => [system, name]));
}, PATIENCE_MS);
afterAll(async () => {
  await region.stop();
  removeFolders();
});

test.each(SYSTEMS.filter((system) => system !== 'netschool'))(
  'a configured school on %s, one of many at its system, is certified as a real one is: nothing is spoiled',
  async (system) => {
    const words = ['certify', '--source', sources.get(system)!, '--json'];
    const ended = await svodHere(words, { data, env: { SVOD_NOW: `${region.to}T20:00:00Z` } });
    const { checks } = ended.result<{ checks: readonly Readonly<Record<'id' | 'result' | 'evidence', string>>[] }>();
    const open = checks.filter(({ result }) => result !== 'passed');
    expect(open.map(({ id, result, evidence }) => (result === 'skipped' ? id : `${id}: ${evidence}`))).toEqual([
      'records.expected',
      'coverage.true',
      'times.days',
      'pages.empty',
      'answers.faults',
    ]);
    expect([ended.code, checks.length]).toEqual([0, CHECKS.length]);
  },
  PATIENCE_MS,
);
