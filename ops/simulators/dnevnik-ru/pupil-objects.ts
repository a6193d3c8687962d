import { type Moment, stateAt } from '../region/model.ts';
import { type EntryTold } from './attendance-log.ts';
import { type Desk, type Listed } from './desk.ts';
import { withTwin } from './raw-number.ts';
import { midnight, naive, naiveWithFraction } from './times.ts';
import { idOf } from './work-objects.ts';

export const entryObject = (desk: Desk, { pupil, lesson, status, comment, createdAt }: EntryTold): object => ({
  ...withTwin('person', pupil.ids.long),
  ...withTwin('lesson', lesson.ids.long),
  comment,
  status,
  createdDate: naiveWithFraction(createdAt, desk.school.zone.offset),
});

/** A task is a work set to one pupil. */
export function taskObject({ by, school }: Desk, listed: Listed, pupil: string, now: Moment): object | undefined {
  const found = by.pupil.get(pupil);
  const work = listed.kind === 'work' ? listed.work : listed.kind === 'homework' ? listed.homework : undefined;
  if (!found || !work || !stateAt<unknown>(work.timeline, now)) return undefined;
  const due = listed.kind === 'homework' ? listed.homework.due : undefined;
  const id = `${idOf(listed).slice(0, 8)}${found.ids.long.slice(-5)}${idOf(listed).slice(-6)}`;
  const done = naive(now, school.zone.offset).slice(0, 10) > (due ?? '9999');
  return {
    ...withTwin('id', id),
    ...withTwin('person', found.ids.long),
    ...withTwin('work', idOf(listed)),
    status: done ? 'Closed' : 'Set',
    targetDate: due === undefined ? null : midnight(due),
  };
}
