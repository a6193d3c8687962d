import { ids, lesson, mark, PUPILS, REGION, school, since, text, work } from '../netschool/school-fixture.ts';
import type { Lesson } from '../region/lesson.ts';
import type { BarsOptions } from './options.ts';
import { type BarsSimulator, startBars } from './start.ts';

/* A school whose Monday has marks and a homework, as the simulator serves it. */

export const MONDAY = '2026-10-12';
const [ANNA, BELLA] = PUPILS;
export const homework = {
  key: 'h',
  ids: ids(301),
  due: undefined,
  timeline: since({ state: 'given', text: text('Стр. 5, № 3'), attachments: 1 } as const),
  spoiled: undefined,
};
const LESSONS = [
  lesson(101, MONDAY, 1, { homework, works: [work(201, [mark(1, ANNA, '4-'), mark(2, BELLA, '5')])] }),
  lesson(102, '2026-10-13', 2),
];

/** A simulator of this school, or of one with other lessons. */
export const serve = (more: Partial<BarsOptions> = {}, lessons: readonly Lesson[] = LESSONS): Promise<BarsSimulator> =>
  startBars({ region: REGION, schools: [0], schoolOf: () => school(lessons), ...more });
