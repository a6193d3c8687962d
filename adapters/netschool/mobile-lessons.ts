import type { EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import { listIn } from '../kit/reading.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import { idIn, isObject, type Joined, yieldOfValue } from './diary.ts';
import type { ClassMeeting, MobileAssignment } from './mobile-api.ts';
import type { PupilAnswers } from './way.ts';

/** What a week is answered with: the lessons, then the assignments in as many answers as they take. */
export interface MobileWeek {
  readonly lessons: readonly unknown[];
  readonly assignments: readonly unknown[];
}

/** @throws {GatewayError} vendor.answer where an answer is no list */
export function mobileWeekIn([lessons, ...assignments]: readonly Answer[]): MobileWeek {
  return {
    lessons: listIn(lessons!.json, 'api/mobile/classmeetings'),
    assignments: assignments.flatMap(({ json }) => listIn(json, 'api/mobile/assignments')),
  };
}

/** Ids of the assignments that the lessons name, each once, as the vendor wrote them. */
export function assignedIn(lessons: readonly unknown[]): readonly (number | string)[] {
  const ids = lessons.flatMap((lesson) =>
    listIn(isObject(lesson) ? lesson['assignmentId'] : undefined, 'api/mobile/classmeetings'),
  );
  return [...new Set(ids)].filter((id) => typeof id === 'number' || typeof id === 'string');
}

/** The assignments that have the shape of one. */
export const mobileAssignmentsIn = (answers: readonly Answer[]): readonly Partial<MobileAssignment>[] =>
  mobileWeekIn(answers).assignments.filter(isObject);

/**
 * One raw record a lesson and one an assignment. A lesson yields attendance too where a letter stands there; an assignment yields a work, homework
 * where its type says so, and a mark where it has a result.
 */
export function mobileRecordsOf({ pupil, ordinal, answers }: PupilAnswers, joined: Joined): readonly RawRecord[] {
  const { lessons, assignments } = mobileWeekIn(answers);
  const days = new Map(lessons.filter(isObject).map((lesson) => [String(lesson['classmeetingId']), lesson['day']]));
  const placeOn = (day: unknown): RawRecord['place'] => ({
    school: joined.school,
    scope: joined.scope,
    day: dayAtFrontOf(day),
  });
  return [
    ...lessons.map((lesson, nth): RawRecord => {
      const isTold = isObject(lesson) && isLetter((lesson as Partial<ClassMeeting>).attendance);
      return {
        yields: isTold ? ['lesson', 'attendance'] : ['lesson'],
        // `told` says that an absent topic is a blank one: the web diary has none to show.
        body: { lesson, pupil, told: 'topic' },
        ref: `classmeetings/${ordinal}/lesson/${idIn(lesson, 'classmeetingId', nth)}`,
        place: placeOn(isObject(lesson) ? lesson['day'] : undefined),
        pupil,
      };
    }),
    ...assignments.map((assignment, nth): RawRecord => {
      const told = (isObject(assignment) ? assignment : {}) as Partial<MobileAssignment>;
      return {
        ...assignmentRecord(assignment, told, pupil, joined),
        ref: `classmeetings/${ordinal}/assignment/${idIn(assignment, 'assignmentId', nth)}`,
        place: placeOn(days.get(String(told.classmeetingId))),
        pupil,
      };
    }),
  ];
}

/** Anything but nothing: what is no letter is quarantined, not overlooked. */
const isLetter = (attendance: unknown): boolean =>
  attendance !== undefined && attendance !== null && String(attendance).trim() !== '';

function assignmentRecord(
  assignment: unknown,
  told: Partial<MobileAssignment>,
  pupil: string,
  joined: Joined,
): Pick<RawRecord, 'yields' | 'body'> {
  const typeId = String(told.assignmentTypeId);
  const typeName = joined.typeNames.get(typeId) ?? told.assignmentTypeName;
  const yields: EntityName[] = ['work'];
  if (typeName !== undefined && joined.homeworkTypes.has(typeName)) yields.push('homework');
  const shown = yieldOfValue(told.result, told.duty, joined.letters);
  if (shown) yields.push(shown);
  const files = joined.files.get(String(told.assignmentId)) ?? (told.attachmentsExists === false ? 0 : undefined);
  const body = {
    assignment,
    lesson: { classmeetingId: told.classmeetingId },
    kindName: typeName ?? `type ${typeId}`,
    pupil,
    ...(typeName !== undefined && { typeName }),
    ...(files !== undefined && { attachmentCount: files }),
  };
  return { yields, body };
}
