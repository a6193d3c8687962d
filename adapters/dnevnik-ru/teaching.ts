import type { RawRecord } from '../../gateway/contracts/records.ts';
import { teacherIdOf } from './people.ts';
import { byId, idAt, idsAt, isSubgroup, rawOf, textAt } from './raw.ts';
import type { ToldTeaching } from './roster-answers.ts';

/**
 * Who teaches what to whom. No call tells it: a teacher of the group whose subjects hold one of the group's is taken, where
 * there is one only. Groups tell their teachers as mere persons; what these teach is said where the school lists its teachers (`listed`). What a class learns in subgroups is told by these alone.
 */
export function teachingRecords(
  taught: readonly ToldTeaching[],
  listed: readonly unknown[],
  place: RawRecord['place'],
): readonly RawRecord[] {
  const known = byId(listed, teacherIdOf);
  const inParts = new Map<string, Set<string>>();
  for (const { group, subjects } of taught.filter((one) => isSubgroup(one.group))) {
    for (const classId of idsAt(group, 'parentIds')) {
      const parts = inParts.get(classId) ?? new Set();
      inParts.set(classId, parts);
      for (const subject of subjects) parts.add(idAt(subject));
    }
  }
  return taught.flatMap(({ group, subjects, teachers }) => {
    const id = idAt(group);
    const whole = teachers.map((one) => known.get(teacherIdOf(one)) ?? one);
    return subjects.flatMap((subject): readonly RawRecord[] => {
      if (inParts.get(id)?.has(idAt(subject))) return [];
      const [teacher, another] = whole.filter((one) => teaches(one, textAt(subject, 'name')));
      if (teacher === undefined || another !== undefined) return [];
      const body = { ...scopeOf(group), subject, teacher };
      return [{ yields: ['teaching'], body, ref: `teaching/${id}/${idAt(subject)}`, place }];
    });
  });
}

/** `Teacher.Subjects` is one text: names with commas between. */
const teaches = (teacher: unknown, subject: string): boolean => {
  const { Subjects: subjects } = rawOf(teacher);
  return typeof subjects === 'string' && subject !== '' && subjects.split(', ').includes(subject);
};

function scopeOf(group: unknown): { readonly classId?: string; readonly groupId?: string } {
  if (!isSubgroup(group)) return { classId: idAt(group) };
  const [classId, other] = idsAt(group, 'parentIds');
  return { groupId: idAt(group), ...(classId !== undefined && other === undefined && { classId }) };
}
