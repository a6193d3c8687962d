import { randomUUID } from 'node:crypto';
import type { SheetRef } from '../../contracts/records.ts';
import type { StoredSheet } from '../../contracts/sheet.ts';
import type { Delivery, DeliveryCounts, HeldSchool, LeaseRequest, Settlement } from '../../contracts/delivery.ts';
import { leased, newDelivery, NO_DELIVERIES, nodeKept, revived, settled } from '../plan/delivery.ts';
import { storedSheet } from '../plan/stored-sheet.ts';
import { type MemoryDelivery, type MemorySheet, type MemoryState, nameOf } from './state.ts';

type Pair = { readonly sheet: MemorySheet; readonly delivery: MemoryDelivery };

/** Destinations of a store: a new one finds every sheet due. */
export function openDestinations(state: MemoryState, names: readonly string[], now: number): void {
  for (const name of names) {
    if (state.destinations.has(name)) continue;
    state.destinations.add(name);
    for (const { deliveries, head } of state.sheets.values())
      deliveries.set(name, { state: newDelivery(now), first: head.version, receipts: new Map() });
  }
}

export const pairsOf = (state: MemoryState, destination: string): Pair[] =>
  [...state.sheets.values()].flatMap((sheet) => {
    const delivery = sheet.deliveries.get(destination);
    return delivery ? [{ sheet, delivery }] : [];
  });

const waitingOf = (state: MemoryState, destination: string, except: readonly HeldSchool[] = []): Pair[] =>
  pairsOf(state, destination).filter(
    ({ sheet: { ref }, delivery }) =>
      delivery.state.state === 'waiting' &&
      !except.some(({ source, school }) => source === ref.source && school === ref.school),
  );

export function leaseDue(state: MemoryState, destination: string, request: LeaseRequest): Delivery[] {
  const { limit, now, until, nodeOf, except } = request;
  const due = waitingOf(state, destination, except)
    .filter(({ delivery }) => delivery.state.due! <= now.getTime())
    .sort((a, b) => a.delivery.state.due! - b.delivery.state.due! || a.sheet.head.key - b.sheet.head.key)
    .slice(0, limit);
  return due.map(({ sheet, delivery }) => {
    const lease = randomUUID();
    const node = nodeOf?.(sheet.ref.source, sheet.ref.school);
    delivery.state = leased(delivery.state, lease, sheet.head.version, until.getTime(), node);
    return { ...deliveryOf(sheet, delivery), lease };
  });
}

export const waiting = (state: MemoryState, destination: string): Omit<Delivery, 'lease'>[] =>
  waitingOf(state, destination).map(({ sheet, delivery }) => {
    const { unsure, lease } = delivery.state;
    return { ...deliveryOf(sheet, delivery), unsure: unsure || lease !== undefined };
  });

export function hasten(
  state: MemoryState,
  destination: string,
  of: Pick<SheetRef, 'source' | 'school'>,
  now: number,
): void {
  for (const { sheet, delivery } of waitingOf(state, destination)) {
    const { due = now, lease } = delivery.state;
    const isOf = sheet.ref.source === of.source && sheet.ref.school === of.school;
    if (isOf && !lease && due > now) delivery.state = { ...delivery.state, due: now };
  }
}

export function settle(state: MemoryState, destination: string, settlements: readonly Settlement[]): void {
  for (const settlement of settlements) {
    const sheet = state.sheets.get(nameOf(settlement.sheet));
    const delivery = sheet?.deliveries.get(destination);
    if (!sheet || !delivery) continue;
    const { version, changedAt } = sheet.head;
    const result = settled(delivery.state, version, changedAt, settlement, delivery.base);
    if (!result) continue;
    delivery.state = result.state;
    if (result.receipt) delivery.receipts.set(version, result.receipt);
    if (result.base) delivery.base = result.base;
  }
}

export function countsOf(state: MemoryState, destination: string): DeliveryCounts {
  const counts = { ...NO_DELIVERIES } as { -readonly [Name in keyof DeliveryCounts]: number };
  for (const { sheet, delivery } of pairsOf(state, destination)) {
    counts.changed += sheet.head.version - delivery.first + 1;
    if (delivery.state.state === 'waiting') counts.waiting += 1;
    for (const { result } of delivery.receipts.values()) counts[result] += 1;
  }
  return counts;
}

export function nextDue(state: MemoryState, destination: string, except?: readonly HeldSchool[]): Date | undefined {
  const due = waitingOf(state, destination, except).map(({ delivery }) => delivery.state.due!);
  return due.length > 0 ? new Date(Math.min(...due)) : undefined;
}

export function revive(state: MemoryState, destination: string, sheets: readonly SheetRef[], now: number): number {
  let revivals = 0;
  for (const ref of sheets) {
    const sheet = state.sheets.get(nameOf(ref));
    const delivery = sheet?.deliveries.get(destination);
    if (delivery?.state.state !== 'dead') continue;
    delivery.state = revived(delivery.state, now);
    delivery.receipts.delete(sheet!.head.version);
    revivals += 1;
  }
  return revivals;
}

/** A sheet of this store as the contracts have it. */
export const sheetIn = ({ ref, head, body, table }: MemorySheet): StoredSheet => storedSheet(ref, head, body, table);

function deliveryOf(sheet: MemorySheet, { state, base }: MemoryDelivery): Omit<Delivery, 'lease'> {
  const { attempts, ticket, wholeBody, unsure, refused } = state;
  const node = nodeKept(state, sheet.head.version);
  return {
    sheet: sheetIn(sheet),
    attempts,
    ...(base && { base: { hash: base.hash, json: base.json, ...(base.node !== undefined && { node: base.node }) } }),
    ...(refused && { refusedHash: refused.hash }),
    ...(ticket !== undefined && { ticket }),
    ...(node !== undefined && { node }),
    wholeBody,
    unsure,
  };
}
