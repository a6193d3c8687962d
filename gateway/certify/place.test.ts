import type { ExportLine } from '../sheets/export.ts';
import { evidenceIn, examples, together } from './evidence.ts';
import { namesIn, NO_NAMES, type Place } from './place.ts';

const SHEETS = [
  {
    ...{ kind: 'roster', school: '4', scope: '4', day: '2026-09-01' },
    body: {
      school: [{ id: '4', name: 'Лицей № 2' }],
      class: [
        { id: '42', name: '5А' },
        { id: 'class-18c752dd8ef40971', name: '6Б' },
        { id: '5-0410', name: '5А' },
      ],
      group: [{ id: '77', name: 'Английский, 1' }],
    },
  },
] as unknown as readonly ExportLine[];
const PUPIL = `pu-0a1b2c3d-${'0'.repeat(31)}7`;
const mark: Place = {
  sheet: 'journal-day',
  school: '4',
  scope: '42',
  from: '2026-10-14',
  entity: 'mark',
  id: `5/${PUPIL}`,
};
const told = (cited: Parameters<typeof examples>[0], names = namesIn(SHEETS)): string =>
  /^.*?: (.*)\. В/s.exec(
    evidenceIn({ key: 'certify.says.covered-twice', values: { places: examples(cited) } }, names, 'ru'),
  )![1]!;

test.each<readonly [string, Place, string]>([
  ['a record', mark, 'отметка 5, школа «Лицей № 2» (4), класс «5А» (42), 2026-10-14'],
  [
    'a week of a group',
    { sheet: 'journal-day', school: '4', scope: '77', from: '2026-10-12', to: '2026-10-18' },
    'журнал, школа «Лицей № 2» (4), группа «Английский, 1» (77), 2026-10-12 – 2026-10-18',
  ],
  [
    'a class that has no id at the vendor, and a record that has the id of its lesson',
    { ...mark, scope: 'class-18c752dd8ef40971', entity: 'homework', id: '10/homework' },
    'домашнее задание 10, школа «Лицей № 2» (4), класс «6Б», 2026-10-14',
  ],
  [
    'a class whose number is that of its school: a vendor numbers each table by itself',
    { ...mark, school: '4', scope: '4', id: '5' },
    'отметка 5, школа «Лицей № 2» (4), класс или группа 4, 2026-10-14',
  ],
  [
    'a class whose id was made of its name, and a work with a part of its own',
    { ...mark, scope: '5-0410', entity: 'work', id: '10/work-b510b1ed023ef4f3' },
    'работа 10, школа «Лицей № 2» (4), класс «5А», 2026-10-14',
  ],
  [
    'a term',
    { sheet: 'term', school: '4', scope: '42/1', from: '2026-10-25' },
    'итоги периода, школа «Лицей № 2» (4), класс «5А» (42), 2026-10-25',
  ],
  [
    'a roster',
    { sheet: 'roster', school: '4', scope: '4', from: '2026-09-01' },
    'списки школы, школа «Лицей № 2» (4), 2026-09-01',
  ],
])('%s is told by its school, class and day, with ids that the vendor knows and no pupil’s', (_what, place, words) =>
  expect(told([place])).toBe(words),
);

test('what was not read yet has its id, a thing beside a place its own alone, and three of many are enough', () => {
  expect(told([mark], NO_NAMES)).toBe('отметка 5, школа 4, класс или группа 42, 2026-10-14');
  expect(told([[mark, '→', { entity: 'lesson', id: '8' }]], NO_NAMES)).toMatch(/2026-10-14 → урок 8$/);
  expect(told(['a', 'b', 'a', 'c', 'd'])).toBe('a; b; c; …');
});

test('a school that all examples are of is told once, and what differs in nothing but the pupil once for all of them', () => {
  const other = { ...mark, id: `5/pu-0a1b2c3d-${'0'.repeat(31)}8` };
  const later = { ...mark, id: '6', from: '2026-10-15' };
  expect(told([mark, other, mark, later])).toBe(
    'отметка 5, класс «5А» (42), 2026-10-14, таких записей: 2; отметка 6, класс «5А» (42), 2026-10-15; школа «Лицей № 2» (4)',
  );
  expect(told([mark, { ...later, school: '7' }])).toMatch(
    /^отметка 5, школа «Лицей № 2» \(4\), .*; отметка 6, школа 7, /,
  );
});

test('of several lists each is exemplified, with a word of what is wrong', () => {
  const lists = [examples(['a', 'b', 'c'], 2, 'certify.label.missing'), examples(['d'], 2, 'certify.label.changed')];
  const evidence = { key: 'certify.says.covered-twice', values: { places: together(lists) } } as const;
  expect(evidenceIn(evidence, NO_NAMES, 'ru')).toContain(': нет: a; нет: b; иначе: d; …');
});
