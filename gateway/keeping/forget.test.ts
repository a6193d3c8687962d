import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { RawRecord } from '../contracts/records.ts';
import { exportLines } from '../exports.ts';
import { renormalise, replayQuarantine } from '../again.ts';
import { pseudonymsOf } from '../normalise/pseudonym.ts';
import type { People } from '../normalise/pseudonym.ts';
import { textsIn } from '../test/store-texts.ts';
import { removeFolders } from '../test/svod-process.ts';
import {
  lessons,
  marks,
  partsOf,
  ROSTER,
  rosterPage,
  SOURCE,
  TINY,
  tinySource,
  type TinyPage,
  type TinySource,
  week,
} from '../test/tiny-source.ts';
import { forgetPupils, unknownPupils } from './forget.ts';

afterAll(removeFolders);

const SCHOOL: People = { system: 'dnevnik-ru', installation: '', school: '1' };
/** Vendors' ids: one who is forgotten, and others who stay. */
const [GONE, OTHER, THIRD] = ['7700700700701', '7700700700702', '7700700700703'];
const signal = new AbortController().signal;

const pupil = (id: string, lastName: string): RawRecord => ({
  ...ROSTER[0]!,
  body: { person: { id_str: id, lastName }, membership: { state: 'Active' }, classId: '7' },
  ref: `pupil/${lastName.length}`,
});
const CLASS = rosterPage([pupil(GONE, 'Канарейкина'), pupil(OTHER, 'Заварзин'), pupil(THIRD, 'Ян'), ROSTER[1]!]);
/** Homework for some pupils, as a raw record names them. */
const homeworkFor = (...ids: readonly string[]): RawRecord => ({
  ...lessons(1)[0]!,
  yields: ['homework'],
  body: {
    work: {
      ...{ id_str: 'h', type: 'Homework', workType: 2, lesson_str: '0', status: 'Sent', text: '№ 245' },
      targetDate: '2026-09-08T00:00:00',
      sentDate: '2026-09-07T13:05:11',
    },
    zone: 3,
    setTo: ids,
  },
  ref: 'homework/h',
});

const pseudonymIn = ({ gateway }: TinySource, id: string): string => {
  const { keyId } = gateway.keys;
  return pseudonymsOf({ keyId, secret: gateway.keys.subkey('pseudonym') })(SCHOOL)('pupil', id);
};

/** Everything of the data folder, and what is sealed in it, and what leaves it as an export. */
async function everythingIn({ gateway }: TinySource): Promise<string> {
  const { store, data } = gateway;
  const opened: string[] = [];
  for await (const { answers } of store.rawPages(SOURCE)) opened.push(Buffer.from(answers).toString());
  for await (const { id } of store.quarantined()) opened.push(await store.quarantinedRaw(id));
  for await (const { id } of store.findings()) opened.push(JSON.stringify((await store.heldPage(id)) ?? ''));
  for await (const line of exportLines(gateway, {})) opened.push(line);
  return [textsIn(data), ...opened].join('\n');
}

const WEEK = [...lessons(3), ...marks(GONE, 2), ...marks(OTHER, 3), ...marks(THIRD, 1)];
/** A mark whose value no code list knows. */
const bad = (id: string): RawRecord => marks(id, 1, 'xyz')[0]!;
const asked = (records: readonly RawRecord[], ids = [GONE, OTHER, THIRD] as readonly string[]): TinyPage =>
  week(records, { covers: { pupils: ids }, parts: partsOf(records, ids) });

test('an id as short as a mark, or as a number of a lesson, takes no record of others with it: not from the quarantine, not from what is read later', async () => {
  const source = await tinySource();
  const { store } = source.gateway;
  const wrong = (id: string, more: object = {}): RawRecord => {
    const [record] = marks(id, 1, '5') as [RawRecord];
    const { mark } = record.body as { readonly mark: object };
    return { ...record, body: { mark: { ...mark, id_str: true, ...more } } };
  };
  const refs = async (): Promise<readonly string[]> =>
    (await Array.fromAsync(store.quarantined())).map(({ ref }) => ref);
  const records = [...lessons(3), ...marks('5', 2), wrong(OTHER), wrong(THIRD, { unread: '5' })];
  const ids = ['5', OTHER, THIRD];
  const short = rosterPage([pupil('5', 'Канарейкина'), pupil(OTHER, 'Заварзин'), pupil(THIRD, 'Ян'), ROSTER[1]!]);
  await source.collect([short, asked(records, ids)]);
  expect(await refs()).toEqual([`mark/${OTHER}-0`, `mark/${THIRD}-0`]);
  const { erased } = forgetPupils(source.gateway, ['5'], [SCHOOL]);
  // Where no map looks a vendor may have written whose record it is: that one goes.
  expect([erased.quarantine, await refs()]).toEqual([1, [`mark/${OTHER}-0`]]);
  await source.collect([short, asked(records, ids)]);
  expect(await refs()).toEqual([`mark/${OTHER}-0`]);
  expect((await store.ledger()).difference).toBe(0);
  await source.gateway.close();
});

