import { addDays, minutesOf, momentAt, schoolDays, weekdayOf } from './calendar.ts';
import { illness, takeAttendance } from './attendance.ts';
import { type Fate } from './fates.ts';
import { giveHomework } from './homework.ts';
import type { Lesson, LessonValue } from './lesson.ts';
import type { Staff } from './person.ts';
import type { Key } from './thing.ts';
import type { Day, Moment, Version } from './timeline.ts';
import { presentAt, type Member, type Outline } from './outline.ts';
import type { GiveIds } from './people.ts';
import { random, type Random } from './random.ts';
import { filler, topic } from './texts.ts';
import { setWorks } from './works.ts';

/** Homework is late so long after the class's last lesson of the day. */
export const HOMEWORK_MINUTES = 90;
const LATEST = 21 * 60 + 45;
/** Nobody enters anything so many days later. */
const LONGEST_LATENESS_DAYS = 21;

export interface Journal {
  readonly seed: string;
  readonly index: number;
  readonly ids: GiveIds;
  readonly offset: number;
  readonly attendWritten: boolean;
  readonly days: readonly Day[];
  readonly staff: readonly Staff[];
  readonly members: ReadonlyMap<Key, readonly Member[]>;
  readonly outlines: readonly Outline[];
  readonly fates: ReadonlyMap<Key, Fate>;
}

/** How well a pupil learns, about the mean of the marks: 2.8 to 5. */
export const abilityOf = (seed: string, pupil: Key): number => 2.8 + random(seed, 'ability', pupil).number() * 2.2;

/** End of the last lesson of each class's day that a reader can see, by "class/day". */
export function dayEnds(outlines: readonly Outline[], fates: ReadonlyMap<Key, Fate>): ReadonlyMap<string, Moment> {
  const ends = new Map<string, Moment>();
  for (const { key, day, slot, ends: end } of outlines) {
    const fate = fates.get(key);
    if (fate === 'cancelled' || fate === 'wrong-type-lesson') continue;
    const of = `${slot.class}/${day}`;
    ends.set(of, Math.max(ends.get(of) ?? 0, end));
  }
  return ends;
}

/** What happened in every lesson of the window. */
export function keepJournal(journal: Journal): readonly Lesson[] {
  const { seed, index, outlines, members, days } = journal;
  const draw = random(seed, 'journal', index);
  const ill = new Set([...members.values()].flatMap((each) => [...illness(draw, each, days)]));
  const next = nextLessons(outlines);
  const abilities = new Map<Key, number>();
  const abilityOfPupil = (pupil: Key) => {
    const known = abilities.get(pupil) ?? abilityOf(seed, pupil);
    abilities.set(pupil, known);
    return known;
  };
  const lastOfDay = new Map<string, number>();
  for (const { slot, day, endsAt } of outlines) {
    const of = `${slot.class}/${day}`;
    lastOfDay.set(of, Math.max(lastOfDay.get(of) ?? 0, minutesOf(endsAt)));
  }
  return outlines.map((outline) =>
    keepLesson(outline, {
      journal,
      draw,
      ill,
      due: next.get(outline.key),
      abilityOf: abilityOfPupil,
      classEnds: lastOfDay.get(`${outline.slot.class}/${outline.day}`)!,
    }),
  );
}

/** Day of the next lesson of the same class, group and subject, by key of the lesson. */
function nextLessons(outlines: readonly Outline[]): ReadonlyMap<Key, Day> {
  const next = new Map<Key, Day>();
  const before = new Map<string, Outline>();
  for (const outline of outlines) {
    const of = `${outline.slot.class}/${outline.slot.group ?? ''}/${outline.slot.subject}`;
    const last = before.get(of);
    if (last && last.day < outline.day) next.set(last.key, outline.day);
    before.set(of, outline);
  }
  return next;
}

interface Keeping {
  readonly journal: Journal;
  readonly draw: Random;
  readonly ill: ReadonlySet<string>;
  readonly due: Day | undefined;
  readonly abilityOf: (pupil: Key) => number;
  /** Minutes after midnight at which the class's last lesson of the day ends. */
  readonly classEnds: number;
}

