import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { truthKeyOf } from '../truth-file.ts';
import { deskOf } from './desk.ts';
import { diaryOf } from './diary.ts';
import { truthOf } from './truth.ts';

const NOW = Date.parse('2026-10-24T00:00:00Z');
const desk = deskOf(generateSchool(regionOptions({ schools: 1, municipalities: 1, classes: 12, size: 4 }), 0));
const telling = {
  way: 'diary',
  hasStaff: false,
  key: truthKeyOf(Buffer.alloc(32, 1)),
  now: NOW,
  subjectCode: () => undefined,
} as const;
const truth = truthOf(desk, telling);
const told = (entity: string) => truth.flatMap(({ body }) => body[entity] ?? []);

interface Told {
  readonly weekDays: readonly {
    readonly lessons: readonly {
      readonly classmeetingId: number;
      readonly relay: number;
      readonly assignments?: readonly {
        readonly id: number;
        readonly typeId: number;
        readonly mark?: { readonly mark: number; readonly dutyMark: boolean };
      }[];
    }[];
  }[];
}
const yearId = desk.school.years[0]?.ids.short ?? 0;
const lessons = desk.school.pupils.flatMap((pupil) =>
  (diaryOf(desk, { pupil, yearId, from: '2026-10-12', to: '2026-10-25' }, NOW) as Told).weekDays.flatMap((day) =>
    day.lessons.map((lesson) => ({ ...lesson, pupil: pupil.ids.short })),
  ),
);

test('the truth has every lesson and assignment that some diary shows, but for what is told wrongly', () => {
  const shown = lessons.filter(({ relay }) => relay > 0);
  expect(told('lesson').length).toBe(new Set(shown.map(({ classmeetingId }) => classmeetingId)).size);
  const assignments = lessons.flatMap((lesson) => lesson.assignments ?? []);
  expect(told('work').length).toBe(new Set(assignments.map(({ id }) => id)).size);
  expect(told('homework').length).toBe(
    new Set(assignments.filter(({ typeId }) => typeId === 3).map(({ id }) => id)).size,
  );
  expect(shown.length).toBeLessThan(lessons.length);
});

test('the truth has the marks that a five-point scale knows and that are told rightly, each once', () => {
  const shown = lessons.flatMap(({ assignments, pupil }) =>
    (assignments ?? []).flatMap(({ id, mark }) => (mark && mark.mark > 0 && mark.mark <= 5 ? [`${id}/${pupil}`] : [])),
  );
  expect(told('mark').length).toBe(new Set(shown).size);
  expect(shown.length).toBeGreaterThan(new Set(shown).size);
});

test('of a lesson that a diary lists twice the truth has each absence once', () => {
  const twice = desk.school.lessons.map((lesson) => ({ ...lesson, spoiled: 'equal-repeat' as const }));
  const absences = truthOf(deskOf({ ...desk.school, lessons: twice }), { ...telling, way: 'reports' }).flatMap(
    ({ body }) => body['attendance'] ?? [],
  );
  expect(absences.length).toBeGreaterThan(10);
  expect(new Set(absences.map(({ id }) => id)).size).toBe(absences.length);
});

test('no name stands in the truth', () => {
  const text = JSON.stringify(truth);
  const named = desk.school.pupils.filter(({ name }) => text.includes(name.last));
  expect(named).toEqual([]);
  expect(text).toContain('▒');
});

test('the roster lists who is and was at the school this year', () => {
  expect(told('pupil').length).toBe(desk.school.pupils.length);
  expect(told('class').length).toBe(12);
  expect(told('period')[0]).toMatchObject({ kind: 'quarter', number: 1, from: '2026-09-01' });
});

test('a roster is told of every year that has begun, as it was last told in it', () => {
  const options = regionOptions({ schools: 1, municipalities: 1, classes: 12, size: 4, days: 16, from: '2027-05-14' });
  const twoYears = deskOf(generateSchool(options, 0));
  const at = (day: string) => truthOf(twoYears, { ...telling, now: Date.parse(`${day}T12:00:00Z`) });
  const rosters = (day: string) => at(day).filter(({ kind }) => kind === 'roster');
  const [summer] = rosters('2027-08-30');
  const [last, present] = rosters('2027-09-09');
  expect(rosters('2027-08-30')).toHaveLength(1);
  expect(last).toEqual(summer);
  expect(present!.day).toBe('2027-09-01');
  const pupils = (sheet: typeof last) => new Set((sheet!.body['enrolment'] ?? []).map(({ id }) => id));
  expect(pupils(present).difference(pupils(last)).size).toBeGreaterThan(20);
});