test('a pupil who is forgotten is in no byte of the data folder, and in no export; others stay', async () => {
  const source = await tinySource({ destinations: ['mono-log'] });
  const { store } = source.gateway;
  await source.collect([CLASS, asked([...WEEK, homeworkFor(GONE, OTHER)])]);
  await source.collect([CLASS, asked([...lessons(3), ...marks(GONE, 2, '5'), ...marks(OTHER, 3), bad(THIRD)])]);
  await source.collect([CLASS, asked([...lessons(3), ...marks(GONE, 1, '3'), bad(GONE), ...marks(OTHER, 3)])]);
  const [delivery] = await store.leaseDue('mono-log', {
    limit: 1,
    now: new Date('2027-01-01'),
    until: new Date('2027-01-02'),
  });
  const { sheet, lease } = delivery!;
  const held = { hash: 'h', json: `{"records":[{"id":"${pseudonymIn(source, GONE)}"}]}` };
  const settled = {
    sheet,
    version: sheet.version,
    lease,
    result: 'acknowledged',
    receipt: 'r',
    at: new Date(0),
  } as const;
  await store.settle('mono-log', [{ ...settled, ...held }]);
  const before = await everythingIn(source);
  for (const sign of [GONE, pseudonymIn(source, GONE), pseudonymIn(source, OTHER)]) expect(before).toContain(sign);

  const { erased, uncompacted } = forgetPupils(source.gateway, [GONE], [SCHOOL]);
  expect(uncompacted).toBeUndefined();
  expect(erased).toMatchObject({ sheets: 2, quarantine: 1, rawAnswers: 1, bases: 1, mentions: 1 });
  expect(erased.records).toBeGreaterThan(2);
  expect(erased.corrections).toBeGreaterThan(1);
  const after = await everythingIn(source);
  for (const sign of [GONE, pseudonymIn(source, GONE)]) expect(after).not.toContain(sign);
  expect(after).toContain(pseudonymIn(source, OTHER));
  expect((await store.ledger()).differences).toEqual([]);
  expect((await store.deliveryCounts('mono-log')).waiting).toBe(2);
  await store.close();
});

test('what the vendor still tells of them is filtered(forgotten): readings, replays, quarantine, raw answers', async () => {
  const source = await tinySource();
  const { store } = source.gateway;
  const pages = [CLASS, asked([...WEEK, homeworkFor(GONE, OTHER), bad(GONE)])];
  const first = await source.collect(pages);
  expect(first.counts.filtered).not.toHaveProperty('forgotten');
  forgetPupils(source.gateway, [GONE], [SCHOOL]);
  const sheets = await Array.fromAsync(store.sheets({}));
  const again = await source.collect(pages);
  // The pupil of the roster, two marks and the bad one.
  expect(again.counts.filtered).toMatchObject({ forgotten: 4 });
  expect(again.counts.received).toBe(first.counts.received);
  const bodies = (await Array.fromAsync(store.sheets({}))).map(({ body }) => body);
  expect(bodies).toEqual(sheets.map(({ body }) => body));
  const fresh = await source.collect([CLASS, asked([...WEEK, bad(GONE), bad(OTHER)])]);
  expect(fresh.counts.quarantined).toBe(1);
  await replayQuarantine(source.gateway, SOURCE, signal);
  await renormalise(source.gateway, { ...TINY, zone: 'Europe/Moscow' }, signal, () => {});
  const told = await everythingIn(source);
  for (const sign of [GONE, pseudonymIn(source, GONE)]) expect(told).not.toContain(sign);
  expect((await store.ledger()).differences).toEqual([]);
  await store.close();
});

test('their name stays out of texts as long as the vendor lists them: the class list is read anew', async () => {
  const source = await tinySource();
  await source.collect([CLASS, week(lessons(1))]);
  forgetPupils(source.gateway, [GONE], [SCHOOL]);
  await source.collect([CLASS, week(lessons(1, 'Спросить Канарейкину'))]);
  const topics = (await Array.fromAsync(source.gateway.store.sheets({ kind: 'journal-day' }))).flatMap(({ body }) =>
    body.lesson!.map(({ topic }) => topic as string),
  );
  expect(topics).toHaveLength(1);
  expect(topics.join()).not.toMatch(/канаре/i);
  await source.gateway.close();
});

