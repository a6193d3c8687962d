import { addDays, breaksOf, isSchoolDay, momentAt, minutesOf } from './calendar.ts';
import { generateSchool } from './generate.ts';
import { type DefectKind, DEFECTS } from './defect.ts';
import { type System, SYSTEMS } from './dialects.ts';
import { regionOptions } from './region.ts';
import type { Text } from './thing.ts';
import { firstName, lastName } from './names.ts';
import { openRegion } from './places.ts';

/** What a region must show so that reading it proves something; generate.test.ts has the rest. */
const options = regionOptions({ seed: 'believable', schools: 6, municipalities: 3 });
const region = openRegion(options);
const schools = Array.from({ length: 6 }, (_, index) => generateSchool(options, index));
const lessons = schools.flatMap((school) => school.lessons.map((lesson) => ({ ...lesson, school })));
const marksOf = (lesson: (typeof lessons)[number]) => lesson.works.flatMap(({ marks }) => marks);

test('the municipalities lie in several time zones, and lessons end by the clock of their own', () => {
  expect(new Set(schools.map(({ zone }) => zone.name)).size).toBe(3);
  const wrong = lessons.filter(
    ({ day, endsAt, ends, school }) => ends !== momentAt(day, minutesOf(endsAt), school.zone.offset),
  );
  expect(wrong).toEqual([]);
});

test('a school with two shifts rings twice, and a class learns in one of them', () => {
  const twoShifts = schools.filter(({ bells }) => bells.some(({ shift }) => shift === 2));
  expect(twoShifts.length).toBeGreaterThan(0);
  expect(twoShifts.every(({ classes }) => new Set(classes.map(({ shift }) => shift)).size === 2)).toBe(true);
});

test('subgroups of a class are taught at the same hour, by two teachers, and share its pupils among them', () => {
  const split = Map.groupBy(
    lessons.filter(({ group }) => group !== undefined),
    ({ school, day, class: key, number, subject }) => [school.index, day, key, number, subject].join(' '),
  );
  expect(split.size).toBeGreaterThan(0);
  for (const pair of split.values()) expect(new Set(pair.map(({ group }) => group)).size).toBe(2);
  for (const { classes, pupils } of schools)
    for (const { key, subgroups } of classes)
      for (const subject of new Set(subgroups.map((group) => group.subject))) {
        const both = subgroups.filter((group) => group.subject === subject).map((group) => group.key);
        const stays = pupils.flatMap(({ memberships }) => memberships.filter((stay) => stay.class === key));
        for (const stay of stays) expect(stay.subgroups.filter((group) => both.includes(group))).toHaveLength(1);
      }
});

test('a teacher is replaced, and the lesson says whom the other stands in for', () => {
  const replaced = lessons.filter(({ timeline }) => timeline.some(({ value }) => value?.substituteFor !== undefined));
  expect(replaced.length).toBeGreaterThan(0);
  for (const { timeline, school } of replaced)
    for (const { value } of timeline)
      if (value?.substituteFor !== undefined) {
        expect(value.substituteFor).not.toBe(value.teacher);
        expect(school.staff.map(({ key }) => key)).toEqual(
          expect.arrayContaining([value.teacher, value.substituteFor]),
        );
      }
});

test('a pupil has several marks at one lesson', () => {
  const several = lessons.filter((lesson) => {
    const pupils = marksOf(lesson).map(({ pupil }) => pupil);
    return new Set(pupils).size < pupils.length;
  });
  expect(several.length).toBeGreaterThan(0);
});

test('marks, attendance and homework are put right after the fact, and works are withdrawn', () => {
  const isPutRight = ({ timeline }: { readonly timeline: readonly { readonly value: unknown }[] }): boolean =>
    timeline.length > 1 && timeline.at(-1)!.value !== null;
  expect(lessons.flatMap(marksOf).some(isPutRight)).toBe(true);
  expect(lessons.flatMap(({ attendance }) => attendance).some(isPutRight)).toBe(true);
  expect(lessons.some(({ homework }) => homework && isPutRight(homework))).toBe(true);
  const works = lessons.flatMap((lesson) => lesson.works);
  expect(works.some(({ timeline }) => timeline.at(-1)!.value === null)).toBe(true);
  const back = lessons.flatMap(marksOf).filter(({ timeline }) => timeline.length === 3);
  expect(back.some(({ timeline: [first, , last] }) => first!.value?.value === last!.value?.value)).toBe(true);
});

