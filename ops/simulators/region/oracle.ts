import { addDays, momentAt } from './calendar.ts';
import { byDialect } from './dialects.ts';
import { writtenLimit, type Fate } from './fates.ts';
import { HOMEWORK_MINUTES } from './lessons.ts';
import type { Defect, DefectKind } from './defect.ts';
import type { Attendance, Lesson } from './lesson.ts';
import type { School } from './school.ts';
import type { Key } from './thing.ts';
import type { Moment } from './timeline.ts';
import type { Mark, Work } from './work.ts';
import type { LeftOut } from './period-marks.ts';

type Known = Pick<School, 'index' | 'name' | 'ids' | 'attendWritten' | 'zone' | 'classes' | 'subjects' | 'pupils'>;

export interface Planted {
  readonly school: Known;
  readonly lessons: readonly Lesson[];
  readonly fates: ReadonlyMap<Key, Fate>;
  readonly dayEnds: ReadonlyMap<string, Moment>;
  readonly leftOut: readonly LeftOut[];
}

/** The defects of a school, as planted; nobody who checks a reader may look for them in what is served. */
export function writeOracle({ school, lessons, fates, dayEnds, leftOut }: Planted): readonly Defect[] {
  const writer = { school, ...lookUp(school) };
  return [
    ...lessons.flatMap((lesson) => ofLesson(lesson, fates.get(lesson.key), { ...writer, dayEnds })),
    ...leftOut.map((left) => ofPeriod(left, school)),
  ];
}

const lookUp = ({ classes, subjects, pupils }: Known) => ({
  classOf: new Map(classes.map((each) => [each.key, each])),
  subjectOf: new Map(subjects.map((each) => [each.key, each])),
  groupOf: new Map(classes.flatMap(({ subgroups }) => subgroups).map((each) => [each.key, each])),
  pupilOf: new Map(pupils.map((each) => [each.key, each])),
});

interface Writer extends ReturnType<typeof lookUp> {
  readonly school: Known;
  readonly dayEnds: ReadonlyMap<string, Moment>;
}

const schoolOf = ({ index, name, ids }: Known): Defect['school'] => ({ index, name, ids });

/** The silent school: nothing of its journal is there, and it is said once. */
export const silence = (school: Known, since: Moment): Defect => ({
  kind: 'silent-school',
  school: schoolOf(school),
  since,
  provableOn: byDialect(() => true),
});

function ofPeriod({ class: { name, ids }, subject, period, pupil, limit }: LeftOut, school: Known): Defect {
  return {
    kind: 'no-period-mark',
    school: schoolOf(school),
    class: { name, ids },
    day: period.to,
    pupil: pupil.ids,
    subject: subject.name,
    period: { name: period.name, ids: period.ids },
    since: limit,
    provableOn: byDialect(
      ({ periodMarks, periodMarksDue = periodMarks, withoutPeriodDays = false }) =>
        periodMarksDue && !withoutPeriodDays,
    ),
  };
}

function ofLesson(lesson: Lesson, fate: Fate | undefined, writer: Writer): readonly Defect[] {
  const more = fate === undefined ? undefined : tell(lesson, fate, writer);
  if (!more) return [];
  const { school } = writer;
  const schoolClass = writer.classOf.get(lesson.class)!;
  const group = lesson.group === undefined ? undefined : writer.groupOf.get(lesson.group)!;
  return [
    {
      school: schoolOf(school),
      class: { name: schoolClass.name, ids: schoolClass.ids },
      day: lesson.day,
      lesson: {
        ids: lesson.ids,
        number: lesson.number,
        subject: writer.subjectOf.get(lesson.subject)!.name,
        ...(group ? { group: { name: group.name, ids: group.ids } } : {}),
      },
      ...more,
    },
  ];
}

type Told = Omit<Defect, 'school' | 'class' | 'day' | 'lesson'>;

