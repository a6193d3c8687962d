import type { School } from '../region/school.ts';
import type { Work, WorkKind } from '../region/work.ts';
import { numberOf, withTwin } from './raw-number.ts';

/** The vendor's words for works (Work.type). */
export type WorkWord =
  | 'CommonWork'
  | 'DefaultNewLessonWork'
  | 'LessonTestWork'
  | 'LessonExamination'
  | 'LessonComposition'
  | 'LessonByHeart'
  | 'LaboratoryWork'
  | 'CreativeWork'
  | 'Homework'
  | 'PeriodMark';

/** What teachers choose here for each kind of work; written works without a word of their own are tests. */
const WORD_OF: Readonly<Record<WorkKind, WorkWord>> = {
  'lesson-work': 'DefaultNewLessonWork',
  oral: 'CommonWork',
  project: 'CommonWork',
  creative: 'CreativeWork',
  'by-heart': 'LessonByHeart',
  control: 'LessonTestWork',
  test: 'LessonTestWork',
  independent: 'LessonTestWork',
  practical: 'LaboratoryWork',
  laboratory: 'LaboratoryWork',
  dictation: 'LessonExamination',
  composition: 'LessonComposition',
};

export const wordOf = ({ kind }: Pick<Work, 'kind'>): WorkWord => WORD_OF[kind];

interface TypeRow {
  readonly kind: WorkWord;
  readonly title: string;
  readonly abbr: string;
  readonly weight: number;
}

const TYPES: readonly TypeRow[] = [
  { kind: 'DefaultNewLessonWork', title: 'Работа на уроке', abbr: 'РНУ', weight: 1 },
  { kind: 'CommonWork', title: 'Ответ на уроке', abbr: 'ОТВ', weight: 1 },
  { kind: 'LessonTestWork', title: 'Контрольная работа', abbr: 'К/Р', weight: 3 },
  { kind: 'LessonExamination', title: 'Диктант', abbr: 'ДКТ', weight: 3 },
  { kind: 'LessonComposition', title: 'Сочинение', abbr: 'СОЧ', weight: 2 },
  { kind: 'LessonByHeart', title: 'Наизусть', abbr: 'НАИЗ', weight: 1 },
  { kind: 'LaboratoryWork', title: 'Лабораторная работа', abbr: 'Л/Р', weight: 2 },
  { kind: 'CreativeWork', title: 'Творческая работа', abbr: 'ТВР', weight: 1 },
  { kind: 'Homework', title: 'Домашняя работа', abbr: 'Д/З', weight: 1 },
  { kind: 'PeriodMark', title: 'Отметка за период', abbr: 'ИТОГ', weight: 1 },
];

/** The name of a kind of works, as people read it. */
export const typeNameOf = (word: WorkWord): string => TYPES.find(({ kind }) => kind === word)!.title;

const typeId = ({ ids }: School, nth: number): string => String(Number(ids.long) * 10 + nth);

export const workTypeId = (school: School, word: WorkWord): string =>
  typeId(
    school,
    TYPES.findIndex(({ kind }) => kind === word),
  );

/** The shape of `work-types/{school}`. */
export const workTypeObjects = (school: School): readonly object[] =>
  TYPES.map(({ kind, title, abbr, weight }, nth) => ({
    ...withTwin('id', typeId(school, nth)),
    schoolId: numberOf(school.ids.long),
    kindId: nth + 1,
    kind,
    title,
    abbr,
    weight,
  }));

/** The shape inside schedules, which is another one. */
export const scheduleWorkTypes = (school: School): readonly object[] =>
  TYPES.map(({ kind, title, abbr }, nth) => ({
    id: numberOf(typeId(school, nth)),
    schoolId: numberOf(school.ids.long),
    abbreviation: abbr,
    name: title,
    isFinal: kind === 'PeriodMark',
    isImportant: kind === 'LessonTestWork' || kind === 'LessonExamination',
    kindId: nth + 1,
    kind,
  }));
