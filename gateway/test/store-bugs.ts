import type { Delivery, Settlement } from '../contracts/delivery.ts';
import type { Store } from '../contracts/store.ts';
import { memoryPlace } from './store-places.ts';
import type { StorePlace } from './store-place.ts';

/** A place whose stores have one planted bug. */
const planted = (bug: (store: Store) => Store): StorePlace => {
  const place = memoryPlace();
  return { ...place, open: (options) => bug(place.open(options)) };
};

/** The cursor is kept in the open store, not where the pages are: a store that is opened anew has none. */
export const cursorLost = (): StorePlace =>
  planted((store) => {
    const cursors = new Map<string, string>();
    return {
      ...store,
      async savePage({ cursor, ...page }) {
        const saved = await store.savePage(page);
        if (cursor !== undefined) cursors.set(page.source, cursor);
        return saved;
      },
      cursorOf: async (source) => cursors.get(source),
    };
  });

/** What is due is read before it is taken, as two statements without a transaction would: the next caller gets it, too. */
export const leaseGivenTwice = (): StorePlace =>
  planted((store) => {
    let last: readonly Delivery[] = [];
    return {
      ...store,
      async leaseDue(destination, request) {
        const leased = await store.leaseDue(destination, request);
        const given = leased.length > 0 ? leased : last;
        last = leased;
        return given;
      },
    };
  });

/** A settlement is fenced by the content that was sent: an answer to the first 4 settles the second one. */
export const fenceByHash = (): StorePlace => {
  const hashes = new Map<string, string>();
  const present = new Map<string, Delivery>();
  return planted((store) => ({
    ...store,
    async leaseDue(destination, request) {
      const leased = await store.leaseDue(destination, request);
      for (const delivery of leased) {
        hashes.set(delivery.lease, delivery.sheet.hash);
        present.set(placeOf(delivery.sheet), delivery);
      }
      return leased;
    },
    settle: (destination, settlements) =>
      store.settle(
        destination,
        settlements.map((settlement): Settlement => {
          const now = present.get(placeOf(settlement.sheet));
          if (!now || hashes.get(settlement.lease) !== now.sheet.hash) return settlement;
          return { ...settlement, version: now.sheet.version, lease: now.lease };
        }),
      ),
  }));
};

const placeOf = ({ source, scope, day }: Delivery['sheet'] | Settlement['sheet']): string =>
  `${source} ${scope} ${day}`;

/** The row of a page is written by itself: when the page fails, it stays. */
export const pageRowOutside = (): StorePlace =>
  planted((store) => ({
    ...store,
    async savePage(page) {
      try {
        return await store.savePage(page);
      } catch (error) {
        const { cursor: _cursor, slice: _slice, ...rest } = page;
        await store.savePage({ ...rest, accepted: [], quarantined: [], filtered: [] });
        throw error;
      }
    },
  }));
