import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { TruthRecord } from '../truth-file.ts';
import type { Desk } from './desk.ts';
import { attendanceOf } from './diary.ts';
import { pupilId, type Telling } from './telling.ts';

/** A pupil with the lessons that the own timetable shows. */
export interface ShownPupil {
  readonly pupil: Pupil;
  readonly lessons: readonly Lesson[];
}

/** What the diary's words mean; one that is in no list is quarantined and is not there. */
const STATUS_OF: Readonly<Record<string, string>> = {
  Был: 'present',
  'Не был': 'absent',
  Болел: 'ill',
  Опоздал: 'late',
};

/** How a pupil was at the lessons where that was entered, also that the pupil was there. */
export function attendanceTruth(desk: Desk, { pupil, lessons }: ShownPupil, telling: Telling): readonly TruthRecord[] {
  const pseudonym = pupilId(desk, pupil, telling);
  return lessons.flatMap((lesson) => {
    const rawStatus = attendanceOf(lesson, pupil, telling.now);
    const status = STATUS_OF[rawStatus];
    const lessonId = String(lesson.ids.short);
    return status === undefined
      ? []
      : [{ id: `${lessonId}/${pseudonym}`, lessonId, pupilId: pseudonym, status, rawStatus }];
  });
}
