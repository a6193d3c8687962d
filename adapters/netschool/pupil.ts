import { GatewayError } from '../../gateway/contracts/errors.ts';
import { believed } from '../kit/reading.ts';
import type { DiaryInit, Student } from './api.ts';
import type { Session } from './session.ts';

/** A pupil of one account's list, ids as text. Names are in `student` and go no further than the raw record. */
export interface Pupil {
  readonly id: string;
  readonly classId: string;
  readonly student: Student;
}

/** The pupils whom an account sees; none, and why, where it is refused the diary. */
export async function pupilsOf(
  session: Session,
): Promise<{ readonly pupils: readonly Pupil[]; readonly refused?: GatewayError }> {
  const studentsIn = (json: unknown): readonly Student[] => Object.values((json as DiaryInit | null)?.students ?? {});
  try {
    const answer = await believed(
      () => session.get('student/diary/init'),
      (json) => studentsIn(json).length === 0,
    );
    return { pupils: studentsIn(answer.json).map(pupilOf) };
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'http.forbidden') return { pupils: [], refused: error };
    throw error;
  }
}

function pupilOf(student: Student): Pupil {
  // Where the class has no id, its name is what stays the same during a year.
  const classId = student.classId ?? student.className;
  if (classId === undefined)
    throw new GatewayError('vendor.answer', 'reading student/diary/init: a pupil without a class');
  return { id: String(student.studentId), classId: String(classId), student };
}
