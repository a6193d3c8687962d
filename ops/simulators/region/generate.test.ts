import { dayAt, momentAt } from './calendar.ts';
import { generateSchool } from './generate.ts';
import type { Lesson } from './lesson.ts';
import { regionOptions } from './region.ts';
import type { School } from './school.ts';
import { type Moment, stateAt, type Timeline } from './timeline.ts';
import { DIALECTS } from './dialects.ts';
import { openRegion } from './places.ts';

const options = regionOptions({ seed: 'test', schools: 3 });
const region = openRegion(options);
const schools = [0, 1, 2].map((index) => generateSchool(options, index));
const marksOf = (lesson: Lesson) => lesson.works.flatMap(({ marks }) => marks);

const timelinesOf = (school: School): readonly Timeline<unknown>[] => [
  ...school.lessons.flatMap((lesson) => [
    lesson.timeline,
    ...lesson.attendance.map(({ timeline }) => timeline),
    ...lesson.works.map(({ timeline }) => timeline),
    ...marksOf(lesson).map(({ timeline }) => timeline),
    ...(lesson.homework ? [lesson.homework.timeline] : []),
  ]),
  ...school.periodWorks.flatMap(({ marks }) => marks.map(({ timeline }) => timeline)),
];

test('the same options give the same school, whatever else was generated', () => {
  expect(generateSchool(options, 1)).toEqual(schools[1]);
  expect(generateSchool({ ...options, seed: 'other' }, 1)).not.toEqual(schools[1]);
});

test('no two things of one kind share an id in the region', () => {
  const kinds: readonly ((school: School) => readonly { long: string; short: number }[])[] = [
    ({ pupils, staff }) => [...pupils, ...staff].map(({ ids }) => ids),
    ({ classes }) => classes.flatMap((each) => [each.ids, ...each.subgroups.map(({ ids }) => ids)]),
    ({ lessons }) => lessons.map(({ ids }) => ids),
    ({ lessons, periodWorks }) => [
      ...lessons.flatMap(({ works, homework }) => [...works, ...(homework ? [homework] : [])].map(({ ids }) => ids)),
      ...periodWorks.map(({ ids }) => ids),
    ],
    ({ lessons }) => lessons.flatMap(marksOf).map(({ ids }) => ids),
  ];
  for (const idsOf of kinds) {
    const ids = schools.flatMap(idsOf);
    expect(new Set(ids.map(({ long }) => long)).size).toBe(ids.length);
    expect(new Set(ids.map(({ short }) => short)).size).toBe(ids.length);
    expect(Math.max(...ids.map(({ short }) => short))).toBeLessThan(2 ** 31);
  }
});

test('ids of journals are beyond what a floating-point number can tell apart', () => {
  const ids = schools[0]!.lessons.map(({ ids: { long } }) => long);
  expect(ids.every((id) => id.length === 19 && BigInt(id) < 2n ** 63n)).toBe(true);
  expect(new Set(ids.map(Number)).size).toBeLessThan(ids.length / 10);
});

test('timelines ascend, and nothing is entered at night', () => {
  for (const school of schools)
    for (const timeline of timelinesOf(school)) {
      for (const [at, version] of timeline.entries()) {
        if (at > 0) expect(version.at).toBeGreaterThan(timeline[at - 1]!.at);
        const local = momentAt(dayAt(version.at, school.zone.offset), 0, school.zone.offset);
        const minutes = (version.at - local) / 60_000;
        if (minutes < 6 * 60 || minutes > 22 * 60) throw new Error(`entered at minute ${minutes}`);
      }
    }
});

test('beside a mark of a wrong type no mark of the same work is taken back: what is known of the work depends on no reading', () => {
  const school = generateSchool(regionOptions({ seed: '99', schools: 6 }), 3);
  const spoiled = school.lessons.flatMap(({ works }) =>
    works.filter(({ marks }) => marks.some((mark) => mark.spoiled === 'wrong-type')),
  );
  const gone = spoiled.flatMap(({ marks }) => marks.filter(({ timeline }) => timeline.at(-1)!.value === null));
  expect([spoiled.length > 0, gone]).toEqual([true, []]);
});

test('lessons lie on school days, some at number 0, some in subgroups, some in a second shift', () => {
  const lessons = schools.flatMap((school) => school.lessons);
  expect(new Set(lessons.map(({ day }) => day))).toEqual(new Set(region.days));
  expect(region.days.at(-1)).toBe('2026-10-23');
  expect(lessons.some(({ number }) => number === 0)).toBe(true);
  expect(lessons.some(({ group }) => group !== undefined)).toBe(true);
  expect(lessons.some(({ startsAt }) => startsAt > '13:30')).toBe(true);
});

test('grade 1 and unmarked subjects have no marks', () => {
  for (const { lessons, classes, subjects, periodWorks } of schools) {
    const unmarked = new Set(subjects.filter((subject) => subject.unmarked).map(({ key }) => key));
    const first = new Set(classes.filter(({ grade }) => grade === 1).map(({ key }) => key));
    expect(unmarked.size).toBe(1);
    for (const each of [...lessons.filter((lesson) => lesson.works.length > 0), ...periodWorks])
      expect(unmarked.has(each.subject) || first.has(each.class)).toBe(false);
  }
});

