import iconv from 'iconv-lite';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import { rulesInRussian } from '../messages/raised-rules.ts';
import { describeError } from '../terminal/output.ts';
import { readCodeLists } from './rule-files.ts';
import { MISTAKES } from '../test/rule-mistakes.ts';
import { fieldsWith, homeWith, MARK_MAP, mistakeIn } from '../test/written-rules.ts';

test('a code list that cannot be read is told once, and no map says that it is missing', () => {
  const mistake = mistakeIn({ 'mappings/codes/marks.csv': 'vendor,canonical,note\n5,5,\n' });
  expect(mistake.split('; ')).toEqual([expect.stringContaining('mappings/codes/marks.csv, line 1: the first line is')]);
});

describe('a code list as a Russian spreadsheet saves it', () => {
  const ROWS = [
    ['# unknown: quarantine', '', ''],
    ['# Оценки; словами', '', ''],
    ['vendor', 'canonical', 'note'],
    ['зачёт', 'pass', 'так пишут'],
    ['', '', ''],
    ['да, сдал', '', ''],
  ];
  const saved = (delimiter: string): string =>
    ROWS.map((cells) =>
      cells.map((cell) => (cell.includes(';') || cell.includes(',') ? `"${cell}"` : cell)).join(delimiter),
    ).join('\r\n');
  const codesOf = (bytes: Buffer) => {
    const mistakes: string[] = [];
    const home = homeWith({ 'mappings/codes/marks.csv': bytes });
    const list = readCodeLists(join(home, 'mappings', 'codes'), '', home, mistakes).get('marks');
    return { mistakes, codes: list?.codes, unknown: list?.unknown };
  };

  test.each([
    ['windows-1251 with ";"', iconv.encode(saved(';'), 'win1251')],
    ['UTF-8 with its mark and ";"', Buffer.from(`\uFEFF${saved(';')}`)],
    ['UTF-16 with tabs', iconv.encode(saved('\t'), 'utf16le', { addBOM: true })],
    ['UTF-8 with commas', Buffer.from(saved(','))],
  ])('in %s is the same list', (_what, bytes) => {
    expect(codesOf(bytes)).toEqual({
      mistakes: [],
      codes: new Map([
        ['зачет', 'pass'],
        ['да, сдал', ''],
      ]),
      unknown: 'quarantine',
    });
  });

  test('is told every line that is wrong', () => {
    const text = `${saved(';')}\r\nодин\r\nЗачет;pass;\r\nа;б;в;г`;
    expect(codesOf(iconv.encode(text, 'win1251')).mistakes).toEqual([
      expect.stringMatching(/marks\.csv, line 7: has 1 column;/),
      expect.stringMatching(/marks\.csv, line 8: "Зачет" stands in line 4 already/),
      expect.stringMatching(/marks\.csv, line 9: has 4 columns;/),
    ]);
  });
});

test.each(MISTAKES)('%s stops the start and is told with file and line', (_what, files, message) => {
  expect(mistakeIn(files)).toContain(message);
});

/** What stays as it is in any language: what is quoted, a path, a list of words, a word of the mapping language. */
const NO_WORDS =
  /«[^»]*»|"[^"]*"|'[^']*'|[\w-]*[./,#{}[\]][^ ]*|get, const или join|JSON Schema|CSV UTF-8|\bUTF-8|\btrue\b/g;

test.each(MISTAKES)('%s is told in Russian to who reads Russian', (_what, files) => {
  const { message } = describeError(new GatewayError('rules.invalid', mistakeIn(files)), 'ru').body;
  const [, told = ''] = /^\S+, строка \d+: (.+)$/.exec(message) ?? [];
  expect(told).toMatch(/[а-яё]{3}/i);
  const prose = told.replace(/(есть|только): .*$/, '').replaceAll(NO_WORDS, '');
  expect(prose.match(/\b(?:is|are|must|takes?|gives|there|stands|no|has|did)\b/g)).toBeNull();
});

test('every mistake in a map file that is raised has a Russian form', () => {
  const folder = join(import.meta.dirname, '..', 'normalise');
  const raised = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /new MappingError\(\s*(?:`([^`]+)`|'((?:[^'\\]|\\.)+)'|"([^"]+)")/g,
      ),
    ])
    .map(([, template, ...texts]) => texts.find(Boolean)?.replaceAll('\\', '') ?? template!)
    .map((text) => text.replaceAll(/\$\{didYouMean\(.*\)\}$/g, '').replaceAll(/\$\{[^}]*\}/g, 'x'))
    // Put together of parts; the table above, or a form of its own, has them.
    .filter((text) => !/^x; "x" x| : |]x \}$/.test(text));
  expect(raised.length).toBeGreaterThan(25);
  const untold = raised.filter(
    (text) => !/[а-яё]{3}/i.test(rulesInRussian(`reading f.map.json, line 1: ${text}`).slice(24)),
  );
  expect(untold).toEqual([]);
});

test('what is wrong with a schema is told once, however many maps it serves', () => {
  const map = JSON.stringify({ ...MARK_MAP, fields: { id: '/id' } });
  const schema = '{ "type": "object", "propertys": {} }';
  const message = mistakeIn({ 'mappings/other/mark.map.json': map, 'schemas/canonical/mark.schema.json': schema });
  expect(message.split('propertys')).toHaveLength(2);
});

test('all mistakes are told at once', () => {
  const message = mistakeIn({
    ...fieldsWith({ value: [{ get: '/v' }, { txt: true }] }),
    'mappings/eljur/codes/x.csv': 'x\n',
  });
  expect(message).toContain('"txt"');
  expect(message).toContain('mappings/eljur/codes/x.csv, line 1');
});