function tell(lesson: Lesson, fate: Fate, writer: Writer): Told | undefined {
  const { school, dayEnds } = writer;
  const midnight = momentAt(addDays(lesson.day, 1), 0, school.zone.offset);
  const homeworkLimit = (dayEnds.get(`${lesson.class}/${lesson.day}`) ?? lesson.ends) + HOMEWORK_MINUTES * 60_000;
  const everywhere = byDialect(() => true);
  switch (fate) {
    case 'no-topic':
      return { kind: fate, since: midnight, provableOn: byDialect(({ topics }) => topics) };
    case 'no-attendance':
      // Where only absences are written down, a lesson without entries may be one at which all were present.
      return {
        kind: fate,
        since: midnight,
        provableOn: byDialect(({ attendance }) => attendance === 'taken' && school.attendWritten),
      };
    case 'late-attendance':
      return {
        kind: fate,
        since: midnight,
        provableOn: byDialect(
          ({ attendance }) => attendance === 'taken' && (lesson.attendance.length > 0 || school.attendWritten),
        ),
      };
    case 'no-homework':
      return { kind: fate, since: homeworkLimit, provableOn: everywhere };
    case 'late-homework': {
      const readBetween = [homeworkLimit, lesson.homework!.timeline[0]!.at] as const;
      return {
        kind: fate,
        since: homeworkLimit,
        provableOn: byDialect(({ homeworkTimes }) => homeworkTimes || { readBetween }),
      };
    }
    case 'no-written-marks':
      return ofWrittenWork(lesson, writtenLimit(lesson.day, school.zone.offset));
    case 'wrong-type-lesson':
      return { kind: fate, entity: 'lesson', since: lesson.timeline[0]!.at, provableOn: everywhere };
    case 'repeated-lesson':
      return { kind: 'equal-repeat', entity: 'lesson', since: lesson.timeline[0]!.at, provableOn: everywhere };
    case 'repeated-homework':
      return (
        lesson.homework && {
          kind: 'equal-repeat',
          entity: 'homework',
          since: lesson.homework.timeline[0]!.at,
          provableOn: everywhere,
        }
      );
    case 'repeated-attendance':
      return ofAttendance(lesson, 'equal-repeat', writer);
    case 'unknown-attendance-code':
      return ofAttendance(lesson, fate, writer);
    case 'repeated-mark':
      return ofMark(lesson, 'equal-repeat', writer);
    case 'unknown-mark-value':
    case 'wrong-type-mark':
    case 'conflicting-repeat':
      return ofMark(lesson, fate, writer);
    case 'cancelled':
    case 'substituted':
      return undefined;
  }
}

function ofWrittenWork(lesson: Lesson, since: Moment): Told | undefined {
  const work = lesson.works.find((each) => each.written && each.marks.length === 0);
  if (!work) return undefined;
  return {
    kind: 'no-written-marks',
    work: { ids: work.ids, kind: work.kind },
    since,
    provableOn: byDialect(({ unmarkedWorks }) => unmarkedWorks),
  };
}

function ofMark(lesson: Lesson, kind: DefectKind, { pupilOf }: Writer): Told | undefined {
  const found = lesson.works
    .flatMap((work): readonly (readonly [Work, Mark])[] => work.marks.map((mark) => [work, mark]))
    .find(([, mark]) => mark.spoiled !== undefined);
  if (!found) return undefined;
  const [work, mark] = found;
  const { at, value } = mark.timeline[0]!;
  return {
    kind,
    entity: 'mark',
    work: { ids: work.ids, kind: work.kind },
    pupil: pupilOf.get(mark.pupil)!.ids,
    ...(kind === 'unknown-mark-value' && value ? { value: value.value } : {}),
    since: at,
    provableOn: byDialect(({ marksWithoutIds = false }) => !marksWithoutIds || !kind.endsWith('repeat')),
  };
}

function ofAttendance(lesson: Lesson, kind: DefectKind, { pupilOf }: Writer): Told | undefined {
  const entry: Attendance | undefined = lesson.attendance.find(({ spoiled }) => spoiled !== undefined);
  if (!entry) return undefined;
  const word = entry.timeline[0]!.value?.word;
  return {
    kind,
    entity: 'attendance',
    pupil: pupilOf.get(entry.pupil)!.ids,
    ...(word === undefined ? {} : { value: word }),
    since: entry.timeline[0]!.at,
    provableOn: byDialect(({ attendance }) => attendance !== 'none'),
  };
}
