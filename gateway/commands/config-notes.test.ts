import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders } from '../test/svod-process.ts';
import { type ConfigPlace, wholeConfig } from '../test/whole-config.ts';

/* What svod config check says beside the mistakes. */

const SCHOOL = { system: 'dnevnik-ru', settings: {} };

let place: ConfigPlace;
beforeEach(() => (place = wholeConfig()));
afterAll(removeFolders);

/** The check of a configuration with these sources, and of secrets under these names. */
const checked = (sources: readonly string[], kept: readonly string[]) => {
  place.write({ secrets: 'secrets.json', sources: Object.fromEntries(sources.map((name) => [name, SCHOOL])) });
  const secrets = Object.fromEntries(kept.map((name) => [name, { accessToken: 'Canary' }]));
  writeFileSync(join(place.data, 'secrets.json'), JSON.stringify(secrets, null, 1), { mode: 0o600 });
  return place.svod('config', 'check');
};

test('secrets that are written before their schools are registered are a note and no mistake, however many', async () => {
  const { code, stdout } = await checked([], ['school-1', 'school-2', 'school-3']);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /\n {2}Файл secrets\.json: .* нет: 3 \(например «school-1», строка 2\)\. Это никому не мешает; .*\n\nОшибок нет\./,
  );
  expect(stdout.match(/secrets\.json/g)).toHaveLength(1);
});

test('a slip in a name is told beside what its school lacks', async () => {
  const { code, stdout } = await checked(['school-1', 'school-2'], ['school-1', 'shcool-2']);
  expect(code).toBe(2);
  expect(stdout).toMatch(/нет секрета: впишите accessToken .* под именем «school-2»/);
  expect(stdout).toMatch(/строка 5: секрет под именем «shcool-2», .*«school-2» есть/);
});

test('a name that is near to one whose secret is there is no slip', async () => {
  const { code, stdout } = await checked(['school-1'], ['school-1', 'school-2']);
  expect([code, stdout]).toEqual([0, expect.not.stringContaining('описка') as string]);
});
