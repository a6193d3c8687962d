import type { Lesson } from '../region/lesson.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import { type Desk } from './desk.ts';
import { numberOf, withTwin, withTwins } from './raw-number.ts';
import { subjectObject } from './school-objects.ts';
import { midnight } from './times.ts';
import { idOf, workObjects, worksOf } from './work-objects.ts';

/** A wrong number is one that no lesson can have; typed clients read on. */
const numberTold = ({ number, spoiled }: Lesson): number => (spoiled === 'wrong-type' ? -1 - number : number);

/** Fields that lessons of lists and of schedules share. */
function lessonFields(desk: Desk, lesson: Lesson, now: Moment): Record<string, unknown> {
  const { value } = stateAt(lesson.timeline, now)!;
  const group = lesson.group === undefined ? desk.by.class.get(lesson.class)! : desk.by.subgroup.get(lesson.group)!;
  return {
    ...withTwin('id', lesson.ids.long),
    title: value.topic?.told ?? '',
    date: midnight(lesson.day),
    number: numberTold(lesson),
    ...withTwin('group', group.ids.long),
    status: 'Approved',
    resultPlaceId: 0,
    ...withTwins('teachers', [desk.by.staff.get(value.teacher)!.ids.long]),
  };
}

export function lessonObject(desk: Desk, lesson: Lesson, now: Moment): object {
  return {
    ...lessonFields(desk, lesson, now),
    subject: subjectObject(desk.by.subject.get(lesson.subject)!),
    works: worksOf(lesson, now).flatMap((listed) => workObjects(desk, listed, now)),
  };
}

/** The variant of schedules: ids instead of things, and the place. */
export function scheduleLessonObject(desk: Desk, lesson: Lesson, now: Moment): object {
  return {
    ...lessonFields(desk, lesson, now),
    ...withTwin('subjectId', desk.by.subject.get(lesson.subject)!.ids.long),
    building: 'Главный корпус',
    place: lesson.room,
    floor: lesson.room.slice(0, 1),
    hours: `${lesson.startsAt} - ${lesson.endsAt}`,
    works: worksOf(lesson, now).map((listed) => numberOf(idOf(listed))),
  };
}
