import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { WorkKind } from '../region/work.ts';
import type { TruthRecord } from '../truth-file.ts';
import type { Desk } from './desk.ts';
import { CONTROL_FORMS, marksAt } from './marks.ts';
import { onScale, scaleOf } from './scales.ts';
import { nameKey, pupilId, type Telling } from './telling.ts';

/** A lesson with those in whose calendars it stands. */
export interface Shown {
  readonly lesson: Lesson;
  readonly pupils: readonly Pupil[];
}

const workId = ({ ids }: Lesson, kind: WorkKind): string => `${ids.short}/${nameKey(CONTROL_FORMS[kind])}`;

/**
 * Works have no ids and stand in no list: the marks of one control form at one lesson are those of one work. A mark whose value or "точка" is told
 * wrongly is none, but its work stands.
 */
export function worksTruth({ lesson, pupils }: Shown, { now }: Telling): readonly TruthRecord[] {
  const kinds = new Set(pupils.flatMap((pupil) => marksAt(lesson, pupil, now).map(({ work }) => work.kind)));
  return [...kinds].map((kind) => ({
    id: workId(lesson, kind),
    lessonId: String(lesson.ids.short),
    kind,
    kindName: CONTROL_FORMS[kind],
  }));
}

export function marksTruth(desk: Desk, { lesson, pupils }: Shown, telling: Telling): readonly TruthRecord[] {
  const scale = scaleOf(desk, lesson);
  return pupils.flatMap((pupil) =>
    marksAt(lesson, pupil, telling.now).flatMap(({ work, mark, value, weight, isPoint, isCommented }) => {
      if (mark.spoiled === 'unknown-code' || mark.spoiled === 'wrong-type') return [];
      return [
        {
          id: String(mark.ids.short),
          workId: workId(lesson, work.kind),
          lessonId: String(lesson.ids.short),
          pupilId: pupilId(desk, pupil, telling),
          rawValue: onScale(scale, value),
          value: Number(onScale(scale, value)),
          scale: `${scale.type}-point`,
          weight,
          debt: isPoint,
          commentPresent: isCommented,
        },
      ];
    }),
  );
}
