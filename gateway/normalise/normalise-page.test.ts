import type { Problem, RawRecord } from '../contracts/records.ts';
import { normalisePage } from './normalise-page.ts';
import { lesson, page, raw, rules } from './page-fixture.ts';

const read = (records: readonly RawRecord[], context = page()) => normalisePage(records, rules, context);
const codesOf = (problems: readonly Problem[]) => problems.map(({ code, path }) => `${code} ${path}`);

test('a record becomes its canonical JSON, in its place', () => {
  const { accepted, quarantined, filtered } = read([lesson('7', 'Спросить Илью')]);
  expect(accepted).toEqual([
    expect.objectContaining({
      entity: 'lesson',
      scope: 'c1',
      day: '2026-09-07',
      raw: 0,
    }),
  ]);
  expect(JSON.stringify(accepted[0]?.body)).toBe(
    '{"id":"7","subject":"algebra","subjectName":"Алгебра","topic":"Спросить ▒","topicState":"present"}',
  );
  expect([quarantined, filtered]).toEqual([[], []]);
});

test('one bad record never holds back another, and its good yields are accepted', () => {
  const { accepted, quarantined, filtered } = read([
    raw(['lesson', 'attendance'], { lesson: '1', pupil: 5, status: 'Sleeping', subject: 'Алгебра' }),
    lesson('2'),
  ]);
  expect(accepted.map(({ entity, raw }) => [entity, raw])).toEqual([
    ['lesson', 0],
    ['lesson', 1],
  ]);
  expect(quarantined).toEqual([
    expect.objectContaining({
      raw: 0,
      failed: [{ entity: 'attendance', scope: 'c1', day: '2026-09-07', id: '1/pupil:5' }],
      problems: [{ code: 'map.unknown-code', path: '/status', message: expect.any(String) }],
      unknownCodes: [{ list: 'attendance', value: 'Sleeping' }],
    }),
  ]);
  expect(filtered).toEqual([]);
});

test('a repeat that is equal is filtered, one that differs is quarantined', () => {
  const { accepted, quarantined, filtered } = read([
    lesson('1'),
    lesson('1'),
    lesson('1', 'Другая'),
    lesson('1', 'Тема', { place: { school: 's1', scope: 'c1', day: '2026-09-08' } }),
  ]);
  expect(accepted.map(({ raw }) => raw)).toEqual([0, 3]);
  expect(filtered).toEqual([{ raw: 1, reason: 'same' }]);
  expect(quarantined.map(({ raw, problems, failed }) => [raw, codesOf(problems), failed[0]?.id])).toEqual([
    [2, ['page.repeated '], '1'],
  ]);
});

test('of several pupils’ answers to one shared record the later counts, and all who show it are kept', () => {
  const { accepted, quarantined, filtered } = read([
    lesson('1', 'Старая', { pupil: '9' }),
    lesson('1', 'Старая', { pupil: '2' }),
    lesson('1', 'Новая', { pupil: '3' }),
  ]);
  expect(accepted).toEqual([
    expect.objectContaining({
      raw: 2,
      shownBy: ['pupil:2', 'pupil:3', 'pupil:9'],
      body: expect.objectContaining({ topic: 'Новая' }) as object,
    }),
  ]);
  expect(filtered).toEqual([
    { raw: 0, reason: 'superseded' },
    { raw: 1, reason: 'same' },
  ]);
  expect(quarantined).toEqual([]);
});

test('a shared record that one pupil’s answer tells twice differently is quarantined, whoever else told it', () => {
  const { accepted, quarantined } = read([
    lesson('1', 'Дроби', { pupil: '9' }),
    lesson('1', 'Суммы', { pupil: '9' }),
    lesson('1', 'Дроби', { pupil: '2' }),
    lesson('1', 'Суммы', { pupil: '2' }),
  ]);
  expect(accepted.map(({ body }) => body)).toEqual([expect.objectContaining({ topic: 'Дроби' })]);
  expect(quarantined.map(({ problems }) => problems[0].code)).toEqual(['page.repeated', 'page.repeated']);
});

test('a raw record of which one yield was superseded still counts at the other', () => {
  const work = (id: string, kind: string, pupil: string) =>
    raw(['work', 'homework'], { work: id, kind, text: 'Учить' }, { pupil });
  const { accepted, filtered } = read([
    work('1', 'Тест', '1'),
    raw(['work'], { work: '1', kind: 'Опрос' }, { pupil: '2' }),
  ]);
  expect(accepted.map(({ entity, raw }) => [entity, raw])).toEqual([
    ['work', 1],
    ['homework', 0],
  ]);
  expect(filtered).toEqual([]);
});

test('a pupil’s own record told twice differently is quarantined, also in pupils’ answers', () => {
  const mark = (status: string) => raw(['attendance'], { lesson: '1', pupil: 5, status }, { pupil: '5' });
  expect(read([mark('Attend'), mark('Absent')]).quarantined.map(({ problems }) => problems[0].code)).toEqual([
    'page.repeated',
  ]);
});

test('a record without a day, of another school, without a map or without a key says so', () => {
  const { quarantined } = read([
    lesson('1', '', { place: { school: 's1', scope: 'c1', day: '' } }),
    lesson('1', '', { place: { school: 's1', scope: 'c1', day: '2026-02-30' } }),
    lesson('1', '', { place: { school: 's2', scope: 'c1', day: '2026-09-07' } }),
    raw(['excuse'], {}),
    raw(['lesson'], { subject: 'Алгебра' }),
  ]);
  expect(quarantined.map(({ problems }) => codesOf(problems))).toEqual([
    ['place.no-day '],
    ['place.no-day '],
    ['place.other-school '],
    ['map.missing '],
    ['schema.required /id'],
  ]);
  expect(quarantined.map(({ failed }) => failed[0]?.id)).toEqual(['1', '1', '1', undefined, undefined]);
});

test('hostile bodies are quarantined, never thrown', () => {
  let deep: unknown = 'x';
  for (let level = 0; level < 100_000; level++) deep = [deep];
  const bodies = [
    null,
    5,
    'text',
    [],
    deep,
    JSON.parse('{"__proto__": {"lesson": "1"}}') as unknown,
    { lesson: { a: 1 }, subject: deep, topic: deep },
    { lesson: 'x'.repeat(1e6), subject: 'я'.repeat(1e6) },
    { lesson: 1e400, subject: '\ud800' },
  ];
  const { accepted, quarantined } = read(
    bodies.map((body) => raw(['lesson', 'work', 'attendance', 'pupil', 'staff', 'group'], body)),
  );
  expect(quarantined).toHaveLength(bodies.length);
  expect(accepted.filter(({ entity }) => entity !== 'group')).toEqual([]);
  expect(quarantined[4]?.rawJson.length).toBeGreaterThan(200_000);
  expect(({} as Record<string, unknown>)['lesson']).toBeUndefined();
});
