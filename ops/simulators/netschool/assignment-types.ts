import type { WorkKind } from '../region/work.ts';

/** One item of `GET grade/assignment/types`. */
export interface AssignmentType {
  readonly id: number;
  readonly name: string;
  readonly abbr: string;
  readonly order: number;
}

export const HOMEWORK_TYPE = 3;
const ORAL_TYPE = 10;

/** All types that this installation uses; only 3 is the same wherever it was seen, the other ids are assumed. */
export const ASSIGNMENT_TYPES: readonly AssignmentType[] = [
  { id: HOMEWORK_TYPE, name: 'Домашнее задание', abbr: 'ДЗ', order: 15 },
  { id: 4, name: 'Контрольная работа', abbr: 'К', order: 1 },
  { id: 5, name: 'Самостоятельная работа', abbr: 'С', order: 2 },
  { id: 6, name: 'Лабораторная работа', abbr: 'Л', order: 3 },
  { id: 7, name: 'Проект', abbr: 'П', order: 4 },
  { id: 8, name: 'Срезовая работа', abbr: 'СР', order: 5 },
  { id: 9, name: 'Диктант', abbr: 'Д', order: 6 },
  { id: ORAL_TYPE, name: 'Ответ на уроке', abbr: 'О', order: 7 },
  { id: 11, name: 'Сочинение', abbr: 'Ч', order: 8 },
  { id: 14, name: 'Тест', abbr: 'Т', order: 9 },
  { id: 18, name: 'Практическая работа', abbr: 'ПР', order: 10 },
];

const TYPE_OF_KIND: Readonly<Partial<Record<WorkKind, number>>> = {
  control: 4,
  independent: 5,
  laboratory: 6,
  project: 7,
  dictation: 9,
  oral: ORAL_TYPE,
  composition: 11,
  test: 14,
  practical: 18,
};

/** The type by which a kind of work is told; what has no type of its own is told as an answer in class. */
export const typeOfKind = (kind: WorkKind): number => TYPE_OF_KIND[kind] ?? ORAL_TYPE;

/** Weight of every graded work; homework weighs nothing. Those two are seen (version 5.10); that other versions weigh alike is assumed. */
const WEIGHT = 10;
export const weightOfType = (typeId: number): number => (typeId === HOMEWORK_TYPE ? 0 : WEIGHT);
