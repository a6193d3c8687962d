import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newClone, newFolder, removeFolders, runSvod } from './svod-process.ts';

/* A mapping, a code list and a schema that do not compile, as whoever calls a command reads of them. */

afterAll(removeFolders);

test('what is wrong with the rules is told in the language of the reader, all of it at once', async () => {
  const home = newClone();
  const spoil = (file: string, from: string, to: string): void => {
    const path = join(home, file);
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, text.replace(from, to));
    expect(readFileSync(path, 'utf8')).not.toBe(text);
  };
  spoil('mappings/dnevnik-ru/mark.map.json', '"code": "mark-values"', '"cod": "mark-values"');
  spoil('mappings/netschool/lesson.map.json', '"fields"', '"feilds"');
  writeFileSync(join(home, 'mappings/codes/subjects.xlsx'), '');
  const program = join(home, 'gateway', 'svod.mjs');
  const svod = (...words: string[]) => runSvod(words, { data: newFolder(), program });
  const [russian, english, checked] = await Promise.all([
    svod('ledger'),
    svod('ledger', '--lang', 'en'),
    svod('config', 'check'),
  ]);
  expect([russian.code, english.code]).toEqual([2, 2]);
  expect(russian.stderr).toMatch(
    /^svod: Ошибка в правилах \[rules\.invalid\]: [^\n]+\. → Исправьте названную строку файла\.\n$/,
  );
  const told = [
    /mappings\/codes\/subjects\.xlsx, строка 1: этот файл не читается: имена здесь кончаются на «\.csv»/,
    /mappings\/dnevnik-ru\/mark\.map\.json, строка \d+: операции «cod» нет; может быть, «code»\?/,
    /mappings\/netschool\/lesson\.map\.json, строка \d+: «feilds» в файле отображения не бывает; может быть, «fields»\?/,
  ];
  for (const form of told) for (const text of [russian.stderr, checked.stdout]) expect(text).toMatch(form);
  expect(english.stderr).toMatch(/mark\.map\.json, line \d+: "cod" is not an operator; did you mean "code"\?/);
  expect(english.stderr).not.toMatch(/[а-яё]/i);
});
