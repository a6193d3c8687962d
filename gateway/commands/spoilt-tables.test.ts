import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configRules } from '../home.ts';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

/* Tables as spreadsheets and hurried hands spoil them: nothing is read as something else without a word. */

let data: string;
beforeEach(() => {
  data = newFolder();
  const nodes = [
    { id: 'region', kind: 'region', name: 'Регион' },
    { id: 'm-1', kind: 'municipality', parent: 'region', name: 'Заречный' },
  ];
  const settings = { schools: ['77'], accessToken: { $env: 'TOKEN' } };
  const sources = { old: { system: 'dnevnik-ru', settings } };
  writeFileSync(join(data, 'svod.json'), JSON.stringify({ sources, nodes }));
});
afterAll(removeFolders);

const HEAD = 'источник;система;код школы;муниципалитет;школа;откуда секрет;адрес';
interface Written {
  readonly sources: Readonly<Record<string, { readonly settings: object }>>;
  readonly nodes: readonly { readonly id: string; readonly journals?: unknown }[];
}
const config = (): Written => JSON.parse(readFileSync(join(data, 'svod.json'), 'utf8')) as Written;

/** What is told of the rows. */
async function imported(what: 'sources' | 'nodes', ...rows: readonly string[]): Promise<readonly string[]> {
  writeFileSync(join(data, 'table.csv'), rows.join('\r\n'));
  const { stdout } = await svodHere([what, 'import', 'table.csv'], { data });
  return stdout.trimEnd().split('\n').slice(1);
}

test('a comma in a name without quotes, which moves the cells, is told', async () => {
  const before = config();
  const source = 'a,dnevnik-ru,1,Заречный,Школа № 1, имени Пушкина,TOKEN';
  expect(await imported('sources', 'источник,система,код школы,муниципалитет,школа,откуда секрет', source)).toEqual([
    expect.stringMatching(/^ {2}строка 2, столбец F .*: здесь стоит, откуда секрет/),
    expect.stringMatching(/^ {2}строка 2, столбец G: над этой ячейкой нет заголовка; .* в кавычки/),
  ]);
  expect(await imported('nodes', 'узел;муниципалитет;название;', 's-1;m-1;Школа 1; имени Пушкина')).toEqual([
    expect.stringMatching(/^ {2}строка 2, столбец D: над этой ячейкой нет заголовка/),
  ]);
  expect(config()).toEqual(before);
});

test('empty cells behind the last heading do not matter', async () => {
  await imported('sources', HEAD, 'a;dnevnik-ru;1;Заречный;Школа 1;TOKEN;;;;');
  expect(Object.keys(config().sources)).toEqual(['old', 'a']);
});

test('several ids in one cell are several journals of the school', async () => {
  await imported('sources', HEAD, 'a;dnevnik-ru;"1000010000001, 1000020000001";Заречный;Школа 1;TOKEN;');
  expect(config().nodes.find(({ id }) => id === 'a')!.journals).toEqual([
    { source: 'a', school: '1000010000001' },
    { source: 'a', school: '1000020000001' },
  ]);
  await imported('sources', HEAD, 'a;dnevnik-ru;1000020000001;Заречный;Школа 1;TOKEN;');
  expect(config().nodes.find(({ id }) => id === 'a')!.journals).toEqual([{ source: 'a', school: '1000020000001' }]);
});

test.each([
  ['1,23457E+11', 'число, округлённое таблицей'],
  ['1E+12', 'число, округлённое таблицей'],
  ['12.окт', 'дата, в которую таблица превратила код'],
  ['окт.12', 'дата, в которую таблица превратила код'],
  ['12.10.2026', 'дата, в которую таблица превратила код'],
])('an id that a spreadsheet made %s is refused, of sources as of nodes', async (cell, why) => {
  writeFileSync(join(data, 'accounts.json'), '[{"login":"l","password":"p"}]', { mode: 0o600 });
  const source = `a;netschool;${cell};Заречный;Школа 1;accounts.json;https://a.example`;
  expect(await imported('sources', HEAD, source)).toEqual([
    expect.stringContaining(`строка 2, столбец C («код школы»): «${cell}» — ${why}`),
  ]);
  expect(
    await imported('nodes', 'узел;муниципалитет;источник;код школы;название', `s-1;m-1;old;"${cell}";Школа 1`),
  ).toEqual([expect.stringContaining(`столбец D («код школы»): «${cell}» — ${why}`)]);
  expect(await imported('nodes', 'узел;название', `"${cell}";Школа 1`)).toEqual([
    expect.stringContaining(`столбец A («узел»): «${cell}» — ${why}`),
  ]);
});

