import type { Condition, Incident } from '../contracts/incident.ts';
import { changesBetween, conditionsOf } from '../incidents/look.ts';
import type { Observations } from '../incidents/observations.ts';
import { NOW, remedyOf } from './look-fixture.ts';

/** Incidents as the store keeps them. */
export class Book {
  all: Incident[] = [];

  look(seen: Observations): { readonly opened: number; readonly closed: number } {
    const conditions = this.conditionsIn(seen);
    const changes = changesBetween(this.open(), conditions, seen);
    const seenIds = new Set(changes.seen.map(({ id }) => id));
    const closed = new Set(changes.closed);
    const places = new Map(changes.seen.map((one) => [one.id, one.places]));
    this.all = this.all.map((incident) => ({
      ...incident,
      places: places.get(incident.id) ?? incident.places,
      ...(seenIds.has(incident.id) && { seenAt: seen.now }),
      ...(closed.has(incident.id) && { closedAt: seen.now }),
    }));
    for (const condition of changes.opened)
      this.all.push({ ...condition, id: this.all.length + 1, openedAt: seen.now, seenAt: seen.now });
    return { opened: changes.opened.length, closed: changes.closed.length };
  }

  /** What a look would see now. */
  conditionsIn = (seen: Observations): readonly Condition[] =>
    conditionsOf({ ...seen, open: new Map(this.open().map(({ key, places }) => [key, places])) }, remedyOf);

  open = (): Incident[] => this.all.filter(({ closedAt }) => !closedAt);
}

/** So many minutes after the first look. */
export const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