test('said twice, it erases once; the proof has digests, numbers and the first moment', async () => {
  const source = await tinySource();
  await source.collect([CLASS, asked(WEEK)]);
  const first = forgetPupils(source.gateway, [GONE], [SCHOOL]);
  const second = forgetPupils(source.gateway, [GONE], [SCHOOL]);
  expect(second.reports).toEqual(first.reports);
  expect(Object.values(second.erased).every((count) => count === 0)).toBe(true);
  expect(source.gateway.keeping.forgetReports()).toEqual(first.reports);
  const list = readFileSync(join(source.gateway.data, 'forgotten.json'), 'utf8');
  for (const text of [list, JSON.stringify(first)]) {
    expect(text).not.toContain(GONE);
    expect(text).not.toContain(pseudonymIn(source, GONE));
  }
  await source.gateway.close();
});

test('while somebody reads the store the proof says that traces are left; when they are done, nothing is', async () => {
  const source = await tinySource();
  const { data, keeping, store } = source.gateway;
  await source.collect([CLASS, asked(WEEK)]);
  const sign = pseudonymIn(source, GONE);
  keeping.compact();
  const reader = new DatabaseSync(join(data, 'svod.db'), { readOnly: true });
  reader.exec('BEGIN; SELECT count(*) FROM sheet');
  const { uncompacted } = forgetPupils(source.gateway, [GONE], [SCHOOL]);
  expect(uncompacted).toMatchObject({ code: 'store.locked' });
  expect(() => keeping.compact()).toThrow(expect.objectContaining({ code: 'store.locked' }));
  reader.close();
  keeping.compact();
  expect(await everythingIn(source)).not.toContain(sign);
  await store.close();
}, 60_000);

test('before anybody is erased it is known who stands in the store; looking changes nothing', async () => {
  const source = await tinySource();
  const { gateway, collect } = source;
  await collect([CLASS, asked([...marks(OTHER, 1), bad(GONE)])]);
  const before = await everythingIn(source);
  const unknown = () => unknownPupils(gateway, [GONE, OTHER, '7700'], [{ ...SCHOOL, installation: 'x' }, SCHOOL]);
  expect(unknown()).toEqual({ ids: ['7700'], forgottenBefore: 0 });
  expect(await everythingIn(source)).toBe(before);
  forgetPupils(gateway, [GONE], [SCHOOL]);
  expect(unknown()).toEqual({ ids: [GONE, '7700'], forgottenBefore: 1 });
  await gateway.close();
});

test('somebody of whom nothing is stored is kept out from the beginning', async () => {
  const source = await tinySource();
  const { erased } = forgetPupils(source.gateway, [GONE], [SCHOOL]);
  expect(erased).toMatchObject({ sheets: 0, records: 0 });
  await source.collect([CLASS, asked([...WEEK, bad(GONE)])]);
  expect(await everythingIn(source)).not.toContain(pseudonymIn(source, GONE));
  await source.gateway.close();
});

const ids = [GONE, OTHER, THIRD] as const;
const evening = fc.array(
  fc.tuple(fc.constantFrom(...ids), fc.integer({ min: 0, max: 3 }), fc.constantFrom('3', '5', 'xyz')),
  {
    maxLength: 3,
  },
);
const told = (marked: readonly (readonly [string, number, string])[]): readonly RawRecord[] => {
  const byPupil = new Map(marked.map((one) => [one[0], one]));
  return [...lessons(2), ...[...byPupil.values()].flatMap(([id, count, value]) => marks(id, count, value))];
};

test('whatever was read before and after: nothing of them is left, and the ledger’s difference is 0', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(evening, { minLength: 1, maxLength: 3 }),
      fc.array(evening, { maxLength: 2 }),
      fc.boolean(),
      async (before, after, byPupil) => {
        const source = await tinySource();
        const pageOf = (marked: readonly (readonly [string, number, string])[]): TinyPage =>
          byPupil ? asked(told(marked)) : week(told(marked).map(({ pupil: _pupil, ...record }) => record));
        for (const marked of before) await source.collect([CLASS, pageOf(marked)], { holdLossFrom: 2 });
        forgetPupils(source.gateway, [GONE], [SCHOOL]);
        expect((await source.gateway.store.ledger()).differences).toEqual([]);
        for (const marked of after) await source.collect([CLASS, pageOf(marked)], { holdLossFrom: 2 });
        expect((await source.gateway.store.ledger()).differences).toEqual([]);
        const left = await everythingIn(source);
        for (const sign of [GONE, pseudonymIn(source, GONE)]) expect(left).not.toContain(sign);
        await source.gateway.close();
      },
    ),
    { numRuns: 25 },
  ));
