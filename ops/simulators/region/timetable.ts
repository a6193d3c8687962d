import { timeOf } from './calendar.ts';
import { COURSES, type Course } from './curriculum.ts';
import type { GiveIds } from './people.ts';
import type { Staff } from './person.ts';
import type { Bell, SchoolClass, Slot, Subject, Teaching } from './school.ts';
import type { Random } from './random.ts';

const LESSON = 40;
const BREAK = 10;
const FIRST = { 1: 8 * 60 + 30, 2: 13 * 60 + 30 } as const;
const LAST_NUMBER = { 1: 8, 2: 7 } as const;

/** Bells of both shifts; number 0 stands one lesson before the first. */
export function makeBells(ids: GiveIds, shifts: readonly (1 | 2)[]): readonly Bell[] {
  return shifts.flatMap((shift) =>
    Array.from({ length: LAST_NUMBER[shift] + 1 }, (_, number) => {
      const starts = FIRST[shift] + (number - 1) * (LESSON + BREAK);
      return { ids: ids('bell'), shift, number, startsAt: timeOf(starts), endsAt: timeOf(starts + LESSON) };
    }),
  );
}

interface Plan {
  readonly teachings: readonly Teaching[];
  readonly slots: readonly Slot[];
}

/** Who teaches what to whom, and when in the week; a teacher holds one lesson at a time wherever that can be had. */
export function makeTimetable(
  draw: Random,
  {
    classes,
    subjects,
    staff,
  }: {
    readonly classes: readonly SchoolClass[];
    readonly subjects: readonly Subject[];
    readonly staff: readonly Staff[];
  },
): Plan {
  const teachings: Teaching[] = [];
  const slots: Slot[] = [];
  const turns = new Map<string, number>();
  const busy = new Set<string>();
  for (const schoolClass of classes) {
    const own = assign(schoolClass, { subjects, staff, turns });
    teachings.push(...own);
    slots.push(...layOut(draw, schoolClass, own, busy));
  }
  return { teachings, slots };
}

interface Staffing {
  readonly subjects: readonly Subject[];
  readonly staff: readonly Staff[];
  /** Whose turn it is, by subject. */
  readonly turns: Map<string, number>;
}

function assign(schoolClass: SchoolClass, { subjects, staff, turns }: Staffing): readonly Teaching[] {
  const { key, grade } = schoolClass;
  const inTurn = (subject: Subject) => {
    const able = staff.filter((each) => each.subjects.length === 1 && each.subjects[0] === subject.name);
    const turn = turns.get(subject.key) ?? 0;
    turns.set(subject.key, turn + 1);
    return able[turn % able.length]!.key;
  };
  return subjects.flatMap((subject): readonly Teaching[] => {
    const course = courseOf(subject);
    const hoursAWeek = course.hours[grade];
    if (!hoursAWeek) return [];
    const common = { class: key, subject: subject.key, hoursAWeek };
    const groups = schoolClass.subgroups.filter((group) => group.subject === subject.key);
    if (groups.length > 0) return groups.map((group) => ({ ...common, group: group.key, teacher: inTurn(subject) }));
    const teacher = course.ownTeacher && grade <= 4 ? schoolClass.teacher : inTurn(subject);
    return [{ ...common, group: undefined, teacher }];
  });
}

export const courseOf = (subject: { readonly name: string }): Course =>
  COURSES.find(({ name }) => name === subject.name)!;

/** Lays the class's hours over five days: numbers from 1, from 0 on one day of grades 9 and up. */
function layOut(
  draw: Random,
  schoolClass: SchoolClass,
  teachings: readonly Teaching[],
  busy: Set<string>,
): readonly Slot[] {
  const bySubject = Map.groupBy(teachings, ({ subject }) => subject);
  const left = draw.shuffle(
    [...bySubject.values()].flatMap((group) => Array<readonly Teaching[]>(group[0]!.hoursAWeek).fill(group)),
  );
  const zeroDay = schoolClass.grade >= 9 ? draw.between(1, 5) : 0;
  const slots: Slot[] = [];
  for (let weekday = 1; weekday <= 5; weekday += 1) {
    const today = new Set<string>();
    const count = Math.ceil(left.length / (6 - weekday));
    for (let nth = 0; nth < count; nth += 1) {
      const number = nth + (weekday === zeroDay ? 0 : 1);
      const at = (teacher: string) => `${teacher}/${weekday}/${schoolClass.shift}/${number}`;
      const free = (group: readonly Teaching[]) => group.every(({ teacher }) => !busy.has(at(teacher)));
      const fresh = (group: readonly Teaching[]) => !today.has(group[0]!.subject);
      const chosen = Math.max(0, firstOf(left, [(group) => free(group) && fresh(group), free, fresh]));
      const [group] = left.splice(chosen, 1);
      today.add(group![0]!.subject);
      for (const { teacher, subject, group: subgroup } of group!) {
        busy.add(at(teacher));
        const room = subgroup === group![0]!.group ? String(100 + draw.below(30)) : String(200 + draw.below(30));
        slots.push({ class: schoolClass.key, group: subgroup, subject, teacher, weekday, number, room });
      }
    }
  }
  return slots;
}

/** Index of the first thing that passes the first test that anything passes; -1 where none does. */
function firstOf<Item>(list: readonly Item[], tests: readonly ((item: Item) => boolean)[]): number {
  for (const test of tests) {
    const index = list.findIndex(test);
    if (index >= 0) return index;
  }
  return -1;
}
