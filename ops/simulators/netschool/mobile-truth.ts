import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { Period, Subject } from '../region/school.ts';
import { stateAt } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { valueTold } from './assignments.ts';
import { letterOf } from './attendance-letters.ts';
import { listedIn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { lessonsShown } from './diary.ts';
import { periodMarkOf, periodsBegun, subjectsTaught } from './mobile-totals.ts';
import { given, pupilIn, sheetOf, type Telling } from './telling.ts';

/** Whether the reader uses the mobile API. */
export const isMobile = ({ way }: Telling): boolean => way === 'mobile';

/** Letters of attendance in canonical words; a word that is in no list is quarantined and is not there. */
const STATUS_OF: Readonly<Record<string, string>> = { ОТ: 'absent', Б: 'ill', ОП: 'late' };
/** What period marks without a number mean. */
const OUTCOME_OF: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/А': 'not-attested' };

/** What the mobile API tells of a lesson beside the diary: subject, teacher and topic. */
export function lessonMore(desk: Desk, lesson: Lesson, { now, key }: Telling): object {
  const { value } = stateAt(lesson.timeline, now)!;
  const subject = desk.school.subjects.find((one) => one.key === lesson.subject);
  const teacher = desk.school.staff.find((one) => one.key === value.teacher);
  const isThere = value.topic !== undefined && !value.topicBlank;
  const { school } = sheetOf(desk);
  return {
    ...given('subjectId', subject && String(subject.ids.short)),
    ...given(
      'teacherId',
      teacher && key.pseudonym('staff', { system: 'netschool', school, id: String(teacher.ids.short) }),
    ),
    topicState: isThere ? 'present' : 'blank',
    ...given('topic', isThere ? value.topic?.blanked : undefined),
  };
}

/** Who was not simply there, of those whose lessons are read. */
export function attendanceTruth(
  desk: Desk,
  lesson: Lesson,
  pupils: readonly Pupil[],
  { now, key }: Telling,
): readonly TruthRecord[] {
  return pupils.flatMap((pupil) => {
    const rawStatus = letterOf(lesson, pupil, now);
    const status = STATUS_OF[rawStatus ?? ''];
    if (rawStatus === undefined || status === undefined) return [];
    const pupilId = key.pseudonym('pupil', pupilIn(desk, pupil));
    const lessonId = String(lesson.ids.short);
    return [{ id: `${lessonId}/${pupilId}`, lessonId, pupilId, status, rawStatus }];
  });
}

/** Of these what an install shows in the place of marks: where the lesson has a work in which the pupil has none. */
export const lettersTruth = (
  desk: Desk,
  lesson: Lesson,
  pupils: readonly Pupil[],
  telling: Telling,
): readonly TruthRecord[] => {
  const { now } = telling;
  const works = lesson.works.filter(({ timeline }) => stateAt(timeline, now));
  const hasMark = (pupil: Pupil, { marks }: Lesson['works'][number]): boolean =>
    marks.some((mark) => mark.pupil === pupil.key && stateAt(mark.timeline, now) !== undefined);
  const shown = pupils.filter((pupil) => works.some((work) => !hasMark(pupil, work)));
  return attendanceTruth(desk, lesson, shown, telling);
};

/**
 * Of these what a report by subject and day leaves no doubt about: the only lesson of its subject that day, or a day on which every lesson of the
 * subject has a letter.
 */
export const reportTruth = (
  desk: Desk,
  lesson: Lesson,
  pupils: readonly Pupil[],
  telling: Telling,
): readonly TruthRecord[] => {
  const { now } = telling;
  const isCertain = (pupil: Pupil): boolean => {
    const shown = lessonsShown(desk, pupil, lesson.day, now).map((one) => one.lesson);
    const alike = [...new Set(shown)].filter(({ subject }) => subject === lesson.subject);
    return alike.length === 1 || alike.every((one) => letterOf(one, pupil, now) !== undefined);
  };
  return attendanceTruth(desk, lesson, pupils.filter(isCertain), telling);
};

/** The marks of periods that have begun, a sheet a class of today and period: totals tell no class. */
export function termTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const sheets = new Map<string, { readonly scope: string; readonly period: Period; readonly marks: TruthRecord[] }>();
  for (const pupil of desk.school.pupils) {
    const schoolClass = desk.classes.get(listedIn(desk.school, pupil, telling.now)?.class ?? '');
    if (!schoolClass) continue;
    for (const period of periodsBegun(desk, pupil, telling.now)) {
      const scope = `${schoolClass.ids.short}/${period.ids.short}`;
      const sheet = sheets.get(scope) ?? { scope, period, marks: [] };
      sheets.set(scope, sheet);
      for (const subject of subjectsTaught(desk, pupil, telling.now))
        sheet.marks.push(...totalTruth(desk, { pupil, subject, period }, telling));
    }
  }
  return [...sheets.values()]
    .filter(({ marks }) => marks.length > 0)
    .map(({ scope, period: { to }, marks }) => ({
      ...sheetOf(desk),
      kind: 'term',
      scope,
      day: to,
      body: { 'term-mark': marks },
      covers: [{ entities: ['term-mark'], from: to, to }],
    }));
}

interface TotalOf {
  readonly pupil: Pupil;
  readonly subject: Subject;
  readonly period: Period;
}

function totalTruth(desk: Desk, { pupil, subject, period }: TotalOf, telling: Telling): readonly TruthRecord[] {
  const entered = periodMarkOf(desk, pupil, subject, period, telling.now);
  if (entered === undefined) return [];
  const rawValue = String(valueTold(entered));
  const pupilId = telling.key.pseudonym('pupil', pupilIn(desk, pupil));
  const [subjectId, periodId] = [String(subject.ids.short), String(period.ids.short)];
  return [
    {
      id: `${pupilId}/${subjectId}/${periodId}`,
      pupilId,
      subjectId,
      subjectName: subject.name,
      ...given('subject', telling.subjectCode(subject.name.toLowerCase())),
      periodId,
      kind: 'period',
      rawValue,
      ...given('value', /^[1-5]$/.test(rawValue) ? Number(rawValue) : undefined),
      ...given('outcome', OUTCOME_OF[rawValue]),
      scale: 'five-point',
    },
  ];
}
