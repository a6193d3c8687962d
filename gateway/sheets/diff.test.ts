import fc from 'fast-check';
import type { Body, EntityName } from '../contracts/records.ts';
import { diffExports } from './diff.ts';
import type { ExportLine } from './export.ts';

const HEADER = JSON.stringify({ svod: 'export', schema: 1, keyId: '0a0b0c0d' });
const [ANNA, BORIS] = ['pu-anna', 'pu-boris'];

type Records = Partial<Record<EntityName, object[]>>;

const line = (body: Records, more: Partial<ExportLine> = {}): string =>
  JSON.stringify({ source: 's', kind: 'journal-day', school: '1', scope: '7', day: '2026-09-07', body, ...more });

const roster = (names: Record<string, string>): string =>
  line(
    { class: Object.entries(names).map(([id, name]) => ({ id, name })) },
    { kind: 'roster', scope: '1', day: '2026-09-01' },
  );

async function* of(lines: readonly string[]): AsyncIterable<string> {
  yield* lines;
}

const diff = (a: readonly string[], b: readonly string[]) => diffExports(of([HEADER, ...a]), of([HEADER, ...b]));

const DAY: Records = {
  lesson: [
    { id: 'L1', number: 1, subjectName: 'Физика' },
    { id: 'L2', number: 2, subjectName: 'Химия' },
  ],
  mark: [
    { id: 'm1', lessonId: 'L1', pupilId: ANNA, rawValue: '4' },
    { id: 'm2', lessonId: 'L1', pupilId: ANNA, rawValue: '5' },
    { id: 'm3', lessonId: 'L2', pupilId: BORIS, rawValue: '3' },
  ],
};

/** DAY with one field of one record set. */
const changed = (entity: EntityName, id: string, fields: object): Records => ({
  ...DAY,
  [entity]: DAY[entity]!.map((record) => ((record as Body).id === id ? { ...record, ...fields } : record)),
});

test('equal exports are equal, whatever their sources and the order of their sheets', async () => {
  const other = line(DAY, { day: '2026-09-08' });
  expect(await diff([line(DAY), other], [other, line(DAY, { source: 'another' })])).toEqual({
    equal: true,
    differences: [],
  });
});

test('vendors’ ids take no part: records are told by lesson and pupil, several of one key as a multiset', async () => {
  const text = JSON.stringify(DAY).replaceAll('"L', '"x').replaceAll('"m', '"y').replaceAll('"yark', '"mark');
  const renumbered = JSON.parse(text) as Records;
  expect(await diff([line(DAY)], [line({ ...renumbered, mark: [...renumbered.mark!].reverse() })])).toMatchObject({
    equal: true,
  });
});

test('a value that changed is one difference, with both values', async () => {
  const { equal, differences } = await diff([line(DAY)], [line(changed('mark', 'm2', { rawValue: '2' }))]);
  expect(equal).toBe(false);
  expect(differences).toEqual([
    {
      sheet: 'journal-day 1 7 2026-09-07',
      entity: 'mark',
      key: '1/Физика/ · pu-anna',
      what: 'changed',
      fields: { rawValue: ['5', '2'] },
    },
  ]);
});

test('a part of a natural key that changed is one difference, also where other records hang on it', async () => {
  for (const [entity, id, fields] of [
    ['lesson', 'L1', { number: 3 }],
    ['lesson', 'L1', { subjectName: 'Право' }],
    ['mark', 'm1', { pupilId: BORIS }],
    ['mark', 'm1', { lessonId: 'L2' }],
  ] as const) {
    expect((await diff([line(DAY)], [line(changed(entity, id, fields))])).differences).toMatchObject([
      { entity, what: 'changed' },
    ]);
  }
});

test('a record that only one export has is one difference, also a lesson with marks', async () => {
  const without = { ...DAY, lesson: [DAY.lesson![0]!] };
  expect((await diff([line(DAY)], [line(without)])).differences).toEqual([
    { sheet: 'journal-day 1 7 2026-09-07', entity: 'lesson', key: '2/Химия/', what: 'missing' },
  ]);
  expect((await diff([line(without)], [line(DAY)])).differences).toMatchObject([{ key: '2/Химия/', what: 'extra' }]);
});

