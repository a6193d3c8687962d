import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Region, regionOptions } from '../region/region.ts';
import type { School, SchoolClass } from '../region/school.ts';
import type { Ids, Text } from '../region/thing.ts';
import type { Moment } from '../region/timeline.ts';
import type { Mark, Work } from '../region/work.ts';

/** Everything was entered here, and nothing changes afterwards. */
export const ENTERED: Moment = Date.parse('2026-10-12T09:00:00Z');
export const LAST: Moment = Date.parse('2026-10-20T00:00:00Z');

export const ids = (short: number): Ids => ({ short, long: String(1_000_000_000_000 + short) });
export const text = (told: string): Text => ({ told, blanked: told });
export const since = <Value>(value: Value, at: Moment = ENTERED) => [{ at, value }];

const name = { last: 'Иванова', first: 'Анна', middle: 'Петровна', sex: 'female' } as const;
const YEAR = '2026';

function schoolClass(short: number, key: string, grade: number): SchoolClass {
  return { key, ids: ids(short), year: YEAR, grade, letter: 'А', name: key, shift: 1, teacher: 't', subgroups: [] };
}

/** A pupil of one class for the whole year, for tests. */
export function pupil(short: number, inClass: string, guardian: number): Pupil {
  const membership = { class: inClass, subgroups: [], from: '2026-09-01', to: undefined, endEnteredAt: undefined };
  return {
    key: `pupil ${short}`,
    ids: ids(short),
    user: undefined,
    name: { ...name, first: `Анна${short}` },
    birthDate: '2015-01-01',
    snils: undefined,
    memberships: [{ ...membership, enteredAt: 0 }],
    guardian: { ids: ids(guardian), user: ids(guardian), name },
  };
}

export function mark(short: number, of: Pupil, value: string, more: Partial<Mark> = {}): Mark {
  return {
    key: `mark ${short}`,
    ids: ids(short),
    pupil: of.key,
    timeline: since({ value, comment: undefined }),
    spoiled: undefined,
    conflictingValue: undefined,
    ...more,
  };
}

export function work(short: number, marks: readonly Mark[], more: Partial<Work> = {}): Work {
  const timeline = since({ title: text('Дроби'), weight: 2 });
  return { key: `work ${short}`, ids: ids(short), kind: 'control', written: true, timeline, marks, ...more };
}

export function lesson(short: number, day: string, number: number, more: Partial<Lesson> = {}): Lesson {
  return {
    key: `lesson ${short}`,
    ids: ids(short),
    day,
    class: '5А',
    group: undefined,
    subject: 'math',
    number,
    startsAt: '08:30',
    endsAt: '09:10',
    room: '12',
    ends: Date.parse(`${day}T06:10:00Z`),
    timeline: since({ topic: text('Тема'), topicBlank: false, teacher: 't', substituteFor: undefined }, 0),
    attendanceTaken: undefined,
    attendance: [],
    works: [],
    homework: undefined,
    spoiled: undefined,
    ...more,
  };
}

/** A school of two classes; a family with children in both. */
export const PUPILS = [pupil(11, '5А', 91), pupil(12, '5А', 92), pupil(13, '1А', 91)] as const;

const homework = {
  key: 'h',
  ids: ids(301),
  due: undefined,
  timeline: since({ state: 'given', text: text('Стр. 5, № 3'), attachments: 2 } as const),
  spoiled: undefined,
};
/** A Monday: a lesson with a work, two marks and a homework, and one without anything. */
export const MONDAY_LESSONS = [
  lesson(101, '2026-10-12', 1, { homework, works: [work(201, [mark(1, PUPILS[0], '4-'), mark(2, PUPILS[1], '5')])] }),
  lesson(102, '2026-10-12', 2),
];

export function school(lessons: readonly Lesson[]): School {
  return {
    index: 0,
    ids: ids(7),
    name: 'МБОУ СОШ № 7',
    fullName: 'Муниципальное бюджетное общеобразовательное учреждение «Школа № 7»',
    address: 'г. Заречный, ул. Школьная, 7',
    municipality: MUNICIPALITY,
    zone: { name: 'Europe/Moscow', offset: 3 },
    inn: '3600000000',
    ogrn: '1020000000000',
    kpp: '360001001',
    attendWritten: false,
    silent: false,
    years: [
      {
        key: YEAR,
        ids: ids(2026),
        begins: 2026,
        name: '2026/2027',
        from: '2026-09-01',
        to: '2027-08-31',
        periods: [
          {
            key: 'q1',
            ids: ids(41),
            kind: 'quarter',
            number: 1,
            name: '1 четверть',
            from: '2026-09-01',
            to: '2026-10-30',
          },
          {
            key: 'h1',
            ids: ids(42),
            kind: 'half-year',
            number: 1,
            name: '1 полугодие',
            from: '2026-09-01',
            to: '2026-12-29',
          },
        ],
        holidays: [{ ids: ids(51), name: 'Осенние каникулы', from: '2026-10-26', to: '2026-11-01' }],
      },
    ],
    bells: [{ ids: ids(61), shift: 1, number: 1, startsAt: '08:30', endsAt: '09:10' }],
    subjects: [{ key: 'math', ids: ids(71), name: 'Математика', area: 'Математика', unmarked: false }],
    staff: [
      {
        key: 't',
        ids: ids(81),
        user: ids(82),
        name: { ...name, last: 'Петрова' },
        birthDate: '1980-01-01',
        position: 'Учитель',
        admin: true,
        subjects: ['math'],
      },
    ],
    classes: [schoolClass(21, '5А', 5), schoolClass(22, '1А', 1)],
    pupils: PUPILS,
    teachings: [{ class: '5А', group: undefined, subject: 'math', teacher: 't', hoursAWeek: 5 }],
    slots: [],
    lessons,
    periodWorks: [],
    oracle: [],
  };
}

const MUNICIPALITY = { key: 'm', ids: ids(31), name: 'Заречный район', oktmo: '20600000', cityName: 'Заречный' };

export const REGION: Region = {
  options: regionOptions({ schools: 1 }),
  days: ['2026-10-12', '2026-10-13'],
  from: '2026-10-12',
  to: '2026-10-19',
  municipalities: [MUNICIPALITY],
  last: LAST,
  silent: undefined,
};
