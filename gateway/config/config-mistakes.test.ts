import iconv from 'iconv-lite';
import { removeFolders } from '../test/svod-process.ts';
import { type WrittenConfig, writtenConfig } from '../test/written-config.ts';

/* One mistake hides no other: everything that can be told of svod.json is told at once. */

let svod: WrittenConfig;
beforeEach(() => (svod = writtenConfig()));
afterAll(removeFolders);

/** Line and key of every mistake. */
const toldOf = (document: string): readonly string[] => {
  const [, ...mistakes] = svod.errorOf(document, { T: 't' }).sentences;
  return mistakes.map(({ key, values }) => `${values['line']} ${String(values['at'])} ${key.replace('mistake.', '')}`);
};

test('a name that stands twice is told beside all other mistakes, and none of either copy is hidden or made up', () => {
  const told = toldOf(`{
    "zone": "Europe/Moskva",
    "sources": {
      "s1": { "system": "journal", "settings": { "token": { "$env": "T" }, "paralel": 1 } },
      "s1": { "system": "jornal", "settings": { "token": { "$env": "T" } } },
      "s2": {
        "system": "journal",
        "settings": { "token": { "$env": "T" }, "url": "https://a.example", "url": "no url" }
      }
    },
    "nodes": [{ "id": "r", "kind": "region", "name": "Р" }],
    "nodes": [
      { "id": "s-1", "kind": "school", "parent": "r", "name": "Ш", "journals": [{ "source": "s3", "school": "1" }] }
    ],
    "sources": { "s3": { "system": "journal", "settings": { "token": { "$env": "T" }, "parallel": "x" } } }
  }`);
  expect(told).toEqual([
    '2 /zone zone',
    '5 /sources/s1 key-twice',
    '5 /sources/s1/system adapter',
    '8 /sources/s2/settings/url key-twice',
    '8 /sources/s2/settings/url format',
    '12 /nodes key-twice',
    '15 /sources key-twice',
    '15 /sources/s3/settings/parallel type-integer',
  ]);
});

test('names that stand twice are no less told where that is the only mistake, every one of them', () => {
  expect(toldOf('{\n"zone": "UTC",\n"rawDays": 1,\n"zone": "UTC",\n"rawDays": 2,\n"rawDays": 3\n}')).toEqual([
    '4 /zone key-twice',
    '5 /rawDays key-twice',
    '6 /rawDays key-twice',
  ]);
});

const NODES = (kind: string): string => `{
  "sources": { "s": { "system": "journal", "settings": { "token": { "$env": "T" } } } },
  "nodes": [
    { "id": "r", "kind": "region", "name": "Р" },
    { "id": "m", "kind": "municipality", "parent": "x", "name": "М" },
    { "id": "a", "kind": "school", "parent": "m", "name": "А", "journals": [{ "source": "s", "school": "1" }] },
    { "id": "b", "kind": "${kind}", "parent": "y", "name": "Б", "journals": [{ "source": "s", "school": "1" }] },
    { "id": "c", "kind": "school", "parent": "b", "name": "В" },
    { "id": "b", "kind": "school", "parent": "m", "name": "Г", "journals": [{ "source": "z", "school": "1" }, 5] },
    7
  ]
}`;
const COMMON = [
  '5 /nodes/1/parent node-parent',
  '7 /nodes/3/parent node-parent',
  '7 /nodes/3/journals/0 journal-twice',
  '9 /nodes/5/journals/1 type-object',
  '9 /nodes/5/id node-twice',
  '9 /nodes/5/journals/0/source journal-source',
  '10 /nodes/6 type-object',
];

test('a node that is wrong hides nothing of the tree, nor of itself, and nothing follows from it', () => {
  expect(toldOf(NODES('schol')).toSorted()).toEqual(['7 /nodes/3/kind enum', ...COMMON].toSorted());
  expect(toldOf(NODES('school')).toSorted()).toEqual(['8 /nodes/4/parent node-parent', ...COMMON].toSorted());
});

test('children of a node whose id is wrong are not told to be orphans', () => {
  const told = toldOf(`{
    "nodes": [
      { "id": "r", "kind": "region", "name": "Р" },
      { "id": "м 1", "kind": "municipality", "parent": "r", "name": "М" },
      { "id": "s-1", "kind": "school", "parent": "м 1", "name": "А" }
    ]
  }`);
  expect(told).toEqual(['4 /nodes/1/id like']);
});

test('a value of the wrong form hides nothing of the source, the hours and the days beside it', () => {
  const told = toldOf(`{
    "schedule": { "parallel": "four", "quietHours": ["7-9", "00:00-12:00", "12:00-00:00"],
      "holidays": ["soon", "2026-02-30", 5] },
    "sources": {
      "s": { "system": "journal", "paused": "yes", "zone": "Europe/Moskva",
        "settings": { "token": "in clear" } }
    },
    "destinations": { "platform": { "paused": 1, "settings": { "tokn": 1 } } }
  }`);
  expect(told.toSorted()).toEqual(
    [
      ...['2 /schedule/parallel type-integer', '2 /schedule/quietHours/0 like', '2 /schedule/quietHours always-quiet'],
      ...['3 /schedule/holidays/0 like', '3 /schedule/holidays/1 no-day', '3 /schedule/holidays/2 type-string'],
      ...['5 /sources/s/paused type-boolean', '5 /sources/s/zone zone', '6 /sources/s/settings/token plain-secret'],
      ...['8 /destinations/platform/paused type-boolean', '8 /destinations/platform/settings secret-lacks-here'],
      '8 /destinations/platform/settings/tokn unknown',
    ].toSorted(),
  );
});