test('vacations lie inside terms, and neither they nor public holidays have lessons', () => {
  const inTerm = regionOptions({ seed: 'vacation', schools: 1, municipalities: 1, from: '2026-10-19', days: 10 });
  const school = generateSchool(inTerm, 0);
  const [autumn] = breaksOf(2026);
  const [year] = school.years;
  const around = year!.periods.filter(({ from, to }) => from < autumn!.from && autumn!.from < to);
  expect(around.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['quarter', 'half-year']));
  expect(year!.holidays.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Осенние каникулы', 'День народного единства']),
  );
  const days = new Set(school.lessons.map(({ day }) => day));
  expect([...days].every(isSchoolDay)).toBe(true);
  expect([autumn!.from, addDays(autumn!.from, 3), '2026-11-04'].some((day) => days.has(day))).toBe(false);
  expect([...days].some((day) => day > autumn!.to)).toBe(true);
});

test('names stand in topics, homework, titles and comments, inflected, and the truth has them blanked', () => {
  const topics = lessons.flatMap(({ timeline }) => timeline.flatMap(({ value }) => value?.topic ?? []));
  const homework = lessons.flatMap(
    ({ homework: set }) => set?.timeline.flatMap(({ value }) => value?.text ?? []) ?? [],
  );
  const titles = lessons.flatMap(({ works }) =>
    works.flatMap(({ timeline }) => timeline.flatMap(({ value }) => value?.title ?? [])),
  );
  const comments = lessons.flatMap((lesson) =>
    [...marksOf(lesson), ...lesson.attendance].flatMap(({ timeline }) =>
      (timeline as readonly { readonly value: { readonly comment: Text | undefined } | null }[]).flatMap(
        ({ value }) => value?.comment ?? [],
      ),
    ),
  );
  const names = schools.flatMap(({ pupils }) => pupils.map(({ name }) => name));
  const bare = new Set(names.flatMap(({ last, first }) => [last, first]));
  const inflected = new Set(
    names
      .flatMap((name) => (['genitive', 'dative', 'instrumental'] as const).map((form) => [name, form] as const))
      .flatMap(([name, form]) => [lastName(name, form), firstName(name, form)])
      .filter((word) => !bare.has(word)),
  );
  for (const texts of [topics, homework, titles, comments]) {
    const named = texts.filter(({ told, blanked }) => told !== blanked);
    expect(named.length).toBeGreaterThan(0);
    expect(named.some(({ told }) => told.split(/[^\p{L}]+/u).some((word) => inflected.has(word)))).toBe(true);
    const left = texts
      .flatMap(({ blanked }) => blanked.split(/[^\p{L}]+/u))
      .filter((word) => bare.has(word) || inflected.has(word));
    expect(left).toEqual([]);
  }
});

/** Kinds that no reader of the dialect can prove: it does not tell the thing at all. */
const UNPROVABLE: Readonly<Record<System, readonly DefectKind[]>> = {
  'dnevnik-ru': [],
  eljur: ['no-written-marks', 'no-attendance', 'late-attendance', 'no-period-mark'],
  mesh: ['no-attendance', 'late-attendance', 'no-written-marks'],
  netschool: ['no-attendance', 'late-attendance', 'no-period-mark'],
  avers: ['no-attendance', 'late-attendance', 'no-written-marks', 'no-period-mark', 'conflicting-repeat'],
  bars: ['no-attendance', 'late-attendance', 'no-written-marks', 'no-period-mark', 'conflicting-repeat'],
};

test.each(SYSTEMS)('every kind of defect is planted for %s, provable or said not to be', (system) => {
  expect(region.silent).toBeDefined();
  const planted = Map.groupBy(
    schools.flatMap(({ oracle }) => oracle),
    ({ kind }) => kind,
  );
  expect([...planted.keys()].sort()).toEqual([...DEFECTS].sort());
  for (const [kind, defects] of planted) {
    const isHidden = UNPROVABLE[system].includes(kind);
    expect([kind, defects.some(({ provableOn }) => provableOn[system] !== false)]).toEqual([kind, !isHidden]);
  }
});

test('duplicates are planted of lessons, homework, attendance and marks', () => {
  const repeats = schools.flatMap(({ oracle }) => oracle.filter(({ kind }) => kind === 'equal-repeat'));
  expect(new Set(repeats.map(({ entity }) => entity))).toEqual(new Set(['lesson', 'homework', 'attendance', 'mark']));
});
