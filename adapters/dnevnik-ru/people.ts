import type { RawRecord } from '../../gateway/contracts/records.ts';
import type { ListedByClass } from './school-wide-items.ts';
import { idAt, listAt, type Raw, rawOf, textAt } from './raw.ts';

/** The state of a pupil's membership in a class as the vendor says it: "Active", "Archive"; '' where it does not. */
export type StateOf = (classId: string, personId: string) => string;

/**
 * Reads `POST edu-groups/students`: [{group, students: [{person, membershipstatus}]}]. Whether `person` is an id or a person
 * is told differently; both are read.
 */
export function statesIn(answer: readonly unknown[]): StateOf {
  const states = new Map<string, string>();
  for (const group of answer) {
    const classId = idOrThingAt(group, 'group');
    for (const student of listAt(group, 'students')) {
      states.set(`${classId}/${idOrThingAt(student, 'person')}`, textAt(student, 'membershipstatus'));
    }
  }
  return (classId, personId) => states.get(`${classId}/${personId}`) ?? '';
}

/**
 * Raw records of pupils and their memberships. A pupil who changed class is listed in both: the record of the pupil comes
 * with the active membership, or with the first one where none is active; the others are memberships only.
 */
export function pupilRecords(
  classes: readonly ListedByClass[],
  stateOf: StateOf,
  place: RawRecord['place'],
): readonly RawRecord[] {
  const listed = classes.flatMap(({ classId, items }) =>
    items.map((person, index) => {
      const id = idAt(person);
      const membership = { state: textAt(person, 'membershipstatus') || stateOf(classId, id) };
      return { id, classId, person, membership, ref: `edu-group/${classId}/person/${index}` };
    }),
  );
  const main = new Map<string, (typeof listed)[number]>();
  for (const one of listed) {
    const known = main.get(one.id);
    if (!known || (isArchived(known.membership.state) && !isArchived(one.membership.state))) main.set(one.id, one);
  }
  return listed.map((one) => {
    const { classId, person, membership, ref } = one;
    const isMain = one.id === '' || main.get(one.id) === one;
    return {
      yields: isMain ? ['pupil', 'enrolment'] : ['enrolment'],
      body: { person, membership, classId },
      ref,
      place,
    };
  });
}

/** Members of the staff: the teachers as listed, joined with the school's memberships; then members who teach nothing. */
export function staffRecords(
  teachers: readonly unknown[],
  staff: readonly unknown[],
  admins: readonly unknown[],
  place: RawRecord['place'],
): readonly RawRecord[] {
  const members = new Map<string, Raw>();
  for (const member of [...staff, ...admins]) members.set(idAt(member) || JSON.stringify(member), rawOf(member));
  const adminIds = new Set(admins.map((admin) => idAt(admin)));
  const bodies = teachers.map((teacher): Raw => {
    const id = teacherIdOf(teacher);
    const member = members.get(id);
    members.delete(id);
    return { teacher, ...(member && { member }), isAdmin: adminIds.has(id) };
  });
  for (const [id, member] of members) bodies.push({ member, isAdmin: adminIds.has(id) });
  return bodies.map((body, index) => ({ yields: ['staff'], body, ref: `staff/${index}`, place }));
}

/** Teachers are told in PascalCase: `Id`, `IdStr`. */
export const teacherIdOf = (teacher: unknown): string =>
  textAt(teacher, 'IdStr') || idAt(teacher, 'Id') || idAt(teacher);

const isArchived = (state: string): boolean => state === 'Archive';

const idOrThingAt = (value: unknown, key: string): string => idAt(value, key) || idAt(rawOf(value)[key]);
