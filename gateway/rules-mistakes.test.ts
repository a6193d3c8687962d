import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from './contracts/errors.ts';
import { rulesInRussian } from './messages/raised-rules.ts';
import { describeError } from './output.ts';
import { MISTAKES } from './test/rule-mistakes.ts';
import { fieldsWith, MARK_MAP, mistakeIn } from './test/written-rules.ts';

test('a code list that cannot be read is told once, and no map says that it is missing', () => {
  const mistake = mistakeIn({ 'mappings/codes/marks.csv': 'vendor,canonical,note\n5,5,\n' });
  expect(mistake.split('; ')).toEqual([expect.stringContaining('mappings/codes/marks.csv, line 1: the first line is')]);
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
  const folder = join(import.meta.dirname, 'normalise');
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
