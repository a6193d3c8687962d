import type { Page } from '../contracts/adapter.ts';

/** Where a page is of, for a person at the vendor: "journal-day, class 17, 2026-10-12 – 2026-10-18". No pupil's id. */
export function placeOf({ covers, records }: Page): string {
  if (covers) {
    const { sheet, scope, from, to } = covers;
    return `${sheet}, ${scope}, ${from === to ? from : `${from} – ${to}`}`;
  }
  const [first] = records();
  return first ? `${first.yields[0] ?? ''}, ${first.place.scope}, ${first.place.day}` : '–';
}
