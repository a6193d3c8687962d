import { readFileSync } from 'node:fs';
import nock from 'nock';
import { normalisedPages } from '../../gateway/test/normalised-pages.ts';
import { answer, HOST, pathOf, pull, SCHOOL } from './vendor-fixture.ts';

const ENTRIES = 'lesson-log-entries?lessons=2094567823485123001&lessons=2094567823485123002';
const TEMPLATE = JSON.parse(
  readFileSync(new URL('./fixtures/log-entry-template.json', import.meta.url), 'utf8'),
) as object;
const [LATE] = SCHOOL[ENTRIES] as readonly object[];
const [FOUR] = SCHOOL['lessons/marks'] as readonly object[];

const read = async (changed: object = {}, zone = 'Asia/Yekaterinburg') => {
  answer({ ...SCHOOL, ...changed });
  return normalisedPages('dnevnik-ru', await pull({}, { zone }), { school: '1000000000001', zone });
};

test('the entry of the documentation’s template is of UTC, for its time has a Z; one without is of the school’s zone', async () => {
  const { createdDate } = TEMPLATE as { createdDate: string };
  const { of } = await read({ [ENTRIES]: [{ ...LATE, createdDate }] });
  expect(Object.keys(TEMPLATE).sort()).toEqual(Object.keys(LATE!).sort());
  expect(of('attendance').map(({ body }) => body['enteredAt'])).toEqual(['2019-09-15T16:35:53Z']);
  const naive = await read({ [ENTRIES]: [{ ...LATE, createdDate: createdDate.replace('Z', '') }] });
  expect(naive.of('attendance').map(({ body }) => body['enteredAt'])).toEqual(['2019-09-15T13:35:53Z']);
});

test('the school’s own zone goes before that of the source, and the machine’s is never asked', async () => {
  const entered = async (changed: object, zone: string): Promise<unknown> =>
    (await read(changed, zone)).of('attendance')[0]?.body['enteredAt'];
  const card = SCHOOL['schools/1000000000001'] as object;
  const withoutZone = { 'schools/1000000000001': { ...card, timeZone: undefined } };
  expect(await entered({}, 'Asia/Kamchatka')).toBe('2026-10-14T05:41:10Z');
  expect(await entered(withoutZone, 'Asia/Kamchatka')).toBe('2026-10-13T20:41:10Z');
  expect(await entered(withoutZone, 'Europe/Kaliningrad')).toBe('2026-10-14T06:41:10Z');
});

test('Pass and Absent both are absence and keep their words; no other word is taken for presence', async () => {
  const entries = ['Pass', 'Absent', 'Ill', 'Late', 'Attend', 'Gone'].map((status, nth) => ({
    ...LATE,
    status,
    person_str: `700000000000${nth}`,
  }));
  const { of, waiting } = await read({ [ENTRIES]: entries });
  expect(of('attendance').map(({ body }) => [body['rawStatus'], body['status']])).toEqual([
    ['Pass', 'absent'],
    ['Absent', 'absent'],
    ['Ill', 'ill'],
    ['Late', 'late'],
    ['Attend', 'present'],
  ]);
  expect(waiting).toEqual(['map.unknown-code /status']);
});

test('the type of a mark is its scale; where it is the kind, as in the feed of the application, the scale is another and the value stays', async () => {
  const marks = [FOUR, { ...FOUR, id_str: '2094567823485125009', type: 'Mark' }];
  const { of, waiting } = await read({ 'lessons/marks': marks });
  expect(of('mark').map(({ body }) => [body['scale'], body['rawValue']])).toEqual([
    ['five-point', '4-'],
    ['other', '4-'],
  ]);
  expect(waiting).toEqual([]);
});

test('a page of maintenance with status 200, a 429 and a 433 are waited out, and none is taken for an empty list', async () => {
  const page = '<!DOCTYPE html><div class="error__description"><p>Ведутся технические работы</p></div>';
  const troubles = [
    [200, page, { 'Content-Type': 'text/html' }],
    [429, { type: 'apiRequestLimit', description: '' }],
    [433, ''],
  ] as const;
  nock.cleanAll();
  const struck = new Map<string, number>();
  const reply = (request: Request) => {
    const times = struck.get(request.url) ?? 0;
    struck.set(request.url, times + 1);
    return troubles[times] ?? [200, SCHOOL[pathOf(request)] ?? []];
  };
  const scope = nock(HOST).persist();
  scope.get(/./).reply(reply as never);
  scope.post(/./).reply(reply as never);
  const { of } = normalisedPages('dnevnik-ru', await pull({ firstWaitMs: 1 }), { school: '1000000000001' });
  expect([of('lesson').length, of('mark').length, of('attendance').length]).toEqual([2, 1, 2]);
  expect(Math.min(...struck.values())).toBeGreaterThan(troubles.length);
});
