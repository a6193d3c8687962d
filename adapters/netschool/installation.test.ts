import { answer, type Answers, answersWith, type Call, json, page, SCHOOLS } from './vendor-fixture.ts';
import { readWeek } from './week-fixture.ts';

/* What is found out about an installation before anybody signs in: its version, its ways in, its schools. */

const changed = (answers: Answers): Call[] => answer(answersWith(answers));

test.each([
  ['5.28.1.0', 'POST asp/logout.asp'],
  ['5.29.0.0', 'POST auth/logout'],
  ['5.9.63221', 'POST asp/logout.asp'],
  ['6.0', 'POST auth/logout'],
])('version %s is left by %s', async (version, path) => {
  const calls = changed({ 'GET logindata': { version, schoolLogin: true }, 'POST auth/logout': {} });
  await readWeek();
  expect(calls.at(-1)!.path).toBe(path);
});

test('where the sign-in page tells no version, the text of sysInfo does', async () => {
  const calls = changed({ 'GET logindata': {}, 'GET sysInfo': page('Id: 7\nВерсия системы: 5.10.63221\n') });
  await readWeek();
  expect(calls.at(-1)!.path).toBe('POST asp/logout.asp');
});

test('an installation that takes the state’s sign-on only says so before anybody signs in', async () => {
  const calls = changed({ 'GET logindata': { schoolLogin: false, esiaMainAuth: true } });
  await expect(readWeek()).rejects.toMatchObject({
    code: 'vendor.login',
    message: expect.stringContaining('ESIA') as string,
  });
  expect(calls).toHaveLength(1);
});

test('a school is found by its id, its short or its full name; else the setting is named', async () => {
  const named = SCHOOLS.map(({ id }) => ({ id, name: `Школа ${id} (г. Заречный) `, shortName: `Школа ${id}` }));
  const twins = [...named, { id: 1, name: 'x', shortName: named[0]!.shortName }];
  const searches: (string | null)[] = [];
  const search =
    (schools: readonly object[]) =>
    ({ query }: Call) => {
      searches.push(query.get('name'));
      return json(query.has('name') && schools === named ? [] : [...schools]);
    };
  changed({ 'GET schools/search': search(named) });
  const schoolOf = async (school: string): Promise<unknown> => (await readWeek({ school }))[0]!.covers?.school;
  expect(await schoolOf('510')).toBe('510');
  expect(await schoolOf('школа 510')).toBe('510');
  expect(await schoolOf('Школа 510 (г. Заречный)')).toBe('510');
  expect(searches.slice(0, 4)).toEqual([null, 'школа 510', 'школа 510', null]);
  await expect(schoolOf('Школа 5')).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining('does not list') as string,
  });
  changed({ 'GET schools/search': search(twins) });
  await expect(schoolOf('Школа 510')).rejects.toMatchObject({
    code: 'config.invalid',
    message: expect.stringContaining('2 schools') as string,
  });
});
