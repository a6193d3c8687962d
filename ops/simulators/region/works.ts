import { addDays, momentAt } from './calendar.ts';
import type { Fate } from './fates.ts';
import type { Spoiled, Text } from './thing.ts';
import type { Moment, Version } from './timeline.ts';
import type { Mark, MarkValue, Work, WorkKind, WorkValue } from './work.ts';
import type { Member, Outline } from './outline.ts';
import type { GiveIds } from './people.ts';
import type { Random } from './random.ts';
import { comment, plain, planted } from './texts.ts';
import { TITLES } from './vocabulary.ts';

/** What is no mark in any list: slips of the finger. Digits, because clients of one of the systems take no word for a mark. */
const UNKNOWN = ['6', '7', '9'] as const;

interface Setting {
  readonly draw: Random;
  readonly ids: GiveIds;
  readonly offset: number;
  /** Pupils who were there. */
  readonly there: readonly Member[];
  readonly abilityOf: (pupil: string) => number;
  readonly fate: Fate | undefined;
}

const SPOILED: Readonly<Partial<Record<Fate, Spoiled>>> = {
  'unknown-mark-value': 'unknown-code',
  'wrong-type-mark': 'wrong-type',
  'repeated-mark': 'equal-repeat',
  'conflicting-repeat': 'conflicting-repeat',
};

/** The works of a lesson with their marks: often an everyday one, sometimes two, sometimes a written one. */
export function setWorks(outline: Outline, setting: Setting): readonly Work[] {
  const { draw, fate, there } = setting;
  if (!outline.marked || there.length === 0) return [];
  const { written, other } = outline.course;
  const spoiled = fate === undefined ? undefined : SPOILED[fate];
  const works: Work[] = [];
  if (spoiled || draw.chance(0.5)) works.push(everyday(outline, setting, { kind: 'lesson-work', spoiled }));
  if (other.length > 0 && draw.chance(0.12)) works.push(everyday(outline, setting, { kind: draw.pick(other) }));
  const unmarked = fate === 'no-written-marks';
  if (written.length > 0 && (unmarked || draw.chance(0.1))) works.push(writtenWork(outline, setting, unmarked));
  if (draw.chance(0.01)) works.push(mistake(outline, setting));
  return works;
}

interface Everyday {
  readonly kind: WorkKind;
  readonly spoiled?: Spoiled | undefined;
}

function everyday(outline: Outline, setting: Setting, { kind, spoiled }: Everyday): Work {
  const { draw, there } = setting;
  const count = Math.max(1, Math.round(there.length * (0.15 + draw.number() * 0.2)));
  const chosen = draw.shuffle(there).slice(0, count);
  const named = draw.chance(0.04) ? chosen.find(({ steady }) => steady) : undefined;
  const title = named && planted(draw, 'Карточка для {genitive}', [named.pupil.name]);
  const base = { outline, setting, kind };
  const key = `${outline.key}/${kind}`;
  const marks = chosen.map((member, at) =>
    mark(member, {
      ...base,
      workKey: key,
      at: outline.ends + draw.between(-600, 3_600) * 1_000,
      spoiled: at === 0 ? spoiled : undefined,
      isKept: spoiled === 'wrong-type',
    }),
  );
  return makeWork(key, { ...base, title, at: outline.starts + draw.between(60, 300) * 1_000, marks, written: false });
}

/** Marked by everybody who was there, one to three days later; the first mark is never taken back. */
function writtenWork(outline: Outline, setting: Setting, unmarked: boolean): Work {
  const { draw, there, offset } = setting;
  const kind = draw.pick(outline.course.written);
  const day = addDays(outline.day, draw.between(1, 3));
  const entered = (nth: number) => momentAt(day, draw.between(900, 1_100) + nth, offset);
  const key = `${outline.key}/${kind}`;
  const marks = unmarked
    ? []
    : there.map((member, nth) =>
        mark(member, { outline, setting, kind, workKey: key, at: entered(nth), stays: nth === 0 }),
      );
  const title = plain(draw.pick(TITLES[kind] ?? ['Проверочная работа']));
  return makeWork(key, {
    outline,
    setting,
    kind,
    title,
    at: outline.starts + draw.between(60, 900) * 1_000,
    marks,
    written: true,
  });
}

/** A column that somebody made by mistake and took away the next day. */
function mistake(outline: Outline, setting: Setting): Work {
  const { draw, offset } = setting;
  const at = outline.ends + 300_000;
  const gone = { at: momentAt(addDays(outline.day, 1), draw.between(500, 700), offset), value: null };
  const work = makeWork(`${outline.key}/mistake`, {
    outline,
    setting,
    kind: 'lesson-work',
    title: undefined,
    at,
    marks: [],
    written: false,
  });
  return { ...work, timeline: [...work.timeline, gone] };
}

interface Made {
  readonly outline: Outline;
  readonly setting: Setting;
  readonly kind: WorkKind;
}

function makeWork(
  key: string,
  made: Made & { title: Text | undefined; at: Moment; marks: readonly Mark[]; written: boolean },
): Work {
  const { setting, kind, title, at, marks, written } = made;
  const value: WorkValue = { title, weight: written ? setting.draw.between(2, 3) : 1 };
  return { key, ids: setting.ids('work'), kind, written, timeline: [{ at, value }], marks };
}

interface MarkMade extends Made {
  readonly workKey: string;
  readonly at: Moment;
  readonly spoiled?: Spoiled | undefined;
  /** Of a written work: is it never withdrawn? Corrections come later there. */
  readonly stays?: boolean;
  /**
   * Never withdrawn: where works are known by their marks, what is known of one whose only mark left is told wrongly would depend on whether it
   * was read before.
   */
  readonly isKept?: boolean;
}

function mark({ pupil }: Member, { workKey, setting, at, spoiled, stays, isKept = false, outline }: MarkMade): Mark {
  const { draw, ids, offset } = setting;
  const value = spoiled === 'unknown-code' ? draw.pick(UNKNOWN) : signed(draw, setting.abilityOf(pupil.key));
  const first: MarkValue = { value, comment: draw.chance(0.02) ? comment(draw, pupil.name) : undefined };
  const tomorrow = momentAt(
    addDays(outline.day, draw.between(1, 2) + (stays === undefined ? 0 : 3)),
    draw.between(540, 960),
    offset,
  );
  const lot = draw.number();
  const later: Version<MarkValue>[] = [];
  if (!spoiled && lot < 0.03) later.push({ at: tomorrow, value: { ...first, value: better(value) } });
  if (!spoiled && lot < 0.006) later.push({ at: tomorrow + 86_400_000, value: first });
  if (!spoiled && !stays && !isKept && lot > 0.985) later.push({ at: tomorrow, value: null });
  return {
    key: `${workKey}/${pupil.key}`,
    ids: ids('mark'),
    pupil: pupil.key,
    timeline: [{ at, value: first }, ...later],
    spoiled,
    conflictingValue: spoiled === 'conflicting-repeat' ? better(value) : undefined,
  };
}

/** A whole mark about the ability, sometimes with a sign. */
function signed(draw: Random, ability: number): string {
  const whole = Math.min(5, Math.max(2, Math.round(ability + (draw.number() - 0.5) * 1.6)));
  const sign = draw.chance(0.1) ? draw.pick(whole === 2 ? ['+'] : ['-', '-', '+']) : '';
  return `${whole}${sign}`;
}

/** The next whole mark above; from the best one down. */
const better = (value: string): string => {
  const whole = Number(value.slice(0, 1));
  return String(whole >= 5 ? 4 : whole + 1);
};
