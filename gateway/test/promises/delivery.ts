import type { Problem } from '../../contracts/records.ts';
import type { Delivery, Settlement } from '../../contracts/delivery.ts';
import type { Store } from '../../contracts/store.ts';
import { lesson, mark, page, TUESDAY } from '../store-pages.ts';
import { clockAt, NOON, openAt, type StorePlace, type StorePromise, TO } from '../store-place.ts';

const at = (minutes: number): Date => new Date(Date.parse(NOON) + minutes * 60_000);
const PROBLEM: Problem = { code: 'destination.rejected', path: '', message: 'No.' };

/** A store whose sheet has one mark, of which the test changes the value. */
class Marks {
  readonly store: Store;
  private reads = 0;
  private readonly clock = clockAt(NOON);

  constructor(place: StorePlace) {
    this.store = openAt(place, { now: () => this.clock.now() });
  }

  async set(value: string): Promise<void> {
    const minute = String((this.reads += 1)).padStart(2, '0');
    this.clock.at(at(this.reads / 100).toISOString());
    await this.store.savePage(page([mark('m', value)], { at: `2026-09-08T15:${minute}:00Z` }));
  }

  lease(now = at(1), until = at(6)): Promise<readonly Delivery[]> {
    return this.store.leaseDue(TO, { limit: 10, now, until });
  }

  settle(delivery: Delivery, settlement: object): Promise<void> {
    const { sheet, lease } = delivery;
    return this.store.settle(TO, [
      {
        sheet,
        version: sheet.version,
        lease,
        at: at(2),
        hash: sheet.hash,
        json: '{}',
        ...settlement,
      } as unknown as Settlement,
    ]);
  }

  acknowledge(delivery: Delivery, receipt = 'r'): Promise<void> {
    return this.settle(delivery, { result: 'acknowledged', receipt, json: JSON.stringify(delivery.sheet.body) });
  }

  async counts(): Promise<readonly number[]> {
    const { changed, acknowledged, waiting, dead, superseded } = await this.store.deliveryCounts(TO);
    expect((await this.store.ledger()).difference).toBe(0);
    return [changed, acknowledged, waiting, dead, superseded];
  }
}

