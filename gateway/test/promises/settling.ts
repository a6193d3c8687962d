import type { Delivery } from '../../contracts/delivery.ts';
import { type StorePromise, TO } from '../store-place.ts';
import { at, Marks, PROBLEM } from './delivered-marks.ts';

export const SETTLING: readonly StorePromise[] = [
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
];
