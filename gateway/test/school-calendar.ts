import type { Body } from '../contracts/records.ts';
import { schoolYearOf } from '../comply/school-year.ts';
import { PROFILE, type Records } from './assessed-sheet.ts';

/* What a roster tells of a school year, of which a test says only what it is about. One class, 5А. */

export const slot = (weekday: number, number: number, more: object = {}): Body => ({
  id: `${weekday}.${number}`,
  classId: '5a',
  weekday,
  number,
  subjectName: 'Алгебра',
  ...more,
});
export const holiday = (from: string, to: string, more: object = {}): Body => ({
  id: `${from} free`,
  kind: 'holiday',
  from,
  to,
  ...more,
});
export const period = (more: object = {}): Body => ({
  id: 'q1',
  kind: 'quarter',
  number: 1,
  name: '1 четверть',
  from: '2026-09-01',
  to: '2026-10-31',
  ...more,
});
const BASE: Records = {
  'academic-year': [{ id: 'y', from: '2026-09-01', to: '2027-05-26' }],
  class: [{ id: '5a', name: '5А', grade: 5 }],
};
/** The year of a roster with these records. */
export const yearOf = (more: Records = {}, day = '2026-09-01') =>
  schoolYearOf({ source: 's', school: '100', day, body: { ...BASE, ...more } }, PROFILE);
