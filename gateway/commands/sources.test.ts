import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

const SECRET = 'Canary-51ab';
let data: string;
beforeEach(() => (data = newFolder()));
afterAll(removeFolders);

const svod = (...words: string[]) => svodHere(words, { data, env: { TOKEN: SECRET } });
const read = (): string => readFileSync(join(data, 'svod.json'), 'utf8');
const write = (text: string): void => writeFileSync(join(data, 'svod.json'), text);
const table = (rows: readonly string[]): string => {
  writeFileSync(join(data, 'table.csv'), `\uFEFF${rows.join('\r\n')}\r\n`);
  return join(data, 'table.csv');
};

/** Oddly written on purpose: what is not changed stays as it stands. */
const WRITTEN = `{
    "$comment": "Our region",
    "sources": { "s-1": { "system": "dnevnik-ru",   "settings": { "accessToken": {"$env": "TOKEN"} } },
                 "s-2": { "system": "dnevnik-ru", "settings": { "accessToken": {"$env": "TOKEN"} }, "paused": true } },
    "nodes": [ { "id": "region", "kind": "region", "name": "Регион" } ]
}
`;

describe('pausing and resuming', () => {
  test('changes that source of svod.json and nothing else, and keeps its mode', async () => {
    write(WRITTEN);
    chmodSync(join(data, 'svod.json'), 0o640);
    const { code, stdout } = await svod('sources', 'pause', 's-1');
    expect([code, stdout]).toEqual([0, 's-1: на паузе; работающий svod run заметит это сам\n']);
    expect(JSON.parse(read())).toMatchObject({ sources: { 's-1': { paused: true }, 's-2': { paused: true } } });
    expect(read()).toContain(WRITTEN.slice(WRITTEN.indexOf('"s-2"')));
    expect(statSync(join(data, 'svod.json')).mode & 0o777).toBe(0o640);
    await svod('sources', 'resume', 's-1', 's-2');
    expect(read()).not.toContain('paused');
    expect(read()).toContain('"$comment": "Our region"');
  });

  test('does not write what would not be right, and says why', async () => {
    write(WRITTEN.replace('"nodes"', '"rawDays": "x", "nodes"'));
    const { code, stderr } = await svod('sources', 'pause', 's-1');
    expect(code).toBe(2);
    expect(stderr).toMatch(/svod\.json; строка \d+, \/rawDays: должно быть целое число/);
    expect(read()).toContain('"rawDays": "x"');
    expect(read()).not.toContain('"paused": true\n');
  });

  test('needs no secret, and knows only sources that are there', async () => {
    write(WRITTEN);
    expect((await svodHere(['sources', 'pause', 's-1'], { data })).code).toBe(0);
    const { code, stderr } = await svod('sources', 'pause', 's-3');
    expect([code, stderr]).toEqual([2, expect.stringContaining('источника «s-3» в svod.json нет (s-1?)') as string]);
    expect((await svod('sources', 'pause')).stderr).toContain('назовите источники');
  });
});

