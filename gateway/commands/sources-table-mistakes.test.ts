import { removeFolders } from '../test/svod-process.ts';
import { HEAD, regionWithAccounts, ROWS, SECRET, WRITTEN, type WrittenRegion } from '../test/written-region.ts';

let region: WrittenRegion;
afterAll(removeFolders);

describe('a table of schools', () => {
  beforeEach(() => void (region = regionWithAccounts()));

  test('with mistakes writes nothing, and tells each by line and column', async () => {
    const rows = [
      'name,system,school id,municipality,secret,settings.lookBackDays,settings.accessToken',
      'School 12,dnevnik-ru,1,Заречный район,TOKEN,99,',
      's-3,netscool,1,,accounts.json,,',
      's-4,dnevnik-ru,2,,TOKEN,soon,in-clear',
      's-4,dnevnik-ru,x,,,,',
      's-1,netschool,7,,accounts.json,,',
    ];
    const { code, result } = await region.svod('sources', 'import', region.table(rows), '--json', '--lang', 'en');
    const { mistakes } = result<{ mistakes: { line: number; column: string; message: string }[] }>();
    expect(code).toBe(2);
    expect(mistakes.map(({ line, column }) => `${column}${line}`)).toEqual(
      ['A2', 'F2', 'B3', 'F4', 'G4', 'A5', 'C5', 'B6', 'A6'].sort((a, b) =>
        a.slice(1) === b.slice(1) ? (a < b ? -1 : 1) : Number(a.slice(1)) - Number(b.slice(1)),
      ),
    );
    expect(mistakes.map(({ message }) => message).join('\n')).toMatch(
      /line 3, column B \("system"\): there is no system "netscool" \(netschool\?\)/,
    );
    expect(JSON.stringify(mistakes)).not.toContain('in-clear');
    expect(region.read()).toBe(WRITTEN);
  });

  test.each([
    ['a token', SECRET],
    ['a token in capitals', 'C828700284AA3D1A68692911CA9FD118'],
    ['a file of no known ending that is not there', 'secrets/none'],
  ])('that has %s where the name of a secret is wanted is refused, and the cell is not told', async (_what, cell) => {
    const { code, stdout, stderr } = await region.svod(
      'sources',
      'import',
      region.table([HEAD, ROWS[1]!.replace('TOKEN', cell)]),
    );
    expect([code, stdout]).toEqual([2, expect.stringMatching(/столбец F[^:]*: здесь стоит, откуда секрет/) as string]);
    expect([stdout, stderr, region.read()].join()).not.toContain(cell);
  });

  test('with a login in an address is refused, and it is not told', async () => {
    const proxied = [`${HEAD};settings.proxy`, `${ROWS[1]!};http://user:${SECRET}@proxy.example:3128`];
    const { code, stdout } = await region.svod('sources', 'import', region.table(proxied));
    expect([code, stdout]).toEqual([2, expect.stringMatching(/столбец I[^:]*: в адресе стоят логин/) as string]);
    expect([stdout, region.read()].join()).not.toContain(SECRET);
  });

  test('is corrected in the spreadsheet: each cell says what stands there and what is wanted, with an example', async () => {
    const rows = [
      'источник;система;код школы;адрес;секрет;settings.since;settings.lookBackDays;settings.marksBy',
      's-3;dnevnik-ru;сто;сайт;TOKEN;вчера;много;оценки',
      's-4;netschool;12;;accounts.json;14.10.2026;;',
      's-5;dnevnik-ru;;;TOKEN;;99;',
      ';;;;;;1;',
    ];
    const { stdout } = await region.svod('sources', 'import', region.table(rows));
    expect(stdout.trimEnd().split('\n  ').slice(1)).toEqual([
      'строка 2, столбец C («код школы»): «сто»: нужны только цифры, например 1000010000001',
      'строка 2, столбец D («адрес»): «сайт»: нужен адрес целиком, например https://api.dnevnik.ru/v2',
      'строка 2, столбец F («settings.since»): «вчера»: нужен день, например 14.10.2026',
      'строка 2, столбец G («settings.lookBackDays»): «много»: нужно целое число, например 14',
      'строка 2, столбец H («settings.marksBy»): «оценки» здесь не бывает; есть: lessons, edu-group',
      'строка 3, столбец D («адрес»): нужен адрес системы; впишите его в столбец «адрес», например https://journal.example.ru',
      'строка 4, столбец G («settings.lookBackDays»): «99»: нужно не больше 30',
      'строка 5, столбец A («источник»): пусто; нужно имя источника, например school-12',
      'строка 5, столбец B («система»): пусто; нужна система: dnevnik-ru, netschool, avers, eljur, mesh, bars',
    ]);
  });

  test('whose headings are wrong is told every mistake of its rows too, but not what would stand under them', async () => {
    const rows = [
      'источник;ситема;телефон;пауза;settings.lookBackDays',
      's-3;dnevnik-ru;1;да;99',
      's 4;dnevnik-ru;1;может быть;',
    ];
    const { stdout } = await region.svod('sources', 'import', region.table(rows));
    expect(stdout.match(/строка \d+(?:, столбец .)?/g)).toEqual([
      ...['строка 1', 'строка 1, столбец B', 'строка 1, столбец C'],
      ...['строка 3, столбец A', 'строка 3, столбец D'],
    ]);
    const known = rows.map((row, index) => (index === 0 ? row.replace('ситема', 'система') : row));
    const { stdout: more } = await region.svod('sources', 'import', region.table(known));
    expect(more.match(/строка \d+, столбец ./g)).toEqual([
      ...['строка 1, столбец C', 'строка 2, столбец E'],
      ...['строка 3, столбец A', 'строка 3, столбец D'],
    ]);
  });

  test('whose headings are unknown is not written', async () => {
    const { code, stdout } = await region.svod('sources', 'import', region.table(['источник;телефон', 's-3;1']));
    expect(code).toBe(2);
    expect(stdout).toContain('строка 1, столбец B: заголовок «телефон» незнаком');
    expect(stdout).toContain('строка 1: нет столбца «система»');
  });

  test('a municipality that is nearly there is a mistake, not a new one', async () => {
    await region.svod('sources', 'import', region.table(ROWS));
    const { stdout } = await region.svod(
      'sources',
      'import',
      region.table([HEAD, ROWS[1]!.replace('Заречный', 'Зареченый')]),
    );
    expect(stdout).toContain(
      'столбец D («муниципалитет»): муниципалитета «Зареченый район» нет, есть «Заречный район»',
    );
  });
});