test('marks change, are withdrawn and have signs; lessons are cancelled; pupils move', () => {
  const marks = schools.flatMap(({ lessons }) => lessons.flatMap(marksOf));
  expect(marks.some(({ timeline }) => timeline.length > 1 && timeline[1]!.value)).toBe(true);
  expect(marks.some(({ timeline }) => timeline.at(-1)!.value === null)).toBe(true);
  expect(marks.some(({ timeline }) => timeline[0]!.value!.value === '4-')).toBe(true);
  const cancelled = schools.flatMap(({ lessons }) => lessons).filter(({ timeline }) => timeline.at(-1)!.value === null);
  expect(cancelled.length).toBeGreaterThan(0);
  const moves = schools.flatMap(({ pupils }) => pupils.map(({ memberships }) => memberships));
  expect(moves.some((stays) => stays.length === 2)).toBe(true);
  expect(moves.some(([stay]) => stay!.from > region.from)).toBe(true);
  expect(moves.some((stays) => stays.length === 1 && stays[0]!.to !== undefined)).toBe(true);
});

test('on 1 September classes get new ids and pupils go up', () => {
  const crossing = regionOptions({ schools: 1, municipalities: 1, from: '2026-05-20', days: 10 });
  const { to } = openRegion(crossing);
  expect(to > '2026-09-01').toBe(true);
  const school = generateSchool(crossing, 0);
  expect(school.years.map(({ begins }) => begins)).toEqual([2025, 2026]);
  const nameOf = new Map(school.classes.map(({ key, grade, letter }) => [key, [grade, letter] as const]));
  const risen = school.pupils.filter(({ memberships }) => memberships.length === 2);
  for (const { memberships } of risen) {
    const [before, after] = memberships.map((stay) => nameOf.get(stay.class)!);
    expect(after).toEqual([before![0] + 1, before![1]]);
  }
  const classes = new Set(school.lessons.filter(({ day }) => day >= '2026-09-01').map((lesson) => lesson.class));
  expect([...classes].every((key) => key.startsWith('2026/'))).toBe(true);
});

test('every planted defect is so in what is served, and every kind is planted', () => {
  const last: Moment = region.last;
  const kinds = new Set<string>();
  for (const school of schools) {
    const byId = new Map(school.lessons.map((lesson) => [lesson.ids.long, lesson]));
    for (const { kind, lesson: ref } of school.oracle) {
      kinds.add(kind);
      const lesson = ref && byId.get(ref.ids.long)!;
      const value = lesson && stateAt(lesson.timeline, last)?.value;
      if (kind === 'no-topic') expect(value?.topicBlank).toBe(true);
      if (kind === 'no-attendance') expect(lesson?.attendanceTaken).toBeUndefined();
      if (kind === 'no-homework')
        expect(stateAt(lesson?.homework?.timeline ?? [], last)?.value.state ?? 'blank').toBe('blank');
      if (kind === 'late-attendance')
        expect(dayAt(lesson!.attendanceTaken!, school.zone.offset) > lesson!.day).toBe(true);
      if (kind === 'late-homework') expect(lesson!.homework!.timeline[0]!.at).toBeGreaterThan(lesson!.ends + 5_400_000);
    }
  }
  expect(kinds.size).toBe(13);
});

test('what is not planted is entered in time', () => {
  for (const school of schools) {
    const planted = new Set(school.oracle.map(({ lesson }) => lesson?.ids.long));
    for (const lesson of school.lessons) {
      if (planted.has(lesson.ids.long) || lesson.timeline.at(-1)!.value === null) continue;
      const { value } = stateAt(lesson.timeline, region.last)!;
      expect(value.topicBlank).toBe(false);
      expect(dayAt(lesson.attendanceTaken!, school.zone.offset)).toBe(lesson.day);
      expect(lesson.homework!.timeline[0]!.at).toBeLessThan(lesson.ends + 5_400_000);
      expect(lesson.homework!.timeline[0]!.value!.state).not.toBe('blank');
      for (const { marks, written } of lesson.works)
        if (written) expect(marks[0]!.timeline[0]!.at).toBeLessThan(lesson.ends + 7 * 86_400_000);
    }
  }
});

test('what a year leaves behind is entered before the next one begins', () => {
  const summer = regionOptions({ schools: 4, municipalities: 1, classes: 8, size: 3, days: 16, from: '2027-05-14' });
  const lessons = [0, 1, 2, 3]
    .flatMap((nth) => generateSchool(summer, nth).lessons)
    .filter(({ day }) => day < '2027-06');
  const late = lessons.filter((lesson) => lesson.attendanceTaken && dayAt(lesson.attendanceTaken, 0) > lesson.day);
  expect(late.some(({ day }) => day === '2027-05-26')).toBe(true);
  for (const lesson of lessons)
    for (const at of [lesson.attendanceTaken, lesson.homework?.timeline[0]?.at])
      expect(dayAt(at ?? 0, 0) < '2027-06-10').toBe(true);
});

test('a region of five has a silent school, with a roster and no journal', () => {
  const five = regionOptions({ schools: 5, seed: 'quiet' });
  const silent = generateSchool(five, openRegion(five).silent!);
  expect(silent.pupils.length).toBeGreaterThan(50);
  expect([silent.lessons, silent.periodWorks]).toEqual([[], []]);
  expect(silent.oracle.map(({ kind }) => kind)).toEqual(['silent-school']);
});

test('where there are more schools than systems, the silent one is never the only one of its system', () => {
  const systems = Object.keys(DIALECTS).length;
  for (let schools = systems + 1; schools <= 3 * systems; schools += 1)
    for (let seed = 1; seed <= 50; seed += 1) {
      const silent = openRegion(regionOptions({ schools, seed: `${seed}` })).silent!;
      const others = Array.from({ length: schools }, (_, index) => index).filter((index) => index !== silent);
      expect(others.some((index) => index % systems === silent % systems)).toBe(true);
    }
});

test('the last of 800 schools is had as quickly as the first', () => {
  const large = regionOptions({ schools: 800, municipalities: 40, days: 1 });
  const { ids, lessons } = generateSchool(large, 799);
  expect([ids.long, lessons.length > 0]).toEqual(['1008000000001', true]);
});
