import nock from 'nock';
import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import type { EljurCredential } from './credentials.ts';
import { accountsOf } from './accounts.ts';
import { startEljur } from './start.ts';

/*
 * Pupils and parents, as open clients sign in (Python, Java, Swift): by the address, with an `auth_token` without a value; who that is they look
 * up under the own id, and they name no pupil afterwards.
 */
const options = regionOptions({ schools: 2, municipalities: 1, classes: 3, size: 4 });
const region = openRegion(options);
type Thing = Record<string, unknown>;

let url: string;
let credentials: readonly EljurCredential[];
let stop: (() => Promise<void>) | undefined;
beforeAll(async () => {
  nock.restore();
  const simulator = await startEljur({ region, schools: [0, 1], schoolOf: (index) => generateSchool(options, index) });
  ({ url, credentials } = simulator);
  stop = () => simulator.close();
});
afterAll(() => stop?.());

const told = async <Result>(path: string): Promise<Result> =>
  ((await (await fetch(`${url}/${path}`)).json()) as { response: { result: Result } }).response.result;

/** What this account is told when it calls a method, signed in by the address alone. */
async function signedIn({ devkey, vendor, login, password }: EljurCredential) {
  const { token } = await told<{ token: string }>(
    `apiv3/auth?devkey=${devkey}&out_format=json&auth_token&login=${login}&password=${password}&vendor=${vendor}`,
  );
  return <Result>(method: string, more = '') =>
    told<Result>(`apiv3/${method}?DEVKEY=${devkey}&out_format=json&auth_token=${token}&vendor=${vendor}${more}`);
}

const of = (role: string): EljurCredential => credentials.find((one) => one.role === role)!;

test('behind the accounts of the schools stand a pupil’s own and a parent’s of each school', () => {
  expect(credentials.map(({ vendor, role }) => `${vendor} ${role}`)).toEqual([
    'school1 school',
    'school2 school',
    'school1 student',
    'school1 parent',
    'school2 student',
    'school2 parent',
  ]);
});

test('a pupil finds itself under its own id and reads its own diary without naming anybody', async () => {
  const ask = await signedIn(of('student'));
  const rules = await ask<Thing & { id: string; relations: { students: Record<string, Thing>; schools: Thing[] } }>(
    'getrules',
  );
  expect([rules['roles'], rules['name'], Number(rules['age']) < 20]).toEqual([['student'], rules.id, true]);
  expect(Object.keys(rules.relations.students)).toEqual([rules.id]);
  const { class: name, parallel, city, title } = rules.relations.students[rules.id]!;
  expect([typeof name, typeof parallel, typeof city]).toEqual(['string', 'number', 'string']);
  expect(String(rules['title']).startsWith(String(title))).toBe(true);
  const { students } = await ask<{ students: Record<string, { days: Record<string, { items: object }> }> }>('getdiary');
  expect(Object.keys(students)).toEqual([rules.id]);
  expect(Object.values(students[rules.id]!.days).some(({ items }) => Object.keys(items).length > 2)).toBe(true);
  const marks = await ask<{ students: Record<string, { lessons: { marks: Thing[] }[] }> }>(
    'getmarks',
    '&days=20261012-20261023',
  );
  expect(marks.students[rules.id]!.lessons.flatMap((lesson) => lesson.marks).length).toBeGreaterThan(0);
});

test('a parent sees the same pupil as a child, has another id, and gets at nobody else', async () => {
  const own = await signedIn(of('student'));
  const ask = await signedIn(of('parent'));
  type Rules = { id: string; roles: string[]; relations: { students: Record<string, { rel: string }> } };
  const [pupil, parent] = [await own<Rules>('getrules'), await ask<Rules>('getrules')];
  expect([parent.roles, parent.id === pupil.id]).toEqual([['parent'], false]);
  expect(Object.entries(parent.relations.students).map(([id, { rel }]) => [id, rel])).toEqual([[pupil.id, 'child']]);
  const { devkey, vendor, token } = of('parent');
  const answer = await fetch(
    `${url}/api/getdiary?devkey=${devkey}&vendor=${vendor}&auth_token=${token}&student=${Number(pupil.id) + 1}`,
  );
  expect(answer.status).toBe(403);
});

test('every pupil and every parent may sign in, each with a login of its own', async () => {
  const school = generateSchool(options, 0);
  const accounts = accountsOf(school);
  expect(accounts.length).toBe(1 + 2 * school.pupils.length);
  expect(new Set(accounts.map(({ login }) => login)).size).toBe(accounts.length);
  const last = accounts.at(-2)!;
  const ask = await signedIn({ ...of('student'), login: last.login, password: last.password });
  expect(await ask('getrules')).toMatchObject({ roles: ['student'], id: String(last.pupils[0]!.ids.short) });
});
