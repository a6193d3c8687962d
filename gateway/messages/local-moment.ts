/** "2026-10-14 21:05", on the clock of the region: how every moment is told to a person. For a program it is ISO 8601. */
export function localMoment(zone: string, moment: Date): string {
  const clock =
    clocks.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(zone, clock);
  return clock.format(moment);
}
/** Making one takes longer than using it a hundred times. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/** "2026-10-14": the day of a moment on the clock of the region. */
export const localDay = (zone: string, moment: Date): string => localMoment(zone, moment).slice(0, 10);