function keepLesson(outline: Outline, keeping: Keeping): Lesson {
  const { journal, draw, ill, due } = keeping;
  const { ids, offset, attendWritten } = journal;
  const fate = journal.fates.get(outline.key);
  const all = journal.members.get(outline.slot.class) ?? [];
  const expected = presentAt(all, outline);
  const pupils = expected.filter(({ steady }) => steady).map(({ pupil }) => pupil.name);
  const common = { draw, ids, offset, fate, lateEntry: lateEntry(outline, keeping, fate) };
  const own = ids('lesson');
  const held = fate !== 'cancelled';
  const sheet = held
    ? takeAttendance(outline, expected, { ...common, attendWritten, ill })
    : { taken: undefined, entries: [], there: [] };
  return {
    key: outline.key,
    ids: own,
    day: outline.day,
    class: outline.slot.class,
    group: outline.slot.group,
    subject: outline.slot.subject,
    number: outline.slot.number,
    startsAt: outline.startsAt,
    endsAt: outline.endsAt,
    room: outline.slot.room,
    ends: outline.ends,
    timeline: lessonTimeline(outline, keeping, fate),
    attendanceTaken: sheet.taken,
    attendance: sheet.entries,
    works: held ? setWorks(outline, { ...common, there: sheet.there, abilityOf: keeping.abilityOf }) : [],
    homework: held ? giveHomework(outline, { ...common, due, pupils }) : undefined,
    spoiled: fate === 'wrong-type-lesson' ? 'wrong-type' : fate === 'repeated-lesson' ? 'equal-repeat' : undefined,
  };
}

/**
 * Homework: the same evening where there is time for it, else on the next school day; attendance: on the next school day. Before a
 * long vacation it is the next weekday: journals of a year are closed when the next one begins.
 */
function lateEntry(outline: Outline, { draw, journal, classEnds }: Keeping, fate: Fate | undefined): Moment {
  const evening = classEnds + HOMEWORK_MINUTES + draw.between(20, 90);
  if (fate === 'late-homework' && evening <= LATEST && draw.chance(0.3))
    return momentAt(outline.day, evening, journal.offset);
  const [next] = schoolDays(addDays(outline.day, 1), 1);
  let day = addDays(outline.day, 1);
  if (next! <= addDays(outline.day, LONGEST_LATENESS_DAYS)) day = next!;
  else while (weekdayOf(day) > 5) day = addDays(day, 1);
  return momentAt(day, draw.between(490, 840) + draw.number(), journal.offset);
}

/** Listed a week before the window; the topic comes after the lesson; a substitute is named the day before. */
function lessonTimeline(outline: Outline, keeping: Keeping, fate: Fate | undefined): Lesson['timeline'] {
  const { journal, draw } = keeping;
  const { offset, days, staff } = journal;
  const { slot, subject, day } = outline;
  const bare: LessonValue = { topic: undefined, topicBlank: true, teacher: slot.teacher, substituteFor: undefined };
  const versions: Version<LessonValue>[] = [{ at: momentAt(addDays(days[0]!, -7), 720, offset), value: bare }];
  const eve = momentAt(addDays(day, -1), draw.between(840, 1_080), offset);
  if (fate === 'cancelled') {
    const at = draw.chance(0.5) ? eve : momentAt(day, draw.between(400, 450), offset);
    return [...versions, { at, value: null }];
  }
  let value = bare;
  if (fate === 'substituted') {
    const others = staff.filter(({ key, subjects }) => key !== slot.teacher && subjects.length > 0);
    value = { ...bare, teacher: draw.pick(others).key, substituteFor: slot.teacher };
    versions.push({ at: eve, value });
  }
  const missing = fate === 'no-topic';
  if (missing && draw.chance(0.5)) return versions;
  const steady = (journal.members.get(slot.class) ?? []).filter((each) => each.steady).map(({ pupil }) => pupil.name);
  const text = missing ? filler(draw) : topic(draw, subject.name, steady);
  const at = outline.ends + draw.between(-1_200, 5_400) * 1_000;
  return [...versions, { at, value: { ...value, topic: text, topicBlank: missing } }];
}
