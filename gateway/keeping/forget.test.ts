import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import type { RawRecord } from '../contracts/records.ts';
import {
  asked,
  bad,
  CLASS,
  everythingIn,
  GONE,
  homeworkFor,
  OTHER,
  pseudonymIn,
  SCHOOL,
  THIRD,
  WEEK,
} from '../test/forgotten-pupils.ts';
import { removeFolders } from '../test/svod-process.ts';
import { lessons, marks, type TinyPage, week } from '../test/tiny-pages.ts';
import { tinySource } from '../test/tiny-source.ts';
import { forgetPupils, unknownPupils } from './forget.ts';

afterAll(removeFolders);

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
