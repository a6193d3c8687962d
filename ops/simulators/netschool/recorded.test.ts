import { readFileSync } from 'node:fs';
import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { ASSIGNMENT_TYPES } from './assignment-types.ts';
import { deskOf } from './desk.ts';
import { diaryOf } from './diary.ts';

const RECORDED = new URL('../../../adapters/netschool/fixtures/diary-2023-04-10.json', import.meta.url);
/** Beside what was recorded: a comment to a mark, as open clients read it, and no room, as seen elsewhere. */
const NOT_RECORDED = [/^weekDays\.lessons\.assignments\.markComment/, /^weekDays\.lessons\.room: null$/];

/** Every path of a value with the type found there; items of lists have no place of their own. */
function pathsOf(value: unknown, path = ''): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, path));
  if (value === null) return [`${path}: null`];
  if (typeof value !== 'object') return [`${path}: ${formOf(value)}`];
  return Object.entries(value).flatMap(([key, member]) => pathsOf(member, path === '' ? key : `${path}.${key}`));
}

/** Dates and times by their form, other values by their type. */
function formOf(value: unknown): string {
  if (typeof value !== 'string') return typeof value;
  if (/^\d{4}-\d{2}-\d{2}T00:00:00$/.test(value)) return 'midnight';
  return /^\d{2}:\d{2}$/.test(value) ? 'time' : 'text';
}

const school = generateSchool(regionOptions({ schools: 1, municipalities: 1, classes: 3, size: 4 }), 0);
const desk = deskOf(school);
const yearId = school.years[0]?.ids.short ?? 0;
const diaries = school.pupils.map((pupil) =>
  diaryOf(desk, { pupil, yearId, from: '2026-10-12', to: '2026-10-18' }, Date.parse('2026-10-24T00:00:00Z')),
);

test('a diary has no member and no form of value that was not recorded, but where something is spoiled on purpose', () => {
  const recorded = new Set(pathsOf(JSON.parse(readFileSync(RECORDED, 'utf8'))));
  const strange = new Set(pathsOf(diaries).filter((path) => !recorded.has(path)));
  const spoiled = ['weekDays.lessons.relay: boolean', 'weekDays.lessons.assignments.mark.dutyMark: text'];
  expect(
    [...strange].filter((path) => !spoiled.includes(path) && !NOT_RECORDED.some((known) => known.test(path))),
  ).toEqual([]);
});

test('every type of assignment in a diary is listed', () => {
  const listed = new Set(ASSIGNMENT_TYPES.map(({ id }) => id));
  const used = [...JSON.stringify(diaries).matchAll(/"typeId":(\d+)/g)].map(([, id]) => Number(id));
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((id) => !listed.has(id))).toEqual([]);
});
