import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { Text } from '../region/thing.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import type { Mark, Work } from '../region/work.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { isDuty, NO_TITLE, valueTold } from './assignments.ts';
import { ASSIGNMENT_TYPES, HOMEWORK_TYPE, typeOfKind, weightOfType } from './assignment-types.ts';
import { dayAt } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { addDays, lessonsShown, roomOf } from './diary.ts';
import { attendanceTruth, isMobile, lettersTruth, reportTruth, lessonMore, termTruth } from './mobile-truth.ts';
import { rosterTruth } from './roster-truth.ts';
import { given, pupilIn, sheetOf, type Telling, type Way } from './telling.ts';

/** What each way can prove by leaving it out. A web diary has no topics and no attendance. */
const TOLD: Readonly<Record<Way, readonly string[]>> = {
  diary: ['homework', 'lesson', 'mark', 'work'],
  mobile: ['attendance', 'homework', 'lesson', 'mark', 'work'],
  reports: ['attendance', 'homework', 'lesson', 'mark', 'work'],
};
/** Kinds in canonical words, by type of assignment. */
const KIND_OF_TYPE: Readonly<Record<number, string>> = {
  [HOMEWORK_TYPE]: 'homework',
  4: 'control',
  5: 'independent',
  6: 'laboratory',
  7: 'project',
  8: 'control',
  9: 'dictation',
  10: 'oral',
  11: 'composition',
  14: 'test',
  18: 'practical',
};

/**
 * The sheets of one school that a perfect reader of the diaries of all its parents has at a moment: what is told wrongly is
 * quarantined and is not there, of what is told twice the first is.
 */
export function truthOf(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const cells = new Map<string, Map<string, { readonly lesson: Lesson; readonly pupils: Pupil[] }>>();
  for (const [day] of desk.lessons) {
    for (const pupil of desk.school.pupils) {
      for (const { lesson } of lessonsShown(desk, pupil, day, telling.now)) {
        const scope = String(desk.classes.get(lesson.class)?.ids.short);
        const cell = cells.get(`${scope}\t${day}`) ?? new Map();
        cells.set(`${scope}\t${day}`, cell);
        const shown = cell.get(lesson.key) ?? { lesson, pupils: [] };
        // A lesson that the diary lists twice is shown to its pupil once.
        if (shown.pupils.at(-1) !== pupil) cell.set(lesson.key, { lesson, pupils: [...shown.pupils, pupil] });
      }
    }
  }
  const sheets = [...cells].map(([cell, lessons]) => {
    const [scope = '', day = ''] = cell.split('\t');
    return journalDay(desk, { scope, day, lessons: [...lessons.values()] }, telling);
  });
  return [...rosterTruth(desk, telling), ...sheets, ...(isMobile(telling) ? termTruth(desk, telling) : [])];
}

interface Cell {
  readonly scope: string;
  readonly day: string;
  readonly lessons: readonly { readonly lesson: Lesson; readonly pupils: readonly Pupil[] }[];
}

function journalDay(desk: Desk, { scope, day, lessons }: Cell, telling: Telling): TruthSheet {
  const from = mondayOf(day);
  return {
    ...sheetOf(desk),
    kind: 'journal-day',
    scope,
    day,
    body: {
      lesson: lessons.flatMap(({ lesson }) => lessonTruth(desk, lesson, telling)),
      work: lessons.flatMap(({ lesson }) => worksTruth(lesson, telling.now)),
      homework: lessons.flatMap(({ lesson }) => homeworkTruth(lesson, telling.now)),
      mark: lessons.flatMap(({ lesson, pupils }) => marksTruth(desk, { lesson, pupils }, telling)),
      ...(desk.letters === 'marks' && {
        attendance: lessons.flatMap(({ lesson, pupils }) => lettersTruth(desk, lesson, pupils, telling)),
      }),
      ...(telling.way === 'reports' && {
        attendance: lessons.flatMap(({ lesson, pupils }) => reportTruth(desk, lesson, pupils, telling)),
      }),
      ...(isMobile(telling) && {
        attendance: lessons.flatMap(({ lesson, pupils }) => attendanceTruth(desk, lesson, pupils, telling)),
      }),
    },
    covers: [{ entities: TOLD[telling.way], from, to: addDays(from, 6) }],
  };
}

