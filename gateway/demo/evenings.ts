/** Hour of the region's clock at which the demo collects: the school day is over in every shift, the day's entries are made. */
const EVENING_UTC_HOUR = 18;
/** Fewest evenings on which the demo collects. */
const FEWEST = 3;
const DAY_MS = 86_400_000;

/**
 * The moments at which the demo collects: evenings of school days spread over the window, the last day's always, and a last one on
 * the morning after, when everything of the region has been entered.
 */
export function evenings(days: readonly string[]): readonly Date[] {
  const count = Math.min(days.length, FEWEST);
  const chosen = Array.from(
    { length: count },
    (_, index) => days[Math.round(((index + 1) * (days.length - 1)) / count)] ?? days[0]!,
  );
  const moments = [...new Set(chosen)].map(
    (day) => new Date(Date.parse(`${day}T00:00:00Z`) + EVENING_UTC_HOUR * 3_600_000),
  );
  const last = days.at(-1)!;
  return [...moments, new Date(Date.parse(`${last}T00:00:00Z`) + DAY_MS + 3_600_000)];
}

/** Monday to Friday between two days, both included: what the region's calendar makes of them, the simulators know. */
export function weekdays(from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let at = Date.parse(`${from}T00:00:00Z`); at <= Date.parse(`${to}T00:00:00Z`); at += DAY_MS) {
    const weekday = new Date(at).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(new Date(at).toISOString().slice(0, 10));
  }
  return days;
}
