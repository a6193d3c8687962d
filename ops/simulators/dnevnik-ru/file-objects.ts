import type { Lesson } from '../region/lesson.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import { type Desk } from './desk.ts';
import { userObject } from './people-objects.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { naive } from './times.ts';

/** Ids of the files of a homework: those that its `files` list. */
export const fileIdsOf = (workId: string, attachments: number): readonly string[] =>
  Array.from({ length: attachments }, (_, nth) => `${workId.slice(0, -1)}${nth}`);

/** The files attached to the homework of a lesson. They are named and not served. */
export function filesOf(desk: Desk, { homework, timeline }: Lesson, now: Moment): readonly object[] {
  const state = homework && stateAt(homework.timeline, now);
  const given = stateAt(timeline, now);
  if (!homework || !state || !given) return [];
  const staff = desk.by.staff.get(given.value.teacher)!;
  return fileIdsOf(homework.ids.long, state.value.attachments).map((id, nth) => ({
    ...withTwin('id', id),
    name: `Задание ${nth + 1}.pdf`,
    typeGroup: 'Document',
    type: 'PdfDocument',
    pageUrl: `https://example.invalid/files/${id}`,
    downloadUrl: `https://example.invalid/files/${id}/download`,
    user: staff.user ? userObject(desk, { role: 'staff', staff }) : { id: numberOf('0'), id_str: '0' },
    size: 0,
    vote: 0,
    uploadedDate: naive(state.enteredAt, desk.school.zone.offset),
    storageType: 'Internal',
  }));
}