function lessonTruth(desk: Desk, lesson: Lesson, telling: Telling): readonly TruthRecord[] {
  if (lesson.spoiled === 'wrong-type') return [];
  const subjectName = desk.subjectNames.get(lesson.subject) ?? '';
  return [
    {
      id: String(lesson.ids.short),
      number: lesson.number,
      subjectName,
      ...given('subject', telling.subjectCode(subjectName.toLowerCase())),
      startsAt: lesson.startsAt,
      endsAt: lesson.endsAt,
      ...given('room', roomOf(desk, lesson)),
      status: 'held',
      shift: desk.classes.get(lesson.class)?.shift ?? 1,
      ...(isMobile(telling) && lessonMore(desk, lesson, telling)),
    },
  ];
}

function worksTruth(lesson: Lesson, now: Moment): readonly TruthRecord[] {
  const homework = lesson.homework && stateAt(lesson.homework.timeline, now)?.value;
  return [
    ...(lesson.homework && homework
      ? [
          assignmentTruth(lesson, {
            id: lesson.homework.ids.short,
            type: HOMEWORK_TYPE,
            text: homework.state === 'blank' ? undefined : homework.text,
          }),
        ]
      : []),
    ...lesson.works.flatMap((work) => workTruth(lesson, work, now)),
  ];
}

function workTruth(lesson: Lesson, work: Work, now: Moment): readonly TruthRecord[] {
  const state = stateAt(work.timeline, now);
  if (!state) return [];
  return [assignmentTruth(lesson, { id: work.ids.short, type: typeOfKind(work.kind), text: state.value.title })];
}

interface AssignmentTold {
  readonly id: number;
  readonly type: number;
  readonly text: Text | undefined;
}

const assignmentTruth = (lesson: Lesson, { id, type, text }: AssignmentTold): TruthRecord => ({
  id: String(id),
  lessonId: String(lesson.ids.short),
  ...given('kind', KIND_OF_TYPE[type]),
  kindName: ASSIGNMENT_TYPES.find((one) => one.id === type)?.name ?? '',
  ...given('title', text && text.told !== NO_TITLE ? text.blanked : undefined),
  weight: weightOfType(type),
  dueDate: lesson.day,
});

function homeworkTruth(lesson: Lesson, now: Moment): readonly TruthRecord[] {
  const { homework } = lesson;
  const value = homework && stateAt(homework.timeline, now)?.value;
  if (!homework || !value) return [];
  return [
    {
      id: String(homework.ids.short),
      lessonId: String(lesson.ids.short),
      dueDate: lesson.day,
      state: value.state === 'given' ? 'present' : value.state,
      ...given('text', value.state === 'given' ? value.text.blanked : undefined),
      kind: 'general',
      attachmentCount: value.attachments,
    },
  ];
}

function marksTruth(desk: Desk, { lesson, pupils }: Cell['lessons'][number], telling: Telling): readonly TruthRecord[] {
  const { now, key } = telling;
  const shownTo = new Map(pupils.map((pupil) => [pupil.key, pupil]));
  return lesson.works.flatMap((work) => {
    if (!stateAt(work.timeline, now)) return [];
    return work.marks.flatMap((mark) => {
      const pupil = shownTo.get(mark.pupil);
      const state = stateAt(mark.timeline, now);
      if (!pupil || !state || isSpoiled(mark)) return [];
      const pupilId = key.pseudonym('pupil', pupilIn(desk, pupil));
      const value = valueTold(state.value.value);
      return [
        {
          id: `${work.ids.short}/${pupilId}`,
          workId: String(work.ids.short),
          lessonId: String(lesson.ids.short),
          pupilId,
          rawValue: String(value),
          ...given('value', typeof value === 'number' ? value : undefined),
          scale: 'five-point',
          debt: isDuty(mark, value),
          ...(isMobile(telling) && { setOn: dayAt(desk.school, state.enteredAt) }),
          ...given('commentPresent', state.value.comment ? true : undefined),
        },
      ];
    });
  });
}

const isSpoiled = ({ spoiled }: Mark): boolean => spoiled === 'unknown-code' || spoiled === 'wrong-type';

const mondayOf = (day: string): string => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
