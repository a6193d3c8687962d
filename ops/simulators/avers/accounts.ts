import { sha256 } from '../canonical-json.ts';
import type { PersonName, Pupil } from '../region/person.ts';
import type { School } from '../region/school.ts';
import { stateAt } from '../region/timeline.ts';

/** Types of users as the sign-in tells them. Of staff no layout is known: nobody of them is let in. */
export const USER_TYPES = { parent: 3, student: 4 } as const;

/** A login of one school; it sees one pupil. */
export interface Account {
  /** Every other in Cyrillic, so that the encoding of cookies matters; the first is not. */
  readonly login: string;
  readonly password: string;
  readonly type: keyof typeof USER_TYPES;
  readonly userId: number;
  readonly name: PersonName;
  readonly pupil: Pupil;
}

/**
 * The accounts of a school: every pupil's own, then every guardian's. The first is of the pupil with most marks who is in one class all the
 * time: open clients are tried with it.
 */
export function accountsOf(school: School): readonly Account[] {
  const pupils = plainFirst(school);
  return [
    ...pupils.map((pupil, nth) => accountOf(school, pupil, 'student', nth)),
    ...pupils.map((pupil, nth) => accountOf(school, pupil, 'parent', nth)),
  ];
}

function accountOf(school: School, pupil: Pupil, type: Account['type'], nth: number): Account {
  const { guardian, ids } = pupil;
  const own = type === 'student' ? ids.short : guardian.user.short;
  const word = { student: ['pupil', 'Ученик'], parent: ['parent', 'Родитель'] }[type][nth % 2]!;
  return {
    login: `${word}${own}`,
    password: sha256(`avers\n${type}\n${school.ids.long}\n${own}`).slice(0, 10),
    type,
    userId: own,
    name: type === 'student' ? pupil.name : guardian.name,
    pupil,
  };
}

function plainFirst({ pupils, lessons }: School): readonly Pupil[] {
  const marks = new Map<string, number>();
  for (const { works } of lessons)
    for (const mark of works.flatMap((work) => work.marks))
      if (stateAt(mark.timeline, Infinity)) marks.set(mark.pupil, (marks.get(mark.pupil) ?? 0) + 1);
  const staying = pupils.filter(({ memberships }) => memberships.length === 1 && memberships[0]!.to === undefined);
  const count = ({ key }: Pupil): number => marks.get(key) ?? 0;
  const [first] = staying.toSorted((a, b) => count(b) - count(a));
  return first ? [first, ...pupils.filter((pupil) => pupil !== first)] : pupils;
}
