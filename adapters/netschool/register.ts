import { believed, listIn } from '../kit/reading.ts';
import { isObject } from './diary.ts';
import type { Pupil } from './pupil.ts';
import { isRefusal } from './refusal.ts';
import type { Session } from './session.ts';

/** One item of `GET classes?expand=chiefs`, as recorded 2021-10: the class teachers among the rest. */
export interface ClassListed {
  readonly id: number | string;
  readonly name?: string;
  readonly grade?: { readonly name?: string } | null;
  readonly letter?: string | null;
}

/** One item of `GET grade/studentList?classId=` (client). */
interface PupilListed {
  readonly id: number | string;
  readonly fullName?: string;
}

/** The school's own lists of classes and of their pupils: shown to staff. */
export interface Register {
  readonly classes: readonly ClassListed[];
  /** Pupils of all these classes; undefined where one of the lists was refused. */
  readonly pupils: readonly Pupil[] | undefined;
}

/** Reads the lists; undefined where the account is refused them, or is shown no class. */
export async function readRegister(session: Session): Promise<Register | undefined> {
  try {
    const answer = await believed(() => session.get('classes', { expand: 'chiefs' }));
    const classes = listIn(answer.json, 'classes').filter(isObject) as unknown as readonly ClassListed[];
    return classes.length === 0 ? undefined : { classes, pupils: await pupilsIn(session, classes) };
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

async function pupilsIn(session: Session, classes: readonly ClassListed[]): Promise<readonly Pupil[] | undefined> {
  const pupils: Pupil[] = [];
  try {
    for (const { id: classId, name } of classes) {
      const answer = await believed(() => session.get('grade/studentList', { classId }));
      const listed = listIn(answer.json, 'grade/studentList').filter(isObject) as unknown as readonly PupilListed[];
      for (const { id, fullName } of listed) {
        const student = { studentId: id, ...(fullName && { fullName }), ...(name && { className: name }) };
        pupils.push({ id: String(id), classId: String(classId), student });
      }
    }
    return pupils;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/**
 * Everybody whom the lists know: those of the register, with what their families' accounts tell of them, then those whom only these know (a pupil
 * who left stays there to the end of the year).
 */
export function everybody(seen: readonly Pupil[], register: Register | undefined): readonly Pupil[] {
  const listed = register?.pupils ?? [];
  const own = new Map(seen.map((pupil) => [pupil.id, pupil]));
  const known = new Set(listed.map(({ id }) => id));
  return [
    ...listed.map((pupil) => ({ ...pupil, student: { ...own.get(pupil.id)?.student, ...pupil.student } })),
    ...seen.filter(({ id }) => !known.has(id)),
  ];
}

/** Ids of the classes in which the register lists pupils whom no account sees: their journals cannot be read whole. */
export function classesWithUnseen(seen: readonly Pupil[], register: Register | undefined): ReadonlySet<string> {
  const own = new Set(seen.map(({ id }) => id));
  return new Set((register?.pupils ?? []).filter(({ id }) => !own.has(id)).map(({ classId }) => classId));
}
