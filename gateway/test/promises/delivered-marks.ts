import type { Problem } from '../../contracts/records.ts';
import type { Delivery, Settlement } from '../../contracts/delivery.ts';
import type { Store } from '../../contracts/store.ts';
import { mark, page } from '../store-pages.ts';
import { clockAt, NOON, openAt, type StorePlace, TO } from '../store-place.ts';

export const at = (minutes: number): Date => new Date(Date.parse(NOON) + minutes * 60_000);
export const PROBLEM: Problem = { code: 'destination.rejected', path: '', message: 'No.' };

/** A store whose sheet has one mark, of which the test changes the value. */
export class Marks {
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