export const DELIVERY: readonly StorePromise[] = [
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
    title: 'an acknowledged body is the base of the next version',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      const [first] = await marks.lease();
      expect(first!.base).toBeUndefined();
      await marks.settle(first!, { result: 'acknowledged', receipt: 'r-1', hash: 'h-1', json: '{"a":1}' });
      expect(await marks.lease(at(100))).toEqual([]);
      await marks.set('5');
      const [second] = await marks.lease();
      expect(second).toMatchObject({ sheet: { version: 2 }, base: { hash: 'h-1', json: '{"a":1}' }, unsure: false });
      expect(await marks.counts()).toEqual([2, 1, 1, 0, 0]);
    },
  },
  {
    title: 'a new version waits for the lease of the old one, whose answer then settles nothing',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      const [old] = await marks.lease();
      await marks.set('5');
      expect(await marks.lease()).toEqual([]);
      await marks.acknowledge(old!);
      expect(await marks.counts()).toEqual([2, 0, 1, 0, 1]);
      const [present] = await marks.lease();
      expect(present).toMatchObject({ sheet: { version: 2 }, attempts: 0, unsure: true });
    },
  },
  {
    title: 'set 4 → 5 → 4, each acknowledged, an answer to the first 4 after the third settles nothing',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      const [first] = await marks.lease(at(1), at(2));
      const [again] = await marks.lease(at(3), at(5));
      await marks.acknowledge(again!, 'r-1');
      await marks.set('5');
      const [second] = await marks.lease(at(5), at(8));
      await marks.acknowledge(second!, 'r-2');
      await marks.set('4');
      await marks.acknowledge(first!, 'late');
      expect(await marks.counts()).toEqual([3, 2, 1, 0, 0]);
      const [third] = await marks.lease(at(9), at(12));
      expect(third!.sheet.hash).toBe(first!.sheet.hash);
      await marks.acknowledge(first!, 'later');
      await marks.settle({ ...first!, lease: third!.lease }, { result: 'acknowledged', receipt: 'forged' });
      expect(await marks.counts()).toEqual([3, 2, 1, 0, 0]);
    },
  },
  {
    title: 'an outage only delays: the delivery is due again when it was told, with one more attempt',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      const [first] = await marks.lease();
      await marks.settle(first!, { result: 'retry', dueAt: at(30), reason: 'http.timeout' });
      expect(await marks.lease(at(29))).toEqual([]);
      expect(await marks.store.nextDue(TO)).toEqual(at(30));
      expect((await marks.lease(at(30), at(35)))[0]).toMatchObject({ attempts: 1, unsure: true });
    },
  },
  {
    title: 'a pending ticket comes back with the delivery, and a destination that wants the whole body gets it',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      await marks.settle((await marks.lease())[0]!, { result: 'whole-body' });
      const [whole] = await marks.lease(at(2), at(5));
      expect(whole).toMatchObject({ wholeBody: true, attempts: 1 });
      await marks.settle(whole!, { result: 'pending', dueAt: at(10), ticket: 't-1' });
      expect(await marks.lease(at(9))).toEqual([]);
      expect((await marks.lease(at(10), at(15)))[0]).toMatchObject({ ticket: 't-1', wholeBody: true, unsure: true });
      expect(await marks.counts()).toEqual([1, 0, 1, 0, 0]);
    },
  },
  {
    title: 'a refused version is dead until it is revived or changes',
    async check(place) {
      const marks = new Marks(place);
      await marks.set('4');
      await marks.settle((await marks.lease())[0]!, { result: 'dead', hash: 'h', problems: [PROBLEM] });
      expect(await marks.counts()).toEqual([1, 0, 0, 1, 0]);
      const [dead] = await Array.fromAsync(marks.store.dead(TO));
      expect(dead).toMatchObject({ version: 1, problems: [PROBLEM] });
      expect(await marks.store.revive(TO, [dead!.sheet, dead!.sheet])).toBe(1);
      const [revived] = await marks.lease();
      expect(revived).toMatchObject({ attempts: 0 });
      expect(revived!.refusedHash).toBeUndefined();
      await marks.settle(revived!, { result: 'dead', hash: 'h', problems: [PROBLEM] });
      await marks.set('5');
      expect(await marks.counts()).toEqual([2, 0, 1, 1, 0]);
      expect((await marks.lease())[0]).toMatchObject({ refusedHash: 'h', sheet: { version: 2 } });
      expect(await Array.fromAsync(marks.store.dead(TO))).toEqual([]);
    },
  },
  {
    title:
      'an equal outgoing body is settled as the one settled last: by its receipt, its refusal, or as nothing to send',
    async check(place) {
      const marks = new Marks(place);
      const equal = async (hash: string): Promise<void> =>
        marks.settle((await marks.lease())[0]!, { result: 'equal', hash });
      await marks.set('4');
      await equal('empty');
      expect(await marks.counts()).toEqual([1, 1, 0, 0, 0]);
      await marks.set('5');
      await marks.settle((await marks.lease())[0]!, { result: 'acknowledged', receipt: 'r', hash: 'h', json: '{}' });
      await marks.set('3');
      await equal('h');
      expect(await marks.counts()).toEqual([3, 3, 0, 0, 0]);
      await marks.set('2');
      await marks.settle((await marks.lease())[0]!, { result: 'dead', hash: 'k', problems: [PROBLEM] });
      await marks.set('4');
      await equal('k');
      expect(await marks.counts()).toEqual([5, 3, 0, 2, 0]);
    },
  },
  {
    title:
      'a version that may have left under a node keeps it; one that did not leave, and a later version, go under the present one',
    async check(place) {
      const marks = new Marks(place);
      const leaseUnder = async (node: string, minute: number): Promise<Delivery> => {
        const nodeOf = (source: string, school: string) => `${node} of ${source}/${school}`;
        const [delivery] = await marks.store.leaseDue(TO, { limit: 1, now: at(minute), until: at(minute + 1), nodeOf });
        return delivery!;
      };
      const retry = (delivery: Delivery, minute: number, more = {}): Promise<void> =>
        marks.settle(delivery, { result: 'retry', dueAt: at(minute), reason: 'vendor.answer', ...more });
      await marks.set('4');
      const { source, school } = (await leaseUnder('a', 1)).sheet;
      expect((await leaseUnder('b', 3)).node).toBe(`a of ${source}/${school}`);
      await marks.set('5');
      await retry(await leaseUnder('b', 5), 6, { isUnsent: true });
      await retry(await leaseUnder('c', 7), 8);
      const kept = await leaseUnder('d', 9);
      expect(kept.node).toMatch(/^c /);
      await retry(kept, 10, { isUnsent: true });
      expect((await Array.fromAsync(marks.store.waiting(TO)))[0]?.node).toMatch(/^c /);
      expect((await leaseUnder('d', 11)).node).toMatch(/^c /);
      expect(await marks.counts()).toEqual([2, 0, 1, 0, 1]);
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