describe('a table of schools', () => {
  const HEAD = 'источник;система;код школы;муниципалитет;школа;секрет;адрес;settings.lookBackDays';
  const ROWS = [
    HEAD,
    'school-12;dnevnik-ru;1000010000001;Заречный район;"Школа ""№ 12""";TOKEN;;7',
    'school-7;netschool;4000001;Город;Школа № 7;accounts.json;https://a.example;',
  ];
  beforeEach(() => {
    write(WRITTEN);
    writeFileSync(join(data, 'accounts.json'), JSON.stringify([{ login: 'l', password: SECRET }]), { mode: 0o600 });
  });

  test('registers sources and their nodes, and what stood there stays', async () => {
    const { code, stdout } = await svod('sources', 'import', table(ROWS), '--json');
    expect([code, JSON.parse(stdout)]).toMatchObject([
      0,
      { dryRun: false, added: ['school-12', 'school-7'], changed: [], unchanged: 0 },
    ]);
    const { sources, nodes } = JSON.parse(read()) as { sources: Record<string, unknown>; nodes: unknown[] };
    expect(sources['school-12']).toEqual({
      system: 'dnevnik-ru',
      settings: { schools: ['1000010000001'], lookBackDays: 7, accessToken: { $env: 'TOKEN' } },
    });
    expect(sources['school-7']).toMatchObject({
      settings: { origin: 'https://a.example', school: '4000001', accounts: { $file: 'accounts.json' } },
    });
    expect(nodes).toEqual([
      { id: 'region', kind: 'region', name: 'Регион' },
      { id: 'm-1', kind: 'municipality', parent: 'region', name: 'Заречный район' },
      { id: 'm-2', kind: 'municipality', parent: 'region', name: 'Город' },
      {
        ...{ id: 'school-12', kind: 'school', parent: 'm-1', name: 'Школа "№ 12"' },
        journals: [{ source: 'school-12', school: '1000010000001' }],
      },
      {
        ...{ id: 'school-7', kind: 'school', parent: 'm-2', name: 'Школа № 7' },
        journals: [{ source: 'school-7', school: '4000001' }],
      },
    ]);
    expect(read()).toContain('"dnevnik-ru",   "settings"');
    expect((await svod('config', 'check')).code).toBe(0);
  });

  test('read again changes nothing; corrected, it says what is different', async () => {
    await svod('sources', 'import', table(ROWS));
    const before = read();
    expect((await svod('sources', 'import', table(ROWS))).stdout).toContain(
      'новых 0, изменено 0, без изменений 2, узлов 0',
    );
    expect(read()).toBe(before);
    const corrected = table([
      'источник;система;код школы;муниципалитет;settings.lookBackDays',
      'school-12;dnevnik-ru;1000010000001;Город;14',
    ]);
    const { stdout } = await svod('sources', 'import', corrected);
    expect(stdout).toContain('изменён: school-12 (settings.lookBackDays)\nузел: school-12\n');
    expect((await svod('config', 'check')).code).toBe(0);
    expect(read()).toMatch(/"id": "school-12",\s+"kind": "school",\s+"parent": "m-2"/);
  });

  test('tried with --dry-run writes nothing', async () => {
    const { code, stdout } = await svod('sources', 'import', table(ROWS), '--dry-run');
    expect([code, stdout]).toEqual([0, expect.stringMatching(/новый: school-12\n[^]*Ничего не записано/) as string]);
    expect(read()).toBe(WRITTEN);
  });

  test('with mistakes writes nothing, and tells each by line and column', async () => {
    const rows = [
      'name,system,school id,municipality,secret,settings.lookBackDays,settings.accessToken',
      'School 12,dnevnik-ru,1,Заречный район,TOKEN,99,',
      's-3,netscool,1,,accounts.json,,',
      's-4,dnevnik-ru,2,,TOKEN,soon,in-clear',
      's-4,dnevnik-ru,x,,,,',
      's-1,netschool,7,,accounts.json,,',
    ];
    const { code, result } = await svod('sources', 'import', table(rows), '--json', '--lang', 'en');
    const { mistakes } = result<{ mistakes: { line: number; column: string; message: string }[] }>();
    expect(code).toBe(2);
    expect(mistakes.map(({ line, column }) => `${column}${line}`)).toEqual(
      ['A2', 'F2', 'B3', 'F4', 'G4', 'A5', 'C5', 'E5', 'B6', 'A6'].sort((a, b) =>
        a.slice(1) === b.slice(1) ? (a < b ? -1 : 1) : Number(a.slice(1)) - Number(b.slice(1)),
      ),
    );
    expect(mistakes.map(({ message }) => message).join('\n')).toMatch(
      /line 3, column B \("system"\): there is no system "netscool" \(netschool\?\)/,
    );
    expect(JSON.stringify(mistakes)).not.toContain('in-clear');
    expect(read()).toBe(WRITTEN);
  });

  test.each([
    ['a token', SECRET],
    ['a token in capitals', 'C828700284AA3D1A68692911CA9FD118'],
    ['a file that is not there', 'secrets/none.json'],
  ])('that has %s where the name of a secret is wanted is refused, and the cell is not told', async (_what, cell) => {
    const { code, stdout, stderr } = await svod('sources', 'import', table([HEAD, ROWS[1]!.replace('TOKEN', cell)]));
    expect([code, stdout]).toEqual([2, expect.stringMatching(/столбец F[^:]*: здесь стоит, откуда секрет/) as string]);
    expect([stdout, stderr, read()].join()).not.toContain(cell);
  });

  test('tells where a secret comes from under «откуда секрет» too', async () => {
    await svod('sources', 'import', table([HEAD.replace('секрет', 'Откуда секрет'), ROWS[1]!]));
    expect(read()).toMatch(/"accessToken": \{\s*"\$env": "TOKEN"\s*\}/);
  });

  test('with a login in an address is refused, and it is not told', async () => {
    const proxied = [`${HEAD};settings.proxy`, `${ROWS[1]!};http://user:${SECRET}@proxy.example:3128`];
    const { code, stdout } = await svod('sources', 'import', table(proxied));
    expect([code, stdout]).toEqual([2, expect.stringMatching(/столбец I[^:]*: в адресе стоят логин/) as string]);
    expect([stdout, read()].join()).not.toContain(SECRET);
  });

  test('is corrected in the spreadsheet: each cell says what stands there and what is wanted, with an example', async () => {
    const rows = [
      'источник;система;код школы;адрес;секрет;settings.since;settings.lookBackDays;settings.marksBy',
      's-3;dnevnik-ru;сто;сайт;TOKEN;вчера;много;оценки',
      's-4;netschool;12;;accounts.json;14.10.2026;;',
      's-5;dnevnik-ru;;;TOKEN;;99;',
      ';;;;;;1;',
    ];
    const { stdout } = await svod('sources', 'import', table(rows));
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

  test('may tell a day as a Russian spreadsheet writes it', async () => {
    await svod('sources', 'import', table(['источник;система;секрет;settings.since', 's-3;dnevnik-ru;TOKEN;4.9.2026']));
    expect(read()).toMatch(/"since": "2026-09-04"/);
  });

  test('whose headings are unknown is not read', async () => {
    const { code, stdout } = await svod('sources', 'import', table(['источник;телефон', 's-3;1']));
    expect(code).toBe(2);
    expect(stdout).toContain('строка 1, столбец B: заголовок «телефон» незнаком');
    expect(stdout).toContain('строка 1: нет столбца «система»');
  });

  test('a municipality that is nearly there is a mistake, not a new one', async () => {
    await svod('sources', 'import', table(ROWS));
    const { stdout } = await svod('sources', 'import', table([HEAD, ROWS[1]!.replace('Заречный', 'Зареченый')]));
    expect(stdout).toContain(
      'столбец D («муниципалитет»): муниципалитета «Зареченый район» нет, есть «Заречный район»',
    );
  });

  test('a school in two sources is one node with both journals', async () => {
    const two = [
      'источник;система;код школы;муниципалитет;узел;секрет',
      'a;dnevnik-ru;1;Город;school-1;TOKEN',
      'b;dnevnik-ru;2;Город;school-1;TOKEN',
    ];
    await svod('sources', 'import', table(two));
    const { nodes } = JSON.parse(read()) as { nodes: { id: string; journals?: unknown }[] };
    expect(nodes.find(({ id }) => id === 'school-1')!.journals).toEqual([
      { source: 'a', school: '1' },
      { source: 'b', school: '2' },
    ]);
  });
});
