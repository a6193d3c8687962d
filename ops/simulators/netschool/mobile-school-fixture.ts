import type { NetSchoolOptions } from './options.ts';
import * as fixture from './school-fixture.ts';
import { ENTERED, lesson, mark, PUPILS, school, since, text, work } from './school-fixture.ts';
import { type NetSchoolSimulator, startNetSchool } from './start.ts';

const [ANNA, BELLA] = PUPILS;
const homework = {
  key: 'h',
  ids: fixture.ids(301),
  due: undefined,
  timeline: since({ state: 'given', text: text('Стр. 5'), attachments: 2 } as const),
  spoiled: undefined,
};
const ill = {
  key: 'a',
  ids: fixture.ids(401),
  pupil: ANNA.key,
  timeline: since({ status: 'ill', comment: undefined } as const),
  spoiled: undefined,
};
const LESSONS = [
  lesson(101, '2026-10-12', 1, { homework, works: [work(201, [mark(1, ANNA, '4-'), mark(2, BELLA, '5')])] }),
  lesson(102, '2026-10-13', 1, { attendance: [ill] }),
];
const column = (period: string, value: string) => ({
  key: period,
  ids: fixture.ids(501),
  class: '5А',
  group: undefined,
  subject: 'math',
  teacher: 't',
  period,
  listedAt: ENTERED,
  marks: [mark(9, ANNA, value)],
});

/** Serves two lessons of a class, a work with marks, an absence, and the mark of the first quarter. */
export const startMobile = (periodMark: string, more: Partial<NetSchoolOptions> = {}): Promise<NetSchoolSimulator> =>
  startNetSchool({
    region: fixture.REGION,
    schools: [0],
    schoolOf: () => ({ ...school(LESSONS), periodWorks: [column('q1', periodMark)] }),
    ...more,
  });
