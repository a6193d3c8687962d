import type { WorkKind } from './work.ts';

/** A subject of the school: its area, its hours a week by grade, and how it is taught. */
export interface Course {
  readonly name: string;
  readonly area: string;
  /** Hours a week by grade. */
  readonly hours: Readonly<Partial<Record<number, number>>>;
  readonly unmarked?: boolean;
  /** Taught in two subgroups from grade 2 on. */
  readonly split?: boolean;
  /** Grades 1–4: by the class's own teacher. */
  readonly ownTeacher?: boolean;
  /** Written works that are given in it. */
  readonly written: readonly WorkKind[];
  /** Other works beside the everyday mark. */
  readonly other: readonly WorkKind[];
}

/** Hours a week for a span of grades. */
const span = (from: number, to: number, hours: number): Record<number, number> =>
  Object.fromEntries(Array.from({ length: to - from + 1 }, (_, index) => [from + index, hours]));

const PHILOLOGY = 'Филология';
const SCIENCE = 'Естественно-научные предметы';
const SOCIETY = 'Общественно-научные предметы';
const ARTS = 'Искусство';

export const COURSES: readonly Course[] = [
  {
    name: 'Русский язык',
    area: PHILOLOGY,
    hours: { ...span(1, 6, 5), ...span(7, 9, 3), ...span(10, 11, 2) },
    ownTeacher: true,
    written: ['dictation', 'control', 'composition'],
    other: ['oral'],
  },
  {
    name: 'Литературное чтение',
    area: PHILOLOGY,
    hours: span(1, 4, 3),
    ownTeacher: true,
    written: ['test'],
    other: ['by-heart', 'oral'],
  },
  {
    name: 'Литература',
    area: PHILOLOGY,
    hours: { ...span(5, 9, 3), ...span(10, 11, 3) },
    written: ['composition', 'test'],
    other: ['by-heart', 'oral'],
  },
  {
    name: 'Английский язык',
    area: PHILOLOGY,
    hours: { ...span(2, 4, 2), ...span(5, 11, 3) },
    split: true,
    written: ['test', 'control'],
    other: ['oral'],
  },
  {
    name: 'Математика',
    area: 'Математика и информатика',
    hours: { ...span(1, 4, 4), ...span(5, 6, 5) },
    ownTeacher: true,
    written: ['control', 'independent'],
    other: ['oral'],
  },
  {
    name: 'Алгебра',
    area: 'Математика и информатика',
    hours: { ...span(7, 9, 3), ...span(10, 11, 4) },
    written: ['control', 'independent'],
    other: ['oral'],
  },
  {
    name: 'Геометрия',
    area: 'Математика и информатика',
    hours: { ...span(7, 9, 2), ...span(10, 11, 3) },
    written: ['control', 'independent'],
    other: [],
  },
  {
    name: 'Информатика',
    area: 'Математика и информатика',
    hours: span(7, 11, 1),
    split: true,
    written: ['practical', 'test'],
    other: ['project'],
  },
  { name: 'Окружающий мир', area: SCIENCE, hours: span(1, 4, 2), ownTeacher: true, written: ['test'], other: ['oral'] },
  {
    name: 'Основы религиозных культур и светской этики',
    area: 'Основы религиозных культур и светской этики',
    hours: { 4: 1 },
    unmarked: true,
    ownTeacher: true,
    written: [],
    other: [],
  },
  { name: 'История', area: SOCIETY, hours: span(5, 11, 2), written: ['test', 'control'], other: ['oral'] },
  {
    name: 'Обществознание',
    area: SOCIETY,
    hours: { ...span(6, 9, 1), ...span(10, 11, 2) },
    written: ['test'],
    other: [],
  },
  {
    name: 'География',
    area: SOCIETY,
    hours: { ...span(5, 6, 1), ...span(7, 9, 2), ...span(10, 11, 1) },
    written: ['practical', 'test'],
    other: [],
  },
  {
    name: 'Биология',
    area: SCIENCE,
    hours: { ...span(5, 7, 1), ...span(8, 11, 2) },
    written: ['laboratory', 'test'],
    other: [],
  },
  {
    name: 'Физика',
    area: SCIENCE,
    hours: { ...span(7, 9, 2), ...span(10, 11, 3) },
    written: ['laboratory', 'control'],
    other: [],
  },
  {
    name: 'Химия',
    area: SCIENCE,
    hours: { ...span(8, 9, 2), ...span(10, 11, 2) },
    written: ['laboratory', 'control'],
    other: [],
  },
  { name: 'Музыка', area: ARTS, hours: span(1, 8, 1), written: [], other: ['creative'] },
  { name: 'Изобразительное искусство', area: ARTS, hours: span(1, 7, 1), written: [], other: ['creative'] },
  {
    name: 'Труд (технология)',
    area: 'Технология',
    hours: { ...span(1, 4, 1), ...span(5, 7, 2), ...span(8, 9, 1) },
    written: [],
    other: ['project'],
  },
  {
    name: 'Физическая культура',
    area: 'Физическая культура',
    hours: { ...span(1, 4, 2), ...span(5, 11, 2) },
    written: [],
    other: ['creative'],
  },
  {
    name: 'Основы безопасности и защиты Родины',
    area: 'Основы безопасности и защиты Родины',
    hours: span(8, 11, 1),
    written: ['test'],
    other: [],
  },
];

/** Grades in the order in which a small school has them, so that the smallest still shows what differs. */
const GRADES = [5, 8, 4, 1, 10, 6, 2, 7, 9, 3, 11];
const LETTERS = 'АБВГДЕ';

/** Grade and letter of each class of a school with so many classes, sorted by grade. */
export function classList(count: number): readonly { readonly grade: number; readonly letter: string }[] {
  return Array.from({ length: count }, (_, index) => ({
    grade: GRADES[index % GRADES.length]!,
    letter: LETTERS[Math.floor(index / GRADES.length)] ?? 'Ж',
  })).sort((a, b) => a.grade - b.grade || (a.letter < b.letter ? -1 : 1));
}

/** Grades that learn in the second shift, where a school has two. */
export const SECOND_SHIFT: ReadonlySet<number> = new Set([3, 6, 7]);

/** Grade 1 learns without marks, and so do unmarked subjects in any grade. */
export const isMarked = (grade: number, subject: { readonly unmarked?: boolean | undefined }): boolean =>
  grade > 1 && subject.unmarked !== true;
