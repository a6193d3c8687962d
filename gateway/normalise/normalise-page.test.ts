import type { EntityName, Problem, RawRecord } from '../contracts/records.ts';
import { blankerOf, digestsOf, stemmerOf } from './blanker.ts';
import { codeListOf } from './code-list-fixture.ts';
import { compileMapping } from './compile.ts';
import type { Mapping } from './mapping.ts';
import { normalisePage } from './normalise-page.ts';
import type { PageContext } from './page-context.ts';
import type { SystemRules } from './rules.ts';
import { zoneOf } from './zone.ts';

const codes = new Map(
  [
    codeListOf('fillers', 'keep', { '---': 'blank' }),
    codeListOf('attendance', 'quarantine', { Attend: 'present', Absent: 'absent' }),
    codeListOf('subjects', 'keep', { Алгебра: 'algebra' }),
  ].map((list) => [list.name, list]),
);
const mapping = (entity: EntityName, fields: Mapping['fields'], names: readonly string[] = []): [string, Mapping] => [
  entity,
  { entity, source: '', fields, names },
];
const pupilId = [{ get: '/pupil' }, { pseudonym: 'pupil' }];
const MAPPINGS = new Map<string, Mapping>([
  mapping('lesson', {
    id: '/lesson',
    subjectName: [{ get: '/subject' }, { label: true }],
    subject: [{ get: '/subject' }, { code: 'subjects' }],
    topic: [{ get: '/topic' }, { text: true }],
    topicState: [{ get: '/topic' }, { presence: ['fillers'] }],
  }),
  mapping('attendance', { id: [{ join: ['/lesson', pupilId] }], status: [{ get: '/status' }, { code: 'attendance' }] }),
  mapping('work', { id: '/work', kindName: [{ get: '/kind' }, { label: true }] }),
  mapping('homework', { id: '/work', text: [{ get: '/text' }, { text: true }] }),
  mapping('pupil', { id: pupilId, classId: '/class', 'has/lastName': [{ get: '/last' }, { flag: true }] }, [
    '/last',
    '/first',
  ]),
  mapping('staff', { id: [{ get: '/teacher' }, { pseudonym: 'staff' }] }, ['/last']),
  mapping('group', {
    id: '/group',
    name: [{ get: '/name' }, { label: true }],
    classIds: [{ get: '/classes' }, { id: true }],
  }),
]);
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  attendance: ['status'],
  lesson: ['subjectName'],
  work: ['kindName'],
};
const rules: SystemRules = {
  system: 'test',
  vocabulary: new Set(['алгебра']),
  of: (entity) => {
    const found = MAPPINGS.get(entity);
    if (!found) return undefined;
    const check = (body: unknown): Problem[] =>
      ['id', ...(REQUIRED[entity] ?? [])]
        .filter((field) => !(field in (body as object)))
        .map((field) => ({ code: 'schema.required', path: `/${field}`, message: 'Is missing.' }));
    return { compiled: compileMapping(found, codes), check };
  },
};
const stemmer = stemmerOf(Buffer.alloc(32));
const page = (classLists: Readonly<Record<string, readonly string[]>> = { c1: ['Петров Илья'] }): PageContext => ({
  school: 's1',
  zone: zoneOf('Europe/Moscow'),
  pseudonymOf: (role, id) => `${role}:${id}`,
  stemmer,
  classLists: new Map(Object.entries(classLists).map(([id, names]) => [id, new Set(digestsOf(names, stemmer))])),
});
const raw = (yields: EntityName[], body: unknown, more: Partial<RawRecord> = {}): RawRecord => ({
  yields,
  body,
  ref: 'ref',
  place: { school: 's1', scope: 'c1', day: '2026-09-07' },
  ...more,
});
const lesson = (id: string, topic = 'Тема', more: Partial<RawRecord> = {}): RawRecord =>
  raw(['lesson'], { lesson: id, subject: 'Алгебра', topic }, more);
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
      json: '{"id":"7","subject":"algebra","subjectName":"Алгебра","topic":"Спросить ▒","topicState":"present"}',
    }),
  ]);
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

test('while no class list is known texts are dropped, presence is kept, and labels keep known words only', () => {
  const { accepted } = read(
    [raw(['lesson'], { lesson: '1', subject: 'Алгебра (Сидорова)', topic: 'Спросить Петрова' })],
    page({}),
  );
  expect(accepted[0]?.body).toEqual({ id: '1', subjectName: 'Алгебра (▒)', topicState: 'present' });
});

test('unknown values of kept lists are told, blanked and counted', () => {
  const unknown = (subject: string, id: string) => raw(['lesson'], { lesson: id, subject });
  const { accepted, unknownCodes } = read([
    unknown('Кружок Петрова', '1'),
    unknown('Кружок Петрову', '2'),
    unknown('Алгебра', '3'),
  ]);
  expect(unknownCodes).toEqual([{ list: 'subjects', value: 'Кружок ▒', count: 2 }]);
  expect(accepted).toHaveLength(3);
  expect(read([unknown('Кружок Петрова', '1')], page({})).unknownCodes).toEqual([
    { list: 'subjects', value: '▒ ▒', count: 1 },
  ]);
});

test('a roster gives the stems of each class, with staff in every class, and is blanked with them itself', () => {
  const roster = (yields: EntityName[], body: object) =>
    raw(yields, body, { place: { school: 's1', scope: 's1', day: '2026-09-01' } });
  const { accepted, stems } = read(
    [
      roster(['group'], { group: 'g', name: 'Английский (Петрова)', classes: ['a', 'b'] }),
      roster(['pupil'], { pupil: 1, class: 'a', last: 'Петров', first: 'Лев' }),
      roster(['pupil'], { pupil: 2, class: 'b', last: 'Заяц' }),
      roster(['staff'], { teacher: 3, last: 'Строгая' }),
    ],
    page({}),
  );
  expect(accepted[0]?.body).toEqual({ classIds: ['a', 'b'], id: 'g', name: 'Английский (▒)' });
  const blanked = (id: string) => blankerOf(new Set(stems?.get(id)), stemmer)('Петрову Льву Зайца Строгой');
  expect(['a', 'b', 'g', ''].map(blanked)).toEqual(['▒ ▒ Зайца ▒', 'Петрову Льву ▒ ▒', '▒ ▒ ▒ ▒', '▒ ▒ ▒ ▒']);
  expect(JSON.stringify([...stems!])).not.toMatch(/петр/i);
});

test('the names of a pupil in quarantine are blanked too', () => {
  const roster = (body: object) => raw(['pupil'], body, { place: { school: 's1', scope: 's1', day: '' } });
  const { stems, quarantined } = read([
    roster({ pupil: 1, class: 'a', last: 'Петров' }),
    roster({ pupil: 'Ъ', class: 'a', last: 'Заяц' }),
  ]);
  expect(quarantined).toHaveLength(2);
  expect(blankerOf(new Set(stems?.get('a')), stemmer)('Петров Заяц')).toBe('▒ ▒');
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
