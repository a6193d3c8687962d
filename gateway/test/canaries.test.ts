import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityName, RawRecord } from '../contracts/records.ts';
import { SHEETS } from '../contracts/records.ts';
import { exportLines } from '../showing/exports.ts';
import { dryRun } from '../forward/dry-run.ts';
import { outgoingOf } from '../forwarding/forwarding.ts';
import { HOME, rules } from '../home.ts';
import { makeReading } from '../reading/reading.ts';
import { removeFolders } from './svod-process.ts';
import { textsIn } from './store-texts.ts';
import { tinySource, type TinySource } from './tiny-source.ts';

/*
 * A pupil's name in every text field of every recorded example, alone and inflected inside a sentence: whatever a vendor writes it
 * into, nobody reads it who has the data folder without its key, an export or a parcel.
 */

const NAME = { lastName: 'Канарейкина', firstName: 'Гортензия', middleName: 'Гиацинтовна' };
const CANARY = /канаре|гортенз|гиацинт/iu;
/** What people write: the name alone; in other cases, in capitals, with hidden signs. */
const TEXTS = ['Канарейкина', 'Спросить КАНАРЕЙКИНОЙ, Ка\u0301нарейкину и Гортензию с Гиа\u00ADцинтовной (7Б)'];
/** Their names are public: of institutions, periods and holidays. */
const PUBLIC: readonly string[] = ['school', 'academic-year', 'period', 'calendar-day', 'bell'];

const examplesOf = (system: string): readonly { readonly entity: EntityName; readonly body: object }[] => {
  const folder = join(HOME, 'mappings', system, 'examples');
  const entities = rules().of(system).entities;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.raw.json'))
    .map((file) => ({
      entity: entities
        .filter((entity) => file.startsWith(`${entity}-`) || file === `${entity}.raw.json`)
        .sort((a, b) => b.length - a.length)[0] as EntityName,
      body: JSON.parse(readFileSync(join(folder, file), 'utf8')) as object,
    }))
    .filter(({ entity }) => !PUBLIC.includes(entity));
};

/** The value with each of its texts in turn as another. */
function* eachText(value: unknown, planted: string): Generator<object> {
  if (typeof value === 'string') yield planted as never;
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value))
    for (const changed of eachText(inner, planted))
      yield Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed };
}

const kindOf = (entity: EntityName): keyof typeof SHEETS =>
  (Object.keys(SHEETS) as (keyof typeof SHEETS)[]).find((kind) =>
    (SHEETS[kind] as readonly string[]).includes(entity),
  )!;

/** The name with what stands around it, as somebody reads it: invisible signs hide nothing. */
function seenIn(told: string): string | undefined {
  const text = told.replaceAll(/[\p{M}\p{Cf}]/gu, '');
  const at = text.search(CANARY);
  return at < 0 ? undefined : text.slice(Math.max(0, at - 60), at + 60);
}

afterAll(removeFolders);

const DAY_MS = 86_400_000;
const dayAfter = (days: number): string =>
  new Date(Date.parse('2025-09-01') + days * DAY_MS).toISOString().slice(0, 10);

/** Stores a page an example: each of its texts in turn is planted, on a day of its own. */
async function readInto({ gateway }: TinySource, system: string, scope: string): Promise<number> {
  const adapter = { name: system, version: 1 };
  const source = { name: 's', zone: 'Europe/Moscow', settings: {} };
  const rest = { rules: rules().of(system), run: 'r', cause: 'read' } as const;
  const reading = makeReading({ gateway, source, adapter, installation: '', ...rest });
  let pages = 0;
  const save = async (entity: EntityName, bodies: readonly object[]): Promise<number> => {
    pages += 1;
    const place = { school: '1', scope: isOfRoster(entity) ? '1' : scope };
    const records = bodies.map((body, index): RawRecord => {
      return { yields: [entity], body, ref: `r/${index}`, place: { ...place, day: dayAfter(index) } };
    });
    const at = new Date(Date.parse('2026-10-20T12:00:00Z') + pages * 1000);
    const span = { from: dayAfter(0), to: dayAfter(0) };
    const covers = { sheet: 'roster', ...place, ...span, entities: [], pupils: ['2'] } as const;
    const taken = await reading.read({
      ...{
        digest: `${pages}`,
        received: records.length,
        records: () => records,
        cursor: 'c',
        read: { from: at, to: at },
      },
      ...(isOfRoster(entity) && { covers }),
    });
    const { slice: _slice, ...alone } = taken;
    await gateway.store.savePage(alone);
    reading.saved(taken);
    return records.length;
  };
  let count = await save('pupil', [pupilOf(system)]);
  for (const { entity, body } of examplesOf(system))
    for (const planted of TEXTS) count += await save(entity, [...eachText(body, planted)]);
  return count;
}

/** The pupil whose name it is, in class 7. */
const pupilOf = (system: string): object => {
  if (system === 'dnevnik-ru') return { person: { id_str: '2', ...NAME }, classId: '7' };
  const title = Object.values(NAME).join(' ');
  const { lastName: lastname, firstName: firstname } = NAME;
  const student = system === 'eljur' ? { name: '2', title, lastname, firstname } : { studentId: 2, nickName: title };
  return { student, pupil: '2', classId: '7' };
};

const isOfRoster = (entity: EntityName): boolean => kindOf(entity) === 'roster';

describe.each(['dnevnik-ru', 'eljur', 'netschool'])('a name planted in every text of %s', (system) => {
  test.each([
    ['with its class list', '7'],
    ['while no list is known', '8'],
  ])('%s is in no value of the store, no export and no parcel', async (_when, scope) => {
    const tiny = await tinySource({ destinations: ['mono-log'] });
    const { store, data } = tiny.gateway;
    expect(await readInto(tiny, system, scope)).toBeGreaterThan(100);
    const route = {
      store,
      outgoing: outgoingOf(tiny.gateway, 'mono-log'),
      nodes: [],
      nodeOf: () => 'n',
      destination: { name: 'mono-log' },
    };
    const parcels = await Array.fromAsync(dryRun(route));
    const lines = await Array.fromAsync(exportLines(tiny.gateway, {}));
    const codes = await Array.fromAsync(store.unknownCodes());
    for (const text of [textsIn(data), JSON.stringify(parcels), lines.join('\n'), JSON.stringify(codes)])
      expect(seenIn(text)).toBeUndefined();
    expect(JSON.stringify(parcels)).toContain('"mode":"snapshot"');
    expect(lines.join('\n')).toContain('▒');
    expect((await store.ledger()).differences).toEqual([]);
    await store.close();
  });
});

test('a planted name is found where it is: this test would see it', () => {
  expect(TEXTS.map((text) => seenIn(text) === undefined)).toEqual(TEXTS.map(() => false));
});
