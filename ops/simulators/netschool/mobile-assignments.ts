import type { Homework, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import type { Mark, Work } from '../region/work.ts';
import { ASSIGNMENT_TYPES, HOMEWORK_TYPE, typeOfKind, weightOfType } from './assignment-types.ts';
import { isDuty, NO_TITLE, valueTold, WRONG_MARK } from './assignments.ts';
import { dayAt } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { midnight } from './names.ts';

/** The assignments of one lesson as the application shows them to one pupil. */
export function mobileAssignmentsOf(desk: Desk, lesson: Lesson, pupil: Pupil, now: Moment): readonly object[] {
  const { homework } = lesson;
  return [
    ...(homework ? homeworkTold(desk, lesson, homework, now) : []),
    ...lesson.works.flatMap((work) => workTold(desk, { lesson, work, pupil }, now)),
  ];
}

function homeworkTold(desk: Desk, lesson: Lesson, homework: Homework, now: Moment): readonly object[] {
  const state = stateAt(homework.timeline, now);
  if (!state) return [];
  const told = {
    ...frameOf(desk, lesson, homework.ids.short, HOMEWORK_TYPE),
    assignmentName: state.value.text.told,
    weight: 0,
    attachmentsExists: state.value.attachments > 0,
    assignmentDate: publishedAt(desk, state.enteredAt),
  };
  return homework.spoiled === 'equal-repeat' ? [told, { ...told }] : [told];
}

interface WorkOf {
  readonly lesson: Lesson;
  readonly work: Work;
  readonly pupil: Pupil;
}

function workTold(desk: Desk, { lesson, work, pupil }: WorkOf, now: Moment): readonly object[] {
  const state = stateAt(work.timeline, now);
  if (!state) return [];
  const told = {
    ...frameOf(desk, lesson, work.ids.short, typeOfKind(work.kind)),
    assignmentName: state.value.title?.told ?? NO_TITLE,
    weight: weightOfType(typeOfKind(work.kind)),
    assignmentDate: publishedAt(desk, state.enteredAt),
  };
  const mark = work.marks.find((one) => one.pupil === pupil.key);
  const results = mark ? resultsOf(desk, mark, now) : [];
  return results.length === 0 ? [told] : results.map((result) => ({ ...told, ...result }));
}

/** The result as it stands on its assignment; twice where it is listed twice. */
function resultsOf(desk: Desk, mark: Mark, now: Moment): readonly object[] {
  const state = stateAt(mark.timeline, now);
  if (!state) return [];
  const told = (result: number | string) => ({
    result,
    duty: isDuty(mark, result),
    comment: state.value.comment?.told ?? null,
    resultDate: midnight(dayAt(desk.school, state.enteredAt)),
  });
  const { value } = state.value;
  if (mark.spoiled === 'wrong-type') return [told(WRONG_MARK)];
  if (mark.spoiled === 'equal-repeat') return [told(valueTold(value)), told(valueTold(value))];
  if (mark.spoiled === 'conflicting-repeat')
    return [told(valueTold(value)), told(valueTold(mark.conflictingValue ?? ''))];
  return [told(valueTold(value))];
}

/** What every assignment has; `result`, `comment` and `resultDate` are null until there is one. */
function frameOf(desk: Desk, lesson: Lesson, id: number, typeId: number) {
  const type = ASSIGNMENT_TYPES.find((one) => one.id === typeId);
  const subject = desk.school.subjects.find(({ key }) => key === lesson.subject);
  return {
    classmeetingId: lesson.ids.short,
    assignmentId: id,
    assignmentName: '',
    description: null,
    result: null,
    classAssignment: true,
    duty: false,
    comment: null,
    assignmentTypeId: typeId,
    assignmentTypeAbbr: type?.abbr ?? '',
    assignmentTypeName: type?.name ?? '',
    weight: 0,
    attachmentsExists: false,
    hasTextAnswer: false,
    hasFileAnswers: false,
    subjectId: subject?.ids.short ?? 0,
    subjectName: subject?.name ?? '',
    dueDate: midnight(lesson.day),
    answerFilesCount: 0,
    extraActivity: false,
    resultDate: null,
    canAnswer: false,
  };
}

/** When the teacher entered an assignment: to the second, and the only time of the application that says its zone. */
function publishedAt({ school }: Desk, entered: Moment): string {
  const { offset } = school.zone;
  const local = new Date(entered + offset * 3_600_000).toISOString().slice(0, 19);
  return `${local}+${String(offset).padStart(2, '0')}:00`;
}
