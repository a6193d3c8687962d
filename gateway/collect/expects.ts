import type { Day } from '../contracts/records.ts';
import type { SheetBody, Slice } from '../contracts/sheet.ts';

const DAY_MS = 86_400_000;
const SUNDAY = 0;

/**
 * Whether a journal slice must hold lessons: it is of lessons too (one of marks alone may well be empty), its class has pupils, and one of its days up to today lies in a period and in no holiday.
 * Of another kind of sheet nothing is expected but that a roster is not empty.
 */
export function expectsRecords(roster: SheetBody | undefined, slice: Slice, today: Day): boolean {
  if (slice.kind === 'roster') return true;
  if (slice.kind !== 'journal-day' || !slice.entities.includes('lesson') || !roster) return false;
  const classes = classesOf(roster, slice.scope);
  const hasPupils =
    (roster.enrolment ?? []).some(({ classId, state }) => classes.has(String(classId)) && state !== 'archived') ||
    (roster.pupil ?? []).some(({ classId }) => classes.has(String(classId)));
  return (
    hasPupils &&
    daysOf(slice.from, slice.to < today ? slice.to : today).some((day) => isSchoolDay(roster, classes, day))
  );
}

function classesOf(roster: SheetBody, scope: string): ReadonlySet<string> {
  const group = roster.group?.find(({ id }) => id === scope);
  return new Set([scope, ...((group?.['classIds'] as readonly string[] | undefined) ?? [])]);
}

function isSchoolDay(roster: SheetBody, classes: ReadonlySet<string>, day: Day): boolean {
  const covers = ({ from, to }: Readonly<Record<string, unknown>>): boolean => String(from) <= day && day <= String(to);
  const isOurs = ({ classIds }: Readonly<Record<string, unknown>>): boolean =>
    !Array.isArray(classIds) || classIds.some((id) => classes.has(String(id)));
  const isFree = (roster['calendar-day'] ?? []).some((span) => span['kind'] === 'holiday' && covers(span));
  return !isFree && (roster.period ?? []).some((period) => covers(period) && isOurs(period));
}

function daysOf(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    const date = new Date(at);
    if (date.getUTCDay() !== SUNDAY) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}
