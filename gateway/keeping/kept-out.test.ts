import type { RawRecord } from '../contracts/records.ts';
import { renormalise, replayQuarantine } from '../reading/again.ts';
import {
  asked,
  bad,
  CLASS,
  everythingIn,
  GONE,
  homeworkFor,
  OTHER,
  pseudonymIn,
  pupil,
  SCHOOL,
  THIRD,
  WEEK,
} from '../test/forgotten-pupils.ts';
import { removeFolders } from '../test/svod-process.ts';
import { lessons, marks, ROSTER, rosterPage, week } from '../test/tiny-pages.ts';
import { SOURCE, TINY, tinySource } from '../test/tiny-source.ts';
import { forgetPupils } from './forget.ts';

/* Whoever is forgotten stays out, whatever the vendor still tells of them. */

afterAll(removeFolders);

const signal = new AbortController().signal;

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

test('somebody of whom nothing is stored is kept out from the beginning', async () => {
  const source = await tinySource();
  const { erased } = forgetPupils(source.gateway, [GONE], [SCHOOL]);
  expect(erased).toMatchObject({ sheets: 0, records: 0 });
  await source.collect([CLASS, asked([...WEEK, bad(GONE)])]);
  expect(await everythingIn(source)).not.toContain(pseudonymIn(source, GONE));
  await source.gateway.close();
});
