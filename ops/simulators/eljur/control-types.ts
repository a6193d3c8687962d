import type { WorkKind } from '../region/work.ts';

/** Kind of a mark as `control_type`, `control_type_short` and `mtype` tell it. */
export interface ControlType {
  readonly id: number;
  readonly type: string;
  readonly short: string;
}

const TYPES: Readonly<Record<WorkKind, ControlType>> = {
  'lesson-work': { id: 1, type: 'Работа на уроке', short: 'РУ' },
  oral: { id: 2, type: 'Ответ на уроке', short: 'ОУ' },
  control: { id: 3, type: 'Контрольная работа', short: 'КР' },
  test: { id: 4, type: 'Тест', short: 'Т' },
  dictation: { id: 5, type: 'Диктант', short: 'Д' },
  composition: { id: 6, type: 'Сочинение', short: 'С' },
  laboratory: { id: 7, type: 'Лабораторная работа', short: 'ЛР' },
  practical: { id: 8, type: 'Практическая работа', short: 'ПР' },
  independent: { id: 9, type: 'Самостоятельная работа', short: 'СР' },
  creative: { id: 10, type: 'Творческая работа', short: 'ТР' },
  'by-heart': { id: 11, type: 'Наизусть', short: 'Н' },
  project: { id: 12, type: 'Проект', short: 'П' },
};

/** Words of types are a school's own (assumed: «Работа на уроке», «РУ» are the only ones seen in an open client). */
export const controlTypeOf = (kind: WorkKind): ControlType => TYPES[kind];
