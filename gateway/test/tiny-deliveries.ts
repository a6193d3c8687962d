import type { SheetRef } from '../contracts/records.ts';
import type { SheetBody, StoredSheet } from '../contracts/sheet.ts';
import type { Delivery, DeliveryCounts, HeldSchool, Settlement } from '../contracts/delivery.ts';
import type { Ledger } from '../contracts/ledger.ts';
import type { Store } from '../contracts/store.ts';
import { canonicalJson, hashOf } from '../sheets/canonical-json.ts';

type End = 'acknowledged' | 'waiting' | 'dead' | 'superseded';
interface Entry {
  sheet: StoredSheet;
  readonly ends: Map<number, End>;
  dueAt: Date;
  attempts: number;
  wholeBody: boolean;
  unsure: boolean;
  /** `unsure` as it was when leased. */
  wasUnsure: boolean;
  lease?: { readonly id: string; readonly until: Date } | undefined;
  base?: { readonly hash: string; readonly json: string };
  refusedHash?: string | undefined;
  ticket?: string | undefined;
}

/** The forwarding half of a store, and a short way to say what its sheets say. */
export interface Deliveries extends Pick<
  Store,
  'leaseDue' | 'settle' | 'deliveryCounts' | 'nextDue' | 'epoch' | 'waiting'
> {
  /** The sheet now says this; a new version only where that differs. */
  put(sheet: SheetRef, body: SheetBody): Promise<void>;
  sheet(sheet: SheetRef): Promise<StoredSheet | undefined>;
  /** Of a real store. */
  ledger?(): Promise<Ledger>;
}

const NEVER = new Date(0);
const keyOf = ({ source, kind, school, scope, day }: SheetRef): string =>
  JSON.stringify([source, kind, school, scope, day]);

/** What gateway/contracts/store.ts promises of one destination, in a few lines. */
export function tinyDeliveries(epoch = 1): Deliveries {
  const entries = new Map<string, Entry>();
  let leases = 0;
  const isWaiting = ({ sheet, ends }: Entry): boolean => ends.get(sheet.version) === 'waiting';
  const freeAt = ({ dueAt, lease }: Entry): Date => (lease && lease.until > dueAt ? lease.until : dueAt);
  return {
    async put(ref, body) {
      const hash = hashOf(canonicalJson(body));
      const before = entries.get(keyOf(ref));
      if (before?.sheet.hash === hash) return;
      const version = (before?.sheet.version ?? 0) + 1;
      const sheet = { ...ref, body, origins: {}, hash, version, schema: 1, madeBy: 'test', changedAt: NEVER };
      const fresh = { sheet, dueAt: NEVER, attempts: 0, wholeBody: false, ticket: undefined };
      if (!before) {
        entries.set(keyOf(ref), { ...fresh, ends: new Map([[1, 'waiting']]), unsure: false, wasUnsure: false });
        return;
      }
      if (isWaiting(before)) before.ends.set(before.sheet.version, 'superseded');
      Object.assign(before, fresh);
      before.ends.set(version, 'waiting');
    },
    sheet: async (ref) => entries.get(keyOf(ref))?.sheet,
    async leaseDue(_destination, { limit, now, until, except = [] }) {
      const due = [...entries.values()].filter(
        (entry) => isWaiting(entry) && freeAt(entry) <= now && !isExcepted(entry, except),
      );
      due.sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
      return due.slice(0, limit).map((entry) => {
        leases += 1;
        const delivery = { ...asDelivery(entry), lease: `lease-${leases}` };
        entry.lease = { id: delivery.lease, until };
        entry.wasUnsure = entry.unsure;
        entry.unsure = true;
        return delivery;
      });
    },
    async settle(_destination, settlements) {
      for (const settlement of settlements) {
        const entry = entries.get(keyOf(settlement.sheet));
        if (!entry || entry.lease?.id !== settlement.lease) continue;
        entry.lease = undefined;
        if (entry.sheet.version === settlement.version && isWaiting(entry)) settleOne(entry, settlement);
      }
    },
    async deliveryCounts() {
      const counts = { changed: 0, acknowledged: 0, waiting: 0, dead: 0, superseded: 0 };
      for (const { ends } of entries.values()) {
        for (const end of ends.values()) {
          counts.changed += 1;
          counts[end] += 1;
        }
      }
      return counts satisfies DeliveryCounts;
    },
    async nextDue(_destination, except = []) {
      const waiting = [...entries.values()].filter((entry) => isWaiting(entry) && !isExcepted(entry, except));
      const times = waiting.map((entry) => freeAt(entry).getTime());
      return times.length > 0 ? new Date(Math.min(...times)) : undefined;
    },
    epoch: async () => epoch,
    async *waiting() {
      for (const entry of entries.values()) if (isWaiting(entry)) yield asDelivery(entry);
    },
  };
}

const isExcepted = ({ sheet }: Entry, except: readonly HeldSchool[]): boolean =>
  except.some(({ source, school }) => source === sheet.source && school === sheet.school);

function asDelivery({ sheet, attempts, wholeBody, unsure, base, refusedHash, ticket }: Entry): Omit<Delivery, 'lease'> {
  const optional = { ...(base && { base }), ...(refusedHash && { refusedHash }), ...(ticket && { ticket }) };
  return { sheet, attempts, wholeBody, unsure, ...optional };
}

function settleOne(entry: Entry, settlement: Settlement): void {
  const { ends, sheet, wasUnsure } = entry;
  entry.attempts += 1;
  entry.ticket = undefined;
  switch (settlement.result) {
    case 'acknowledged':
      ends.set(sheet.version, 'acknowledged');
      Object.assign(entry, { unsure: false, refusedHash: undefined });
      entry.base = { hash: settlement.hash, json: settlement.json };
      return;
    case 'equal':
      entry.unsure = wasUnsure;
      ends.set(sheet.version, entry.refusedHash === settlement.hash ? 'dead' : 'acknowledged');
      if (entry.refusedHash !== settlement.hash) entry.refusedHash = undefined;
      return;
    case 'dead':
      Object.assign(entry, { unsure: wasUnsure, refusedHash: settlement.hash });
      ends.set(sheet.version, 'dead');
      return;
    case 'whole-body':
      Object.assign(entry, { unsure: wasUnsure, wholeBody: true });
      return;
    case 'pending':
      entry.ticket = settlement.ticket;
      entry.dueAt = settlement.dueAt;
      return;
    case 'retry':
      entry.dueAt = settlement.dueAt;
  }
}