test('commas too many or too few and comments hide no other mistake, and make none up', () => {
  const told = toldOf(`{
    "zone": "Europe/Moskva", // here
    "rawDays": "x"
    "sources": {
      "s": { "system": "jornal", },
    },
  }`);
  expect(told).toEqual([
    ...['2 /zone zone', '2 / comment', '3 /rawDays type-integer', '3 / comma-lacks'],
    ...['5 /sources/s/system adapter', '5 / comma-more', '5 / comma-more', '6 / comma-more'],
  ]);
});

describe('schools that end, and numbers of schools', () => {
  const tree = (...schools: readonly string[]): string =>
    ['{ "nodes": [', '{ "id": "r", "kind": "region", "name": "Р" },', schools.map(school).join(',\n'), '] }'].join(
      '\n',
    );
  const school = (fields: string): string => `{ "kind": "school", "parent": "r", "name": "Ш", ${fields} }`;
  const closed = (id: string, ...heirs: readonly string[]): string =>
    `"id": "${id}", "state": "closed", "successors": ${JSON.stringify(heirs)}`;

  test('a closed school may have several successors, and those theirs', () =>
    expect(() =>
      svod.read(tree(closed('a', 'b', 'c'), closed('b', 'c'), '"id": "c", "inn": "7707083893"')),
    ).not.toThrow());

  test.each([
    ['that is nowhere', [closed('a', 'nowhere'), '"id": "b"'], ['3 /nodes/1/successors/0 no-successor']],
    ['that is itself', [closed('a', 'a')], ['3 /nodes/1/successors/0 no-successor']],
    ['that is no school', [closed('a', 'r')], ['3 /nodes/1/successors/0 no-successor']],
    [
      'of a school that goes on',
      ['"id": "a", "successors": ["b"]', '"id": "b"'],
      ['3 /nodes/1/successors successor-place'],
    ],
    [
      'in a circle',
      [closed('a', 'b'), closed('b', 'c'), closed('c', 'a')],
      [1, 2, 3].map((at) => `${at + 2} /nodes/${at}/successors/0 successor-circle`),
    ],
  ])('a successor %s is told with its line', (_what, schools, mistakes) =>
    expect(toldOf(tree(...schools))).toEqual(mistakes),
  );

  test('one ИНН, or one ОГРН, at two open schools is told at the second; a closed one may have its successor’s', () => {
    const numbers = '"inn": "7707083893", "ogrn": "1027700132195"';
    expect(toldOf(tree(`"id": "a", ${numbers}`, `${closed('x', 'a')}, ${numbers}`, `"id": "b", ${numbers}`))).toEqual([
      '5 /nodes/3/inn identifier-twice',
      '5 /nodes/3/ogrn identifier-twice',
    ]);
  });

  test.each([
    ['a person’s ИНН of 12 digits', '"inn": "500100732259"', 'inn'],
    ['a sole trader’s ОГРН of 15 digits', '"ogrn": "304500116000157"', 'ogrn'],
    ['an ИНН whose check digit does not fit', '"inn": "7707083894"', 'inn'],
    ['an ОКТМО of nine digits', '"oktmo": "453970001"', 'oktmo'],
  ])('%s is no school’s', (_what, field, name) =>
    expect(toldOf(tree(`"id": "a", ${field}`))).toEqual([`3 /nodes/1/${name} ${name}`]),
  );
});

describe('a document of another encoding', () => {
  const WORDS = '{\r\n"zone": "UTC",\r\n"nodes": [{ "id": "r", "kind": "region", "name": "Регион" }]\r\n}';

  test.each([
    ['windows-1251', iconv.encode(WORDS, 'win1251'), 3],
    ['UTF-16 with its mark', iconv.encode(WORDS, 'utf16le', { addBOM: true }), 1],
    ['UTF-16 without a mark', iconv.encode(WORDS, 'utf16le'), 1],
    ['UTF-16 of the other order', iconv.encode(WORDS, 'utf16be', { addBOM: true }), 1],
  ])('%s is refused with the line and the way out, and no name of it goes on', (_what, bytes, line) => {
    const { code, message } = svod.errorOf(bytes);
    expect([code, message]).toEqual([
      'config.invalid',
      expect.stringMatching(new RegExp(`svod\\.json, line ${line}: is not in UTF-8; save it anew in UTF-8$`)) as string,
    ]);
  });

  test('UTF-8 is taken with its mark and without', () => {
    for (const text of [WORDS, `\uFEFF${WORDS}`])
      expect(svod.read(Buffer.from(text)).nodes).toMatchObject([{ name: 'Регион' }]);
  });
});
