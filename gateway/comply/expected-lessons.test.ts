import { PROFILE, type Records } from '../test/assessed-sheet.ts';
import { holiday, period, slot, yearOf } from '../test/school-calendar.ts';
import { type ExpectedDay, expectedLessons } from './expected-lessons.ts';
import { schoolYearOf } from './school-year.ts';

const days = (expected: readonly ExpectedDay[]): readonly string[] => expected.map(({ sheet }) => sheet.day);

describe('expected lessons', () => {
  const mondays: Records = { 'timetable-slot': [slot(1, 1), slot(1, 2)] };
  const october = { from: '2026-10-12', to: '2026-10-26' };

  test('are the slots of the timetable on each day of instruction', () => {
    const expected = expectedLessons(yearOf(mondays), october, PROFILE);
    expect(days(expected)).toEqual(['2026-10-12', '2026-10-19', '2026-10-26']);
    expect(expected[0]).toMatchObject({
      sheet: { source: 's', kind: 'journal-day', school: '100', scope: '5a' },
      slots: [{ number: 1 }, { number: 2 }],
    });
  });

  test('not in vacations, also where they lie inside a period', () => {
    const year = yearOf({
      ...mondays,
      period: [period({ to: '2026-12-31' })],
      'calendar-day': [holiday('2026-10-24', '2026-11-01')],
    });
    expect(days(expectedLessons(year, { from: '2026-10-12', to: '2026-11-02' }, PROFILE))).toEqual([
      '2026-10-12',
      '2026-10-19',
      '2026-11-02',
    ]);
  });

  test('not between the periods', () => {
    const year = yearOf({
      ...mondays,
      period: [period({ to: '2026-10-18' }), period({ id: 'q2', from: '2026-10-20', to: '2026-12-31' })],
    });
    expect(days(expectedLessons(year, october, PROFILE))).toEqual(['2026-10-12', '2026-10-26']);
  });

  test('by the timetable of another weekday where a day is worked off', () => {
    const worked = { id: 'w', kind: 'replacement', from: '2026-10-17', to: '2026-10-17', followsWeekday: 1 };
    const year = yearOf({ ...mondays, 'calendar-day': [holiday('2026-10-19', '2026-10-19'), worked] });
    expect(days(expectedLessons(year, october, PROFILE))).toEqual(['2026-10-12', '2026-10-17', '2026-10-26']);
  });

  test('only while a slot holds, and in its weeks', () => {
    const year = yearOf({ 'timetable-slot': [slot(1, 1, { to: '2026-10-18' }), slot(1, 2, { weeks: 'odd' })] });
    const numbers = expectedLessons(year, october, PROFILE).map(({ sheet, slots }) => [
      sheet.day,
      slots?.map(({ number }) => number),
    ]);
    // 19 October begins week 43.
    expect(numbers).toEqual([
      ['2026-10-12', [1]],
      ['2026-10-19', [2]],
    ]);
  });

  test('a free day of grade 1 is none of the others', () => {
    const year = yearOf({ ...mondays, 'calendar-day': [holiday('2026-10-19', '2026-10-19', { classIds: ['1a'] })] });
    expect(days(expectedLessons(year, october, PROFILE))).toContain('2026-10-19');
  });

  test('the year begins on 1 September and ends with the roster', () => {
    const daily: Records = { 'timetable-slot': [1, 2, 3, 4, 5].map((weekday) => slot(weekday, 1)) };
    expect(days(expectedLessons(yearOf(daily), { from: '2026-08-28', to: '2026-09-02' }, PROFILE))).toEqual([
      '2026-09-01',
      '2026-09-02',
    ]);
    expect(days(expectedLessons(yearOf(daily), { from: '2027-05-25', to: '2027-06-30' }, PROFILE))).toEqual([
      '2027-05-25',
      '2027-05-26',
    ]);
  });

  test('a leap day is a day', () => {
    const year = schoolYearOf(
      {
        source: 's',
        school: '100',
        day: '2027-09-01',
        body: { class: [{ id: '5a', name: '5А', grade: 5 }], 'timetable-slot': [slot(2, 1)] },
      },
      PROFILE,
    );
    expect(days(expectedLessons(year, { from: '2028-02-28', to: '2028-03-01' }, PROFILE))).toEqual(['2028-02-29']);
  });

  test('lessons of a group with several parent classes stand in a sheet of its own', () => {
    const group = { id: 'g', name: 'Физика', classIds: ['5a', '5b'], kind: 'elective' };
    const year = yearOf({ group: [group], 'timetable-slot': [slot(1, 1), slot(1, 2, { groupId: 'g' })] });
    const expected = expectedLessons(year, { from: '2026-10-12', to: '2026-10-12' }, PROFILE);
    expect(expected.map(({ sheet, slots }) => [sheet.scope, slots?.map(({ id }) => id)])).toEqual([
      ['5a', ['1.1']],
      ['g', ['1.2']],
    ]);
  });
});
