import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { columnsOf, readCsv } from '../registry/csv.ts';
import { NODE_COLUMNS, NODE_FIELDS } from '../registry/node-columns.ts';
import { svodHere } from './svod-here.ts';
import { newFolder, removeFolders } from './svod-process.ts';

const SVOD_JSON = `{
  "$comment": "Настройки региона.",
  "sources": {
    "school-12": { "system": "dnevnik-ru", "settings": { "schools": ["1"], "accessToken": { "$env": "NOT_HERE" } } }
  },
  "nodes": [
    { "id": "region", "kind": "region", "name": "Регион" },
    { "$comment": "первый", "id": "m-1", "kind": "municipality", "parent": "region", "name": "Заречный район" },
    { "id": "s-12", "kind": "school", "parent": "m-1", "name": "Школа № 12", "journals": [{ "source": "school-12", "school": "1" }] }
  ]
}
`;

let data: string;
beforeEach(() => {
  data = newFolder();
  writeFileSync(join(data, 'svod.json'), SVOD_JSON);
});
afterAll(removeFolders);

const svod = (...words: string[]) => svodHere(words, { data });
const config = (): string => readFileSync(join(data, 'svod.json'), 'utf8');
function table(...lines: string[]): string {
  const file = join(data, 'schools.csv');
  writeFileSync(file, iconv.encode(`${lines.join('\r\n')}\r\n`, 'win1251'));
  return file;
}

test('a table from a spreadsheet is tried, written, and leaves the rest of svod.json as it stands', async () => {
  const file = table(
    'Узел;Муниципалитет;Название;ИНН;Ответственный;Телефон;Вид',
    's-13;Горный район;"МБОУ ""Лицей № 13""";7707083893;Иванова М. П.;+7 900 000-00-00;',
    'm-2;;Горный район;;;;муниципалитет',
    's-12;Заречный район;Школа № 12 имени Ломоносова;;;;',
  );
  const tried = await svod('nodes', 'import', file, '--dry-run');
  expect([tried.code, config()]).toEqual([0, SVOD_JSON]);
  expect(tried.stdout).toBe(
    [
      '~ s-12: переименован: «Школа № 12» → «Школа № 12 имени Ломоносова»',
      '+ m-2 Горный район: новый узел',
      '+ s-13 МБОУ "Лицей № 13": новый узел',
      'Было бы изменений: 3. Ничего не записано (--dry-run).\n',
    ].join('\n'),
  );
  const done = await svod('nodes', 'import', file, '--json');
  expect(done.result()).toMatchObject({
    dryRun: false,
    changes: [{ what: 'renamed' }, { what: 'new' }, { what: 'new' }],
  });
  const [before, after] = [SVOD_JSON, config()].map((text) => text.split('\n'));
  expect(after!.slice(0, 8)).toEqual(before!.slice(0, 8));
  expect((JSON.parse(config()) as { nodes: object[] }).nodes.slice(2)).toMatchObject([
    { id: 's-12', name: 'Школа № 12 имени Ломоносова', journals: [{ source: 'school-12' }] },
    { id: 'm-2', parent: 'region' },
    { id: 's-13', parent: 'm-2', inn: '7707083893', responsible: { name: 'Иванова М. П.' } },
  ]);
  expect((await svod('nodes', 'import', file)).stdout).toBe('Всё уже так: менять нечего.\n');
});

test('all mistakes of a table are told at once by line and column, and nothing is written', async () => {
  const file = table(
    'Узел;Муниципалитет;Название;ИНН',
    's-1;Горный;Школа;7707083894',
    'с-2;Заречный район;;',
    's-12;;;1',
  );
  const { code, stdout } = await svod('nodes', 'import', file);
  expect([code, config()]).toEqual([2, SVOD_JSON]);
  expect(stdout.split('\n')).toEqual([
    `${file}: ошибок 5, ничего не записано:`,
    expect.stringMatching(/^ {2}строка 2, столбец B \(«Муниципалитет»\): узла «Горный» \(муниципалитет, регион\) нет/),
    expect.stringMatching(/^ {2}строка 2, столбец D \(«ИНН»\): «7707083894»: [^:]+ контрольная не сходится/),
    expect.stringMatching(/^ {2}строка 3, столбец A \(«Узел»\): код «с-2»: [^:]+, например s-12$/),
    expect.stringMatching(/^ {2}строка 3, столбец C \(«Название»\): пусто; нужно название/),
    expect.stringMatching(/^ {2}строка 4, столбец D \(«ИНН»\): «1»: нужен ИНН организации, 10 цифр, например \d{10}$/),
    '',
  ]);
});

test('a row whose id, kind or heading is wrong is told everything else that is wrong with it, and nothing that follows', async () => {
  const file = table(
    'Узел;Вид;Муниципалитет;Название;Телефонн',
    'м 1;муницип;Нигде;;',
    'm-2;райoн;;Горный район;',
    's-1;школа;Горный район;Школа 1;',
    's-1;школа;Горный;;',
    ';школа;м 1;Школа 2;',
  );
  const { code, stdout } = await svod('nodes', 'import', file);
  expect([code, config()]).toEqual([2, SVOD_JSON]);
  expect(stdout.match(/строка \d+, столбец ./g)).toEqual(
    [
      ...['1, столбец E', '2, столбец A', '2, столбец B', '2, столбец C', '2, столбец D', '3, столбец B'],
      ...['5, столбец A', '5, столбец C', '5, столбец D', '6, столбец A'],
    ].map((at) => `строка ${at}`),
  );
});

