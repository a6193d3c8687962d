import type { Finding } from '../../contracts/finding.ts';
import { bad, lesson, mark, page, WEEK } from '../store-pages.ts';
import { openAt, type StorePromise } from '../store-place.ts';

const LATER = '2026-09-09T15:00:00Z';
const finding: Finding = {
  id: 'f-1',
  source: 's',
  kind: 'loss',
  slice: WEEK,
  openedAt: new Date(LATER),
  before: 20,
  now: 1,
};

export const QUARANTINE: readonly StorePromise[] = [
  {
    title: 'a quarantined raw record waits with its problems, and is read again on demand',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { bad: [bad('mark/m', 'mark', 'm')] }));
      const [row, ...others] = await Array.fromAsync(store.quarantined('s'));
      expect(others).toEqual([]);
      expect(row).toMatchObject({
        source: 's',
        kind: 'journal-day',
        school: '1',
        slice: WEEK,
        ref: 'mark/m',
        madeBy: 'rules-1',
        firstSeenAt: new Date('2026-09-08T15:01:00Z'),
      });
      expect(row!.problems[0].code).toBe('map.unknown-code');
      expect(await store.quarantinedRaw(row!.id)).toBe('{"ref":"mark/m"}');
      expect(await Array.fromAsync(store.quarantined('t'))).toEqual([]);
      await expect(store.quarantinedRaw('4711')).rejects.toMatchObject({ code: 'usage.invalid' });
    },
  },
  {
    title: 'read again, a quarantined raw record keeps its first sight; accepted or gone, it leaves the quarantine',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([], { bad: [bad('mark/m', 'mark', 'm'), bad('mark/n', 'mark', 'n')] }));
      await store.savePage(page([mark('n', '4')], { bad: [bad('mark/m', 'mark', 'm')], at: LATER }));
      const rows = await Array.fromAsync(store.quarantined());
      expect(rows.map(({ ref, firstSeenAt }) => [ref, firstSeenAt])).toEqual([
        ['mark/m', new Date('2026-09-08T15:01:00Z')],
      ]);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a page without a slice takes accepted records out of the quarantine, and no others',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([], { slice: null, bad: [bad('mark/m', 'mark', 'm'), bad('mark/n', 'mark', 'n')] }));
      await store.savePage(page([mark('n', '4')], { slice: null, at: LATER }));
      await store.savePage(page([mark('n', '4')], { slice: null, at: LATER }));
      expect((await Array.fromAsync(store.quarantined())).map(({ ref }) => ref)).toEqual(['mark/m']);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a replayed row that passes joins its slice as if it had passed there; one that does not stays',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { bad: [bad('mark/m', 'mark', 'm'), bad('mark/n', 'mark', 'n')] }));
      const replays = (await Array.fromAsync(store.quarantined())).map(({ id }) => id);
      const again = { ...bad('mark/n', 'mark', 'n'), raw: 1 };
      const replay = {
        ...page([mark('m', '4')], { slice: null, cause: 'replay', replays, at: LATER }),
        received: 2,
        quarantined: [again],
      };
      expect(await store.savePage(replay)).toMatchObject({ received: 2, accepted: 1, quarantined: 1, changed: 1 });
      expect((await Array.fromAsync(store.quarantined())).map(({ ref }) => ref)).toEqual(['mark/n']);
      const [sheet] = await Array.fromAsync(store.sheets({}));
      expect(sheet!.origins.mark?.['m']).toEqual({ role: 'first', seen: { by: '2026-09-08T15:01:00.000Z' } });
      expect((await store.ledger()).difference).toBe(0);
      await store.savePage(page([lesson('1')], { at: LATER }));
      expect((await Array.fromAsync(store.sheets({})))[0]!.body.mark).toBeUndefined();
    },
  },
  {
    title: 'a row whose slice was read anew meanwhile is not replayed over the new reading',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')], { bad: [bad('mark/m', 'mark', 'm')] }));
      const replays = (await Array.fromAsync(store.quarantined())).map(({ id }) => id);
      await store.savePage(page([lesson('1'), mark('m', '5')], { at: LATER }));
      const replay = page([mark('m', '4')], { slice: null, cause: 'replay', replays, at: LATER });
      expect(await store.savePage(replay)).toMatchObject({
        received: 1,
        accepted: 0,
        filtered: { older: 1 },
        changed: 0,
      });
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a held page counts as held, moves the cursor and leaves the slice as it was',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), mark('m', '4')]));
      const lost = page([lesson('1')], { at: LATER, cursor: 'c2', parts: new Map([['pu-1', 1]]) });
      expect(await store.holdPage(lost, finding)).toMatchObject({ received: 1, accepted: 0, filtered: { held: 1 } });
      expect(await store.cursorOf('s')).toBe('c2');
      expect(await store.sliceState('s', WEEK)).toMatchObject({ page: 1 });
      expect(await Array.fromAsync(store.findings({ open: true }))).toEqual([finding]);
      expect(await store.heldPage('f-1')).toEqual(lost);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'an approved page is saved like any other, and its finding is closed',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), mark('m', '4')]));
      await store.holdPage(page([lesson('1')], { at: LATER }), finding);
      const { cursor: _, ...held } = (await store.heldPage('f-1'))!;
      expect(await store.savePage({ ...held, cause: 'approve' })).toMatchObject({ accepted: 1, changed: 1 });
      await store.closeFinding('f-1', new Date(LATER));
      expect(await store.heldPage('f-1')).toBeUndefined();
      expect(await Array.fromAsync(store.findings({ open: true }))).toEqual([]);
      expect(await Array.fromAsync(store.findings({ source: 's', open: false }))).toHaveLength(1);
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a held page that a later reading overtook is held no more',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1')]));
      await store.holdPage(page([], { at: LATER }), finding);
      await store.savePage(page([lesson('1')], { at: '2026-09-10T15:00:00Z' }));
      expect(await store.heldPage('f-1')).toBeUndefined();
    },
  },
  {
    title: 'raw answers are kept one of a slice, with its present reading, until their time has passed',
    async check(place) {
      const store = openAt(place);
      const until = new Date('2026-10-08T15:00:00Z');
      await store.savePage(page([lesson('1')], { answers: Buffer.from('old'), keepRawUntil: until }));
      await store.savePage(page([lesson('1')], { at: LATER, answers: Buffer.from('new'), keepRawUntil: until }));
      const read = { from: new Date('2026-09-10T15:00:00Z'), to: new Date('2026-09-10T15:02:00Z') };
      await store.confirmSlice({ source: 's', run: 'r', slice: WEEK, received: 1, read });
      expect(await Array.fromAsync(store.rawPages('s'))).toEqual([
        { slice: WEEK, read, pupils: 'all', answers: Buffer.from('new') },
      ]);
      expect(await Array.fromAsync(store.rawPages('t'))).toEqual([]);
      expect(await store.forgetRaw(new Date('2026-10-07T15:00:00Z'))).toBe(0);
      expect(await store.forgetRaw(until)).toBe(1);
      expect(await Array.fromAsync(store.rawPages('s'))).toEqual([]);
    },
  },
  {
    title: 'unknown codes are a work-list: what the last pages kept, and what is quarantined for them',
    async check(place) {
      const store = openAt(place);
      const [drama, chess] = ['Драма', 'Шахматы'].map((value) => ({ list: 'subjects', value }));
      await store.savePage(page([lesson('1')], { unknownCodes: [{ ...chess!, count: 3 }] }));
      await store.savePage(
        page([lesson('1')], {
          source: 't',
          school: '2',
          slice: { ...WEEK, school: '2' },
          unknownCodes: [{ ...chess!, count: 2 }],
        }),
      );
      await store.savePage(
        page([], {
          slice: null,
          bad: [bad('mark/m', 'mark', 'm', { unknownCodes: [{ list: 'mark-values', value: '7' }] })],
        }),
      );
      const firstSeen = expect.any(Date) as Date;
      const seven = {
        list: 'mark-values',
        value: '7',
        count: 1,
        schools: ['1'],
        firstSeen: new Date('2026-09-08T15:01:00Z'),
      };
      expect(await Array.fromAsync(store.unknownCodes())).toEqual([
        seven,
        { ...chess, count: 5, schools: ['1', '2'], firstSeen },
      ]);
      await store.savePage(page([lesson('1')], { at: LATER, unknownCodes: [{ ...drama!, count: 1 }] }));
      const found = await Array.fromAsync(store.unknownCodes());
      expect(found.map(({ value, count }) => [value, count])).toEqual([
        ['7', 1],
        ['Драма', 1],
        ['Шахматы', 2],
      ]);
    },
  },
];
