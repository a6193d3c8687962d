import { addDays, momentAt } from './calendar.ts';
import type { Homework, HomeworkValue } from './lesson.ts';
import type { PersonName } from './person.ts';
import type { Day, Moment } from './timeline.ts';
import type { Fate } from './fates.ts';
import { isMarked } from './curriculum.ts';
import type { Outline } from './outline.ts';
import type { GiveIds } from './people.ts';
import type { Random } from './random.ts';
import { explicitNone, filler, homeworkText } from './texts.ts';
import { MOVING } from './vocabulary.ts';

interface Setting {
  readonly draw: Random;
  readonly ids: GiveIds;
  readonly offset: number;
  /** Day of the next lesson in the subject. */
  readonly due: Day | undefined;
  /** Pupils who may be named. */
  readonly pupils: readonly PersonName[];
  /** Entry time of late entries. */
  readonly lateEntry: Moment;
  readonly fate: Fate | undefined;
}

/** Homework or an explicit none for every lesson, entered soon after it; the fates leave it out or late. */
export function giveHomework(outline: Outline, setting: Setting): Homework | undefined {
  const { draw, ids, due, fate } = setting;
  const missing = fate === 'no-homework';
  if (missing && draw.chance(0.5)) return undefined;
  const at = fate === 'late-homework' ? setting.lateEntry : outline.ends + draw.between(60, 2_400) * 1_000;
  const value = missing ? blank(draw) : give(outline, setting);
  const changed =
    value.state === 'given' && draw.chance(0.02)
      ? [
          {
            at: momentAt(addDays(outline.day, 1), draw.between(800, 1_100), setting.offset),
            value: give(outline, setting),
          },
        ]
      : [];
  return {
    key: `${outline.key}/homework`,
    ids: ids('work'),
    due,
    timeline: [{ at, value }, ...changed.filter((version) => version.at > at && version.value.state === 'given')],
    spoiled: fate === 'repeated-homework' ? 'equal-repeat' : undefined,
  };
}

const blank = (draw: Random): HomeworkValue => ({ state: 'blank', text: filler(draw), attachments: 0 });

function give({ class: { grade }, subject }: Outline, { draw, pupils }: Setting): HomeworkValue {
  const rarely = MOVING.has(subject.name) || !isMarked(grade, subject);
  if (grade === 1 || draw.chance(rarely ? 0.6 : 0.06))
    return { state: 'none', text: explicitNone(draw), attachments: 0 };
  const text = homeworkText(draw, subject.name, pupils);
  return { state: 'given', text, attachments: draw.chance(0.05) ? draw.between(1, 2) : 0 };
}
