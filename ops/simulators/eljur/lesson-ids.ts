import type { Lesson } from '../region/lesson.ts';
import type { Desk } from './desk.ts';

/**
 * `lesson_id`: the page of the journal that a class (or a part of it) has for a subject, the same at each of its lessons. Numeric text; too
 * large for 32 bits.
 */
export function journalIdOf({ school, classes }: Desk, lesson: Pick<Lesson, 'class' | 'subject' | 'group'>): string {
  const schoolClass = classes.get(lesson.class)!;
  const subject = school.subjects.findIndex(({ key }) => key === lesson.subject) + 1;
  const parts = schoolClass.subgroups.filter((group) => group.subject === lesson.subject);
  const part = parts.findIndex(({ key }) => key === lesson.group) + 1;
  return `${schoolClass.ids.short}${String(subject).padStart(2, '0')}${part}`;
}
