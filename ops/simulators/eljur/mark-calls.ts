import type { Pupil } from '../region/person.ts';
import type { Period } from '../region/school.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import { assessedAt, convertedOf } from './assessments.ts';
import type { Call } from './call.ts';
import { controlTypeOf } from './control-types.ts';
import { schoolWeekDays } from './days.ts';
import type { Desk } from './desk.ts';
import { byPupil, daysAsked } from './diary-calls.ts';
import { lessonsShown } from './diary.ts';
import { journalIdOf } from './lesson-ids.ts';
import { periodName } from './period-names.ts';

/** Updates on a page where the call names no number. */
const USUAL_LIMIT = 25;
/** Younger updates are the latest ones (assumed). */
const LATEST_MS = 7 * 86_400_000;

/** Marks and absences of a time, by subject. */
export function getMarks(call: Call): object {
  const { from, to } = daysAsked(call);
  return byPupil(call, (pupil) => {
    const lessons = schoolWeekDays(from, to).flatMap((day) => lessonsShown(call.desk, pupil, day, call.now));
    const pages = Map.groupBy([...new Set(lessons)], (lesson) => journalIdOf(call.desk, lesson));
    return {
      lessons: [...pages].map(([id, own]) => {
        const assessed = own.flatMap((lesson) => assessedAt(lesson, pupil, call));
        const counted = assessed.flatMap(({ told, work }) => (work ? [Number(told['convert'])] : []));
        const sum = counted.reduce((total, value) => total + value, 0);
        const average = counted.length === 0 ? 0 : sum / counted.length;
        return {
          name: call.desk.subjects.get(own[0]!.subject)?.name ?? '',
          average: counted.length === 0 ? '0' : average.toFixed(2),
          averageConvert: Math.round(average),
          lesson_id: id,
          color_hex: null,
          marks: assessed.map(({ told, work }) => {
            const { control_type: _type, control_type_short: _short, ...mark } = told;
            const type = work && controlTypeOf(work.kind);
            return { ...mark, ...(type && { mtype: type }), max_mark: null };
          }),
        };
      }),
    };
  });
}

/** Period marks, by subject. */
export function getFinalAssessments(call: Call): object {
  const { desk, now } = call;
  const periods = new Map(desk.school.years.flatMap((year) => year.periods.map((period) => [period.key, period])));
  return byPupil(call, (pupil) => {
    const marks = finalsOf(desk, pupil, now);
    const bySubject = Map.groupBy(marks, ({ column }) => column.subject);
    return {
      items: [...bySubject].map(([subject, own]) => ({
        name: desk.subjects.get(subject)?.name ?? '',
        assessments: own.map(({ column, value }) => ({
          value,
          convert: convertedOf(value).convert,
          color_hex: null,
          comment: '',
          period: periodName(periods.get(column.period) as Period),
        })),
      })),
    };
  });
}

function finalsOf({ periodMarks }: Desk, pupil: Pupil, now: Moment) {
  return (periodMarks.get(pupil.key) ?? []).flatMap(({ column, mark }) => {
    const state = column.listedAt <= now ? stateAt(mark.timeline, now) : undefined;
    return state ? [{ column, value: state.value.value }] : [];
  });
}

/**
 * What was entered or changed of a pupil's marks, newest first: a page of the feed, its younger part as `latest`. Only the two lists and
 * the paging are known; the members of an update are assumed.
 */
export function getUpdates(call: Call): object {
  const { given, desk, now } = call;
  const whole = (name: string, usual: number): number => {
    const number = Number(given.get(name) ?? usual);
    return Number.isInteger(number) && number > 0 ? number : usual;
  };
  const limit = whole('limit', USUAL_LIMIT);
  const start = (whole('page', 1) - 1) * limit;
  return byPupil(call, (pupil) => {
    const page = updatesOf(desk, pupil, now).slice(start, start + limit);
    const isLatest = ({ at }: Update): boolean => at > now - LATEST_MS;
    return {
      updates: {
        latest: page.filter(isLatest).map(({ told }) => told),
        old: page.filter((update) => !isLatest(update)).map(({ told }) => told),
      },
    };
  });
}

interface Update {
  readonly at: Moment;
  readonly told: object;
}

function updatesOf(desk: Desk, pupil: Pupil, now: Moment): readonly Update[] {
  const updates = [...desk.lessons.keys()].flatMap((day) =>
    [...new Set(lessonsShown(desk, pupil, day, now))].flatMap((lesson) =>
      lesson.works.flatMap(({ marks }) => {
        const mark = marks.find((one) => one.pupil === pupil.key);
        const state = mark && stateAt(mark.timeline, now);
        if (!state) return [];
        const told = {
          type: 'mark',
          date: day,
          time: localTime(state.changedAt, desk.school.zone.offset),
          lesson: desk.subjects.get(lesson.subject)?.name ?? '',
          lesson_id: journalIdOf(desk, lesson),
          value: state.value.value,
        };
        return [{ at: state.changedAt, told }];
      }),
    ),
  );
  return updates.sort((a, b) => b.at - a.at);
}

/** "2026-10-12 14:05:09", local. */
const localTime = (moment: Moment, offset: number): string =>
  new Date(moment + offset * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