test('a heading that is misspelt hides no row, and its cells are not told to be missing', async () => {
  const { stdout } = await svod('nodes', 'import', table('Узел;Назване;ИНН', 's-1;Школа;1', 's 2;Школа;'));
  expect(stdout.match(/строка \d+, столбец ./g)).toEqual(
    ['1, столбец B', '2, столбец C', '3, столбец A'].map((at) => `строка ${at}`),
  );
});

test.each([['ru'], ['en']])(
  'the help (%s) names every column that a table of nodes may have, by a heading that is understood',
  async (language) => {
    const { stdout } = await svod('help', 'nodes', '--lang', language);
    const [, columns = ''] = /\): ((?:[^;:]+; ){10,}[^.]+)\./.exec(stdout.replaceAll(/\s*\n\s*/g, ' ')) ?? [];
    const { places, unknown } = columnsOf({ line: 1, cells: columns.split('; ') }, NODE_COLUMNS);
    expect([unknown, [...places.keys()].toSorted()]).toEqual([[], NODE_FIELDS.toSorted()]);
    expect(stdout).not.toContain('schools.csv');
  },
);

test('a person’s ИНН and a sole trader’s ОГРН are no school’s, though their check digits fit', async () => {
  const file = table('Узел;Название;Муниципалитет;ИНН;ОГРН', 's-1;Школа;Заречный район;500100732259;304500116000157');
  const { code, stdout } = await svod('nodes', 'import', file);
  expect([code, config()]).toEqual([2, SVOD_JSON]);
  expect(stdout).toMatch(/«500100732259»: нужен ИНН организации, 10 цифр/);
  expect(stdout).toMatch(/«304500116000157»: нужен ОГРН организации, 13 цифр/);
});

test('a list of nodes in JSON is told by its lines and fields', async () => {
  const file = join(data, 'nodes.json');
  writeFileSync(file, '[\n  { "id": "s-1", "parent": "m-1", "name": "Школа", "inn": "1" }\n]');
  const { code, stdout } = await svod('nodes', 'import', file, '--lang', 'en');
  expect([code, stdout]).toEqual([
    2,
    expect.stringMatching(/line 2, field inn: "1": the ИНН of an organisation is wanted, 10 digits/),
  ]);
});

const R3 = ['ФИО', 'Должность', 'Школа или муниципалитет', 'E-mail', 'Телефон'];

test('report R3 has a row for each responsible person of municipalities and open schools, every value under its heading', async () => {
  const people = table(
    'Узел;Вид;Муниципалитет;Название;Состояние;Ответственный;Должность;Почта;Телефон',
    'm-1;;;Заречный район;;Иванова Мария Петровна;начальник отдела;ivanova@example.ru;+7 900 000-00-01',
    's-13;школа;m-1;Школа № 13;;Петров Пётр;;;+7 900 000-00-02',
    's-14;школа;m-1;Школа № 14;закрыта;Сидорова Анна;директор;sidorova@example.ru;',
  );
  expect((await svod('nodes', 'import', people)).code).toBe(0);
  const rows = [
    ['Иванова Мария Петровна', 'начальник отдела', 'Заречный район', 'ivanova@example.ru', '+7 900 000-00-01'],
    ['Петров Пётр', '', 'Школа № 13', '', '+7 900 000-00-02'],
  ];
  const file = join(data, 'r3.csv');
  const [written, shown] = [
    await svod('nodes', 'show', '--responsible', '--csv', file),
    await svod('nodes', 'show', '--responsible', '--json'),
  ];
  const { head, rows: found } = readCsv(file);
  expect([head.cells, found.map(({ cells }) => cells)]).toEqual([R3, rows]);
  expect(written.stdout).toContain('Без ответственного: 1: Школа № 12');
  expect(shown.result()).toMatchObject({
    persons: rows.map(([name, position, place, email, phone]) => ({ name, position, place, email, phone })),
    missing: ['Школа № 12'],
  });
});

test('the tree and the list of responsible persons are shown; the list is a private table', async () => {
  const shown = await svod('nodes');
  expect(shown.stdout).toMatch(
    /^Регион \(region\)\n {2}Заречный район \(m-1\)\n {4}Школа № 12 \(s-12\) · журнал: school-12\/1\n/,
  );
  const file = join(data, 'r3.csv');
  const listed = await svod('nodes', 'show', '--responsible', '--csv', file);
  expect([listed.code, listed.stdout]).toEqual([
    1,
    expect.stringContaining('Без ответственного: 2: Заречный район, Школа № 12'),
  ]);
  expect(readCsv(file).head.cells).toEqual(R3);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  for (const [words, message] of [
    [['nodes', 'import'], 'назовите таблицу'],
    [['nodes', 'import', 'nowhere.csv'], 'nowhere.csv'],
    [['nodes', 'show', '--csv', '/nowhere/r3.csv'], 'запись /nowhere/r3.csv'],
  ] as const)
    expect((await svod(...words)).stderr).toContain(message);
});
