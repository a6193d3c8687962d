import { readFileSync } from 'node:fs';
import type { Page } from '../../gateway/contracts/adapter.ts';
import netschool from './index.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

const RECORDED = readFileSync(new URL('./fixtures/diary-2023-04-10.json', import.meta.url));
const context = nightlyContext('recorded', '2023-04-17T09:00:00Z', { zone: 'Asia/Yekaterinburg' });
const parse = async (bytes: Buffer, config?: object): Promise<Page> =>
  (await Array.fromAsync(netschool.parse!(config, { name: 'diary.json', bytes }, context)))[0]!;
const changed = (change: object): Buffer =>
  Buffer.from(JSON.stringify({ ...(JSON.parse(RECORDED.toString()) as object), ...change }));

test('a saved diary is one page: every lesson and assignment, with homework and marks', async () => {
  const page = await parse(RECORDED);
  const yields = page.records().flatMap((record) => record.yields);
  const counts = Object.fromEntries(
    Object.entries(Object.groupBy(yields, (one) => one)).map(([one, all]) => [one, all.length]),
  );
  expect(counts).toEqual({ lesson: 34, work: 39, homework: 34, mark: 10 });
  expect([page.received, page.records().length, [...page.parts!]]).toEqual([73, 73, [['1', 73]]]);
});

test('the file names class and week, the source stands for the school; topics and attendance are not claimed', async () => {
  expect((await parse(RECORDED)).covers).toEqual({
    sheet: 'journal-day',
    school: 'recorded',
    scope: '11Б',
    from: '2023-04-10',
    to: '2023-04-16',
    entities: ['lesson', 'work', 'homework', 'mark'],
    pupils: ['1'],
  });
});

test('only the type that is the same everywhere has a name', async () => {
  const works = (await parse(RECORDED)).records().filter(({ yields }) => yields.includes('work'));
  const names = new Set(works.map(({ body }) => (body as { readonly kindName: string }).kindName));
  expect([...names].sort()).toEqual(['type 10', 'type 14', 'type 18', 'type 20', 'type 4', 'Домашнее задание']);
});

test('a diary of another span than a week adds to what is known and claims nothing', async () => {
  const page = await parse(changed({ weekStart: '2023-04-11T00:00:00' }));
  expect([page.covers, page.received]).toEqual([undefined, 73]);
});

test('a diary in which no mark names the pupil is somebody’s', async () => {
  const lessons = [{ classmeetingId: 1, number: 1, assignments: [{ id: 2, typeId: 3 }] }];
  const page = await parse(changed({ weekDays: [{ date: '2023-04-10T00:00:00', lessons }] }));
  expect([...page.parts!]).toEqual([['1', 2]]);
});

test.each([
  [
    'is not JSON',
    Buffer.from('{"weekDays": [\n{"nickName": "Заварзин Лев",,}]}'),
    'reading diary.json, line 2: is not JSON',
  ],
  ['is in windows-1251', Buffer.from('{"weekDays": [], "\xc7": 1}', 'latin1'), 'reading diary.json: is not UTF-8'],
  ['is cut off', RECORDED.subarray(0, 900), 'is not JSON'],
  ['is something else', Buffer.from('{"students": []}'), 'weekDays'],
  ['is a list', Buffer.from('[]'), 'weekDays'],
  ['has days that are none', Buffer.from('{"weekDays": [{"lessons": 5}]}'), 'weekDays'],
])('a file that %s is refused, and the message quotes nothing of it', async (_what, bytes, message) => {
  const refused: unknown = await parse(bytes).catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'file.invalid', message: expect.stringContaining(message) as string });
  expect(String(refused)).not.toContain('Заварзин');
});
