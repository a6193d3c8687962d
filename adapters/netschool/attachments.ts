import { listIn } from '../kit/reading.ts';
import type { AssignmentFiles, Diary } from './api.ts';
import { assignmentsOf } from './diary.ts';
import { isRefusal } from './refusal.ts';
import type { Session } from './session.ts';

/** Ids of the homework in a diary, in the form the vendor wrote them; what is no id is left out. */
export const homeworkIn = (diary: Diary, isHomework: (typeId: string) => boolean): readonly (number | string)[] =>
  assignmentsOf(diary)
    .filter(({ typeId }) => isHomework(String(typeId)))
    .flatMap(({ id }) => (typeof id === 'number' || typeof id === 'string' ? [id] : []));

/**
 * How many files are attached to each of these assignments, by id; the files are not fetched, and what pupils handed in is not counted.
 * Undefined where the account is refused the call or the version does not have it.
 */
export async function countFiles(
  session: Session,
  pupil: string,
  ids: readonly (number | string)[],
): Promise<ReadonlyMap<string, number> | undefined> {
  try {
    const answer = await session.post('student/diary/get-attachments', { studentId: pupil }, { assignId: ids });
    const items = listIn(answer.json, 'student/diary/get-attachments') as readonly (AssignmentFiles | null)[];
    return new Map(items.map((item) => [String(item?.assignmentId), item?.attachments?.length ?? 0]));
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
