import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { Day } from '../region/timeline.ts';
import { type Call, Refusal, allOf, lessonIn } from './call.ts';
import { type Group } from './desk.ts';
import { isListed, wasThere } from './listing.ts';

/** Lessons of a group in a span, as they are listed at the moment; with those of its subgroups where the dialect says so. */
export function lessonsOf(call: Call, group: Group, [from, to]: readonly [Day, Day]): readonly Lesson[] {
  const { desk, now, dialect } = call;
  return desk
    .lessonsOf(group)
    .filter((lesson) => from <= lesson.day && lesson.day <= to && isListed(lesson, now))
    .filter((lesson) => group.subgroup !== undefined || dialect.subgroupsInClass || lesson.group === undefined);
}

/** A listed lesson of the path. @throws {Refusal} where it was cancelled */
export function listedLesson(call: Call): Lesson {
  const lesson = lessonIn(call);
  if (!isListed(lesson, call.now)) throw new Refusal('parameterInvalid', 'There is no lesson of this id any more.');
  return lesson;
}

export const lessonsByIds = (call: Call, ids: readonly string[]): readonly Lesson[] =>
  allOf(call.desk.lessons, ids).filter((lesson) => isListed(lesson, call.now));

/** Lessons at which the pupil is to be. */
export function lessonsOfPupil(call: Call, pupil: Pupil, [from, to]: readonly [Day, Day]): readonly Lesson[] {
  return call.desk.school.lessons.filter(
    (lesson) => from <= lesson.day && lesson.day <= to && wasThere(pupil, lesson) && isListed(lesson, call.now),
  );
}
