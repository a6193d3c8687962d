/** Hours past midnight UTC at which the demo collects: the school's day has just ended in every zone of the region. */
const EVENING_UTC_HOURS = 22.5;
/** Fewest evenings on which the demo collects. */
const FEWEST = 3;
/** Days of school between two evenings, at most: what is corrected afterwards is still within the days that are read again. */
const SCHOOL_WEEK = 5;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** The moments at which the demo collects: evenings of school days spread over the window, the last day's always. */
export function evenings(days: readonly string[]): readonly Date[] {
  const count = Math.min(days.length, Math.max(FEWEST, Math.ceil(days.length / SCHOOL_WEEK)));
  const chosen = Array.from(
    { length: count },
    (_, index) => days[Math.round(((index + 1) * days.length) / count) - 1]!,
  );
  return [...new Set(chosen)].map((day) => new Date(Date.parse(`${day}T00:00:00Z`) + EVENING_UTC_HOURS * HOUR_MS));
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
