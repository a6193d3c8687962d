import { type Moment, stateAt } from '../region/timeline.ts';
import { type EntryTold } from './attendance-log.ts';
import { type Desk, type Listed } from './desk.ts';
import { withTwin } from './raw-number.ts';
import { midnight, naive, naiveWithFraction } from './times.ts';
import { idOf, targetDayOf } from './work-objects.ts';

export const entryObject = (desk: Desk, { pupil, lesson, status, comment, createdAt }: EntryTold): object => ({
  ...withTwin('person', pupil.ids.long),
  ...withTwin('lesson', lesson.ids.long),
  comment,
  status,
  createdDate: naiveWithFraction(createdAt, desk.school.zone.offset),
});

/** A task is a work set to one pupil. */
export function taskObject(desk: Desk, listed: Listed, pupil: string, now: Moment): object | undefined {
  const { by, school } = desk;
  const found = by.pupil.get(pupil);
  const work = listed.kind === 'work' ? listed.work : listed.kind === 'homework' ? listed.homework : undefined;
  if (!found || !work || !stateAt<unknown>(work.timeline, now)) return undefined;
  const target = targetDayOf(desk, listed);
  const id = `${idOf(listed).slice(0, 8)}${found.ids.long.slice(-5)}${idOf(listed).slice(-6)}`;
  const done = naive(now, school.zone.offset).slice(0, 10) > target;
  return {
    ...withTwin('id', id),
    ...withTwin('person', found.ids.long),
    ...withTwin('work', idOf(listed)),
    status: done ? 'Closed' : 'Set',
    targetDate: midnight(target),
  };
}
