import type { Answer } from '../kit/answer.ts';
import { believed, listIn } from '../kit/reading.ts';
import { assignedIn, mobileAssignmentsIn, mobileRecordsOf, mobileWeekIn } from './mobile-lessons.ts';
import type { MobileFile } from './mobile-api.ts';
import { isObject } from './diary.ts';
import { isRefusal } from './refusal.ts';
import type { Session } from './session.ts';
import type { Way } from './way.ts';

/** Assignments in one call: more makes the address too long for some servers in between. */
const AT_ONCE = 50;

/** The API of the mobile application: topics and attendance too, and the marks of periods. Two calls a week, a third where files are. */
export const MOBILE_WAY: Way = {
  told: ['lesson', 'attendance', 'work', 'homework', 'mark'],
  hasTotals: true,
  async ask(session, { pupil, week, isFree }) {
    const query = { studentIds: pupil, startDate: week.from, endDate: week.to, extraActivity: 'null' };
    const isSurprise = (json: unknown): boolean => listIn(json, 'api/mobile/classmeetings').length === 0 && !isFree;
    const lessons = await believed(() => session.mobile.get('classmeetings', query), isSurprise);
    const answers = [lessons];
    for (const ids of inParts(assignedIn(mobileWeekIn([lessons]).lessons))) {
      answers.push(await assignmentsOf(session, pupil, ids));
    }
    mobileWeekIn(answers);
    return answers;
  },
  count(answers) {
    const { lessons, assignments } = mobileWeekIn(answers);
    return lessons.length + assignments.length;
  },
  withFiles: (answers, isHomework) =>
    mobileAssignmentsIn(answers)
      .filter(
        ({ assignmentTypeId, attachmentsExists }) =>
          attachmentsExists !== false && isHomework(String(assignmentTypeId)),
      )
      .flatMap(({ assignmentId: id }) => (typeof id === 'number' || typeof id === 'string' ? [id] : [])),
  countFiles,
  records: mobileRecordsOf,
};

/** The assignments of these ids; asked for once more where one is missing: it may have been withdrawn, or the answer be cut short. */
function assignmentsOf(session: Session, pupil: string, ids: readonly (number | string)[]): Promise<Answer> {
  const isShort = (json: unknown): boolean => {
    const told = listIn(json, 'api/mobile/assignments').filter(isObject);
    const found = new Set(told.map((one) => String(one['assignmentId'])));
    return ids.some((id) => !found.has(String(id)));
  };
  return believed(() => session.mobile.get('assignments', { studentId: pupil, assignmentId: ids }), isShort);
}

async function countFiles(
  session: Session,
  pupil: string,
  ids: readonly (number | string)[],
): Promise<ReadonlyMap<string, number> | undefined> {
  const counts = new Map<string, number>(ids.map((id) => [String(id), 0]));
  try {
    for (const part of inParts(ids)) {
      // Asked only for what is said to have files: an empty answer is a surprise.
      const answer = await believed(() => session.mobile.get('attachments', { studentId: pupil, assignmentId: part }));
      for (const file of listIn(answer.json, 'api/mobile/attachments') as readonly (MobileFile | null)[]) {
        const id = String(file?.assignmentId);
        if (counts.has(id)) counts.set(id, counts.get(id)! + 1);
      }
    }
    return counts;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

const inParts = (ids: readonly (number | string)[]): readonly (readonly (number | string)[])[] =>
  Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, part) => ids.slice(part * AT_ONCE, (part + 1) * AT_ONCE));