test('an id that a spreadsheet shortened is not taken for a list: nothing is told of other rows because of it', async () => {
  const told = await imported(
    'sources',
    HEAD,
    'a;dnevnik-ru;"1,00002E+12";Заречный;Школа 1;TOKEN;',
    'b;dnevnik-ru;1;Заречный;Школа 2;TOKEN;',
    'c;dnevnik-ru;"3, 1,00002E+12";Заречный;Школа 3;TOKEN;',
  );
  expect(told).toEqual([
    expect.stringMatching(
      /строка 2, столбец C .*«1,00002E\+12» — число, округлённое таблицей; задайте столбцу текстовый/,
    ),
    expect.stringMatching(/строка 4, столбец C .* — число, округлённое таблицей/),
  ]);
});

test('names that are longer than svod.json takes are told at their cells', async () => {
  const long = 'Ш'.repeat(20_000);
  expect(await imported('sources', HEAD, `a;dnevnik-ru;1;Заречный;${long};TOKEN;`)).toEqual([
    expect.stringMatching(/^ {2}строка 2, столбец E \(«школа»\): «Ш{60}…»: длиннее 500 знаков; сократите$/),
  ]);
  expect(await imported('nodes', 'узел;муниципалитет;название;ответственный', `s-1;m-1;${long};${long}`)).toEqual([
    expect.stringMatching(/столбец C .*: длиннее 500 знаков/),
    expect.stringMatching(/столбец D .*: длиннее 200 знаков/),
  ]);
});

describe('a table of nobody', () => {
  const imports = (what: 'sources' | 'nodes', text: string) => {
    writeFileSync(join(data, 'table.csv'), text);
    return svodHere([what, 'import', 'table.csv'], { data });
  };

  test.each([['sources'], ['nodes']] as const)(
    'that is empty is no table of %s: its line and what to write is told',
    async (what) => {
      const { code, stderr } = await imports(what, '\r\n');
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/table\.csv, строка 1: таблица пуста; впишите/) as string,
      ]);
    },
  );

  test.each([
    ['sources', HEAD],
    ['nodes', 'узел;название'],
  ] as const)('that has only headings of %s says so, and not that anything is written', async (what, heading) => {
    const { code, stdout } = await imports(what, heading);
    expect([code, stdout]).toEqual([
      0,
      'table.csv, строка 1: под заголовками нет ни одной строки; впишите школы и сохраните таблицу\n',
    ]);
  });
});

test('the school of a system that a source reads already is not read by another one', async () => {
  const told = await imported(
    'sources',
    HEAD,
    'a;dnevnik-ru;1;Заречный;Школа 1;TOKEN;',
    'b;dnevnik-ru;1;Заречный;Школа 1;TOKEN;https://api.dnevnik.ru/v2/',
    'c;dnevnik-ru;1;Заречный;Школа 1;TOKEN;https://api.school.mosreg.ru/v2',
    'd;dnevnik-ru;77;Заречный;Школа 77;TOKEN;',
  );
  expect(told).toEqual([
    '  строка 3, столбец C («код школы»): школу «1» этой системы уже читает источник «a»; оставьте один из двух',
    '  строка 5, столбец C («код школы»): школу «77» этой системы уже читает источник «old»; оставьте один из двух',
  ]);
});

test('whatever a schema of settings wants by a pattern, it shows by an example', () => {
  const rules = configRules();
  const schemas = (['source', 'destination', 'channel'] as const).flatMap((kind) =>
    rules.names[kind].map((name) => rules.settingsOf(kind, name)!),
  );
  const lacking = [rules.schema, ...schemas].flatMap((schema) => patternsWithoutExample(schema));
  expect(lacking).toEqual([]);
});

/** Names are told by a sentence of their own. */
function patternsWithoutExample(schema: unknown): readonly string[] {
  if (schema === null || typeof schema !== 'object') return [];
  const { pattern, examples, propertyNames: _names, ...rest } = schema as Readonly<Record<string, unknown>>;
  const own = typeof pattern === 'string' && !Array.isArray(examples) ? [pattern] : [];
  return [...own, ...Object.values(rest).flatMap(patternsWithoutExample)];
}