test('sheets that only one export has are told record by record; an empty sheet is no difference', async () => {
  expect((await diff([line(DAY)], [])).differences.map(({ what }) => what)).toEqual(Array(5).fill('missing'));
  expect((await diff([], [line({ lesson: [DAY.lesson![0]!] })])).differences).toMatchObject([{ what: 'extra' }]);
  expect(await diff([line({})], [])).toMatchObject({ equal: true });
});

test('classes go by name where both have the roster, else by id', async () => {
  const moved = line(DAY, { scope: '77' });
  expect(await diff([line(DAY), roster({ 7: '7А' })], [moved, roster({ 77: '7А' })])).toMatchObject({ equal: true });
  const { differences } = await diff([line(DAY), roster({ 7: '7А' })], [moved]);
  expect(new Set(differences.map(({ sheet }) => sheet))).toEqual(
    new Set(['journal-day 1 7 2026-09-07', 'roster 1 school 2026-09-01', 'journal-day 1 77 2026-09-07']),
  );
});

test('a class that was renamed is one difference, and none of its pupils', async () => {
  const of7 = (name: string) => {
    const enrolment = [ANNA, BORIS].map((pupilId) => ({ id: `e-${pupilId}`, pupilId, classId: '7', state: 'active' }));
    return line({ class: [{ id: '7', name }], enrolment }, { kind: 'roster', scope: '1', day: '2026-09-01' });
  };
  const { differences } = await diff([of7('7А'), line(DAY)], [of7('7Б'), line(DAY)]);
  expect(differences).toMatchObject([{ entity: 'class', what: 'changed', fields: { name: ['7А', '7Б'] } }]);
});

test('exports of different keys cannot be compared, and a line that is no JSON is named', async () => {
  const other = HEADER.replace('0a0b0c0d', 'ffffffff');
  await expect(diffExports(of([HEADER]), of([other]))).rejects.toMatchObject({ code: 'key.mismatch' });
  await expect(diff([line(DAY), '{"a"'], [])).rejects.toMatchObject({
    code: 'file.invalid',
    message: 'comparing the first export, line 3: is not JSON',
  });
});

test.each([
  '{}',
  '[]',
  'null',
  '{"weekDays":[]}',
  '{"school":"1","kind":"term","scope":"1","day":"2026-09-07","body":{"mark":1}}',
])('what is no export is told by its line: %s', async (text) => {
  const message = 'comparing the second export, line 2: is neither the header nor a sheet of an export';
  await expect(diff([], [text])).rejects.toMatchObject({ code: 'file.invalid', message });
});

test('any one change of any one value is exactly one difference', async () => {
  const days = ['2026-09-07', '2026-09-08', '2026-09-09'];
  const places = fc.constantFrom(
    ...(['lesson', 'mark'] as const).flatMap((entity) =>
      DAY[entity]!.map((record) => [entity, (record as Body).id] as const),
    ),
  );
  const field = fc.constantFrom('number', 'subjectName', 'rawValue', 'pupilId', 'room');
  await fc.assert(
    fc.asyncProperty(
      places,
      field,
      fc.nat(2),
      fc.shuffledSubarray(days, { minLength: 3 }),
      async ([entity, id], name, which, order) => {
        const a = days.map((day) => line(DAY, { day }));
        const b = order.map((day) =>
          line(day === days[which] ? changed(entity, id, { [name]: 'something else' }) : DAY, { day }),
        );
        expect((await diff(a, b)).differences).toHaveLength(1);
      },
    ),
  );
});

test('both exports are closed, also where one of them ends the comparison', async () => {
  const closed: string[] = [];
  async function* held(name: string, lines: readonly string[]): AsyncIterable<string> {
    try {
      yield* lines;
    } finally {
      closed.push(name);
    }
  }
  const long = Array.from({ length: 9 }, () => '');
  await expect(diffExports(held('a', long), held('b', ['', 'no JSON', '']))).rejects.toMatchObject({
    code: 'file.invalid',
  });
  expect(closed.sort()).toEqual(['a', 'b']);
});
