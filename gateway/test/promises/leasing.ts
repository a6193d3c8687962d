import { lesson, page, TUESDAY } from '../store-pages.ts';
import { clockAt, NOON, openAt, type StorePromise, TO } from '../store-place.ts';
import { at, Marks } from './delivered-marks.ts';

export const LEASING: readonly StorePromise[] = [
  {
    title: 'a new version is due in the write that stores it, the longest waiting first',
    async check(place) {
      const clock = clockAt(NOON);
      const store = openAt(place, { now: () => clock.now() });
      expect(await store.nextDue(TO)).toBeUndefined();
      await store.savePage(page([lesson('1', 'blank', { day: TUESDAY })], { slice: null }));
      clock.at(at(1).toISOString());
      await store.savePage(page([lesson('2')], { slice: null }));
      expect(await store.nextDue(TO)).toEqual(at(0));
      expect(await Array.fromAsync(store.waiting(TO))).toHaveLength(2);
      const [first, ...others] = await store.leaseDue(TO, { limit: 1, now: at(2), until: at(5) });
      expect(first).toMatchObject({
        sheet: { day: TUESDAY, version: 1, body: { lesson: [{ id: '1' }] } },
        attempts: 0,
        wholeBody: false,
        unsure: false,
      });
      expect(others).toEqual([]);
      expect(await store.leaseDue('nobody', { limit: 1, now: at(2), until: at(5) })).toEqual([]);
    },
  },
  {
    title: 'two callers never lease the same delivery',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), lesson('2', 'blank', { day: TUESDAY })]));
      const request = { limit: 1, now: at(1), until: at(6) };
      const leased = (
        await Promise.all([store.leaseDue(TO, request), store.leaseDue(TO, request), store.leaseDue(TO, request)])
      ).flat();
      expect(leased.map(({ sheet }) => sheet.day).sort()).toEqual(['2026-09-07', '2026-09-08']);
    },
  },
  {
    title: 'what waits of a school can be made due now, but for what is leased and what is another school’s',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), lesson('2', 'blank', { day: TUESDAY })]));
      const [put, held] = await store.leaseDue(TO, { limit: 2, now: at(1), until: at(60) });
      const { sheet, lease } = put!;
      const of = { source: sheet.source, school: sheet.school };
      await store.settle(TO, [
        { sheet, version: sheet.version, lease, result: 'retry', dueAt: at(50), reason: 'gate closed' },
      ]);
      await store.hasten(TO, { ...of, school: 'another' }, at(2));
      await store.hasten('nobody', of, at(2));
      expect(await store.leaseDue(TO, { limit: 2, now: at(2), until: at(6) })).toEqual([]);
      await store.hasten(TO, of, at(2));
      expect(await store.nextDue(TO)).toEqual(at(2));
      const due = await store.leaseDue(TO, { limit: 2, now: at(2), until: at(6) });
      expect(due.map((one) => one.sheet.day)).toEqual([sheet.day]);
      expect(held!.sheet.day).not.toBe(sheet.day);
    },
  },
  {
    title: 'a lease that nobody settled runs out; what stands at the destination is then unsure',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      const [first] = await marks.lease();
      expect(await marks.lease(at(5))).toEqual([]);
      expect(await marks.store.nextDue(TO)).toEqual(at(6));
      const [again] = await marks.lease(at(6), at(11));
      expect(again).toMatchObject({ sheet: { version: 1 }, unsure: true });
      await marks.acknowledge(first!);
      expect(await marks.counts()).toEqual([1, 0, 1, 0, 0]);
      await marks.acknowledge(again!);
      expect(await marks.counts()).toEqual([1, 1, 0, 0, 0]);
    },
  },
  {
    title: 'what is held back is neither leased nor waited for; a base knows the node that it went under',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      const [first] = await marks.lease();
      await marks.settle(first!, { result: 'retry', dueAt: at(7), reason: 'vendor.answer' });
      const { source, school } = first!.sheet;
      const except = [{ source, school }];
      const request = { limit: 9, now: at(8), until: at(9) };
      expect(await marks.store.leaseDue(TO, { ...request, except })).toEqual([]);
      expect(await marks.store.nextDue(TO, except)).toBeUndefined();
      expect(await marks.store.nextDue(TO, [{ source, school: 'another' }])).toEqual(at(7));
      const [second] = await marks.store.leaseDue(TO, { ...request, except: [], nodeOf: () => 'n1' });
      await marks.acknowledge(second!);
      await marks.set('5');
      expect((await marks.lease(at(10), at(11)))[0]?.base).toMatchObject({ node: 'n1' });
    },
  },
  {
    title: 'a destination that comes later finds every sheet due, counted from its present version',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      await marks.set('5');
      const store = openAt(place, { destinations: [TO, 'second'] });
      expect(await store.deliveryCounts('second')).toEqual({
        changed: 1,
        acknowledged: 0,
        waiting: 1,
        dead: 0,
        superseded: 0,
      });
      const [delivery] = await store.leaseDue('second', { limit: 5, now: at(1), until: at(2) });
      expect(delivery).toMatchObject({ sheet: { version: 2 } });
      expect((await store.ledger()).difference).toBe(0);
    },
  },
  {
    title: 'a destination that was added elsewhere meanwhile misses no version',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      const store = openAt(place, { destinations: [TO, 'second'] });
      const [first] = await store.leaseDue('second', { limit: 5, now: at(1), until: at(2) });
      const answer = { result: 'acknowledged', receipt: 'r', at: at(1), hash: 'h', json: '{}' } as const;
      await store.settle('second', [{ sheet: first!.sheet, version: 1, lease: first!.lease, ...answer }]);
      await marks.set('5');
      await marks.store.savePage(page([lesson('1', 'blank', { scope: '7Б' })], { slice: null }));
      expect(await store.deliveryCounts('second')).toMatchObject({ changed: 3, acknowledged: 1, waiting: 2 });
      expect((await store.ledger()).difference).toBe(0);
    },
  },
];
