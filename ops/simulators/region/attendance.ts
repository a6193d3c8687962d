import { addDays, momentAt } from './calendar.ts';
import type { Attendance, AttendanceStatus, AttendanceValue } from './lesson.ts';
import type { Key } from './thing.ts';
import type { Day, Moment, Version } from './timeline.ts';
import type { Member, Outline } from './outline.ts';
import type { GiveIds } from './people.ts';
import type { Random } from './random.ts';
import type { Fate } from './fates.ts';
import { comment } from './texts.ts';

/** Words that stand in no list of attendance codes. */
const UNKNOWN = ['Remote', 'Excursion', 'Olympiad'] as const;

/** Pupils who are ill, as "pupil/day": one in twelve falls ill in a fortnight, for one to four school days. */
export function illness(draw: Random, members: readonly Member[], days: readonly Day[]): ReadonlySet<string> {
  const ill = new Set<string>();
  for (const { pupil } of members) {
    if (!draw.chance(Math.min(0.9, days.length / 120))) continue;
    const begins = draw.below(days.length);
    for (const day of days.slice(begins, begins + draw.between(1, 4))) ill.add(`${pupil.key}/${day}`);
  }
  return ill;
}

export interface AttendanceSheet {
  readonly taken: Moment | undefined;
  readonly entries: readonly Attendance[];
  /** Pupils who were there, so that they can have marks. */
  readonly there: readonly Member[];
}

interface Setting {
  readonly draw: Random;
  readonly ids: GiveIds;
  readonly offset: number;
  readonly attendWritten: boolean;
  readonly ill: ReadonlySet<string>;
  /** Entry time of late entries. */
  readonly lateEntry: Moment;
  readonly fate: Fate | undefined;
}

/** Takes the lesson's attendance. Somebody is always there. */
export function takeAttendance(outline: Outline, expected: readonly Member[], setting: Setting): AttendanceSheet {
  const { draw, fate } = setting;
  if (fate === 'no-attendance') return { taken: undefined, entries: [], there: expected };
  const taken = fate === 'late-attendance' ? setting.lateEntry : outline.starts + draw.between(180, 1_200) * 1_000;
  const wanted = fate === 'unknown-attendance-code' || fate === 'late-attendance' || fate === 'repeated-attendance';
  const statuses = expected.map(({ pupil }, at): AttendanceStatus => {
    if (at === expected.length - 1 && expected.length > 1) return 'present';
    if (wanted && at === 0) return 'pass';
    if (setting.ill.has(`${pupil.key}/${outline.day}`)) return 'ill';
    const lot = draw.number();
    return lot < 0.012 ? 'late' : lot < 0.022 ? 'pass' : lot < 0.026 ? 'absent' : 'present';
  });
  const entries = expected.flatMap((member, at) => {
    const status = statuses[at]!;
    return status === 'present' ? [] : [entry(member, status, { ...setting, outline, taken, first: at === 0 })];
  });
  const there = expected.filter((_, at) => statuses[at] === 'present' || statuses[at] === 'late');
  return { taken, entries, there };
}

interface EntrySetting extends Setting {
  readonly outline: Outline;
  readonly taken: Moment;
  readonly first: boolean;
}

function entry({ pupil }: Member, status: AttendanceStatus, setting: EntrySetting): Attendance {
  const { draw, ids, outline, taken, fate, first } = setting;
  const spoiled =
    first && fate === 'unknown-attendance-code'
      ? 'unknown-code'
      : first && fate === 'repeated-attendance'
        ? 'equal-repeat'
        : undefined;
  const told = draw.chance(0.05) ? comment(draw, pupil.name) : undefined;
  const value: AttendanceValue =
    spoiled === 'unknown-code'
      ? { status: 'unknown', word: draw.pick(UNKNOWN), comment: told }
      : { status, comment: told };
  const at = taken + draw.between(1, 40) * 1_000 + draw.below(1_000);
  const later = spoiled ? undefined : putRight(value, setting);
  const correction: readonly Version<AttendanceValue>[] = later
    ? [{ at: momentAt(addDays(outline.day, 1), draw.between(480, 900), setting.offset), value: later }]
    : [];
  const key: Key = `${outline.key}/${pupil.key}`;
  return {
    key,
    ids: ids('attendance'),
    pupil: pupil.key,
    timeline: [{ at, value }, ...correction.filter((version) => version.at > at)],
    spoiled,
  };
}

/** Some absences turn out to be an illness; some who seemed late were there, which only shows where presence is written down. */
function putRight(value: AttendanceValue, { draw, attendWritten }: EntrySetting): AttendanceValue | undefined {
  if (value.status === 'pass' && draw.chance(0.1)) return { ...value, status: 'ill' };
  if (value.status === 'late' && attendWritten && draw.chance(0.15)) return { status: 'present', comment: undefined };
  return undefined;
}
