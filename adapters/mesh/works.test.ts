import type { Page } from '../../gateway/contracts/adapter.ts';
import { linesRead } from '../../gateway/test/truth-lines.ts';
import { markRecords } from './journal.ts';

const PLACE = { school: '586', scope: '119220', zone: 'Europe/Moscow' };
const CONTROL = 'Контрольная работа';

const event = (id: number, ...marks: readonly object[]): object => ({
  id,
  start_at: '2026-10-12T08:30:00+03:00',
  class_unit_ids: [119220],
  marks,
});
let last = 900000;
const mark = (form: unknown, more: object = {}): object => ({
  id: ++last,
  value: '4',
  weight: 1,
  original_grade_system_type: 'five',
  ...(form !== undefined && { control_form_name: form }),
  ...more,
});
const recordsOf = (...calendars: readonly (readonly object[])[]) =>
  markRecords(new Map(calendars.map((events, nth) => [String(1204 + nth), events])), '119220', PLACE);
const workIds = (records: ReturnType<typeof markRecords>): readonly unknown[] =>
  records.map(({ body }) => (body as { workId?: string }).workId);

test('marks of one control form at one lesson are of one work, whoever has them and however it is spelled', () => {
  const records = recordsOf([event(7, mark(CONTROL))], [event(7, mark(' контрольная  Работа'), mark(CONTROL))]);
  expect(records.every(({ yields }) => yields.join() === 'work,mark')).toBe(true);
  expect(new Set(workIds(records))).toEqual(new Set(['7/81cc1f956a63ea4b']));
});

test('another form is another work, and so is the same form at another lesson', () => {
  const records = recordsOf([event(7, mark(CONTROL), mark('Тест')), event(8, mark(CONTROL))]);
  expect(new Set(workIds(records)).size).toBe(3);
});

test('a mark whose control form is not told is of no work', () => {
  const records = recordsOf([event(7, mark(undefined), mark(null), mark(' '))]);
  expect(records.map(({ yields }) => yields)).toEqual([['mark'], ['mark'], ['mark']]);
  expect(workIds(records)).toEqual([undefined, undefined, undefined]);
});

/** What is made of marks by the mappings. */
async function read(...calendars: readonly (readonly object[])[]) {
  const records = recordsOf(...calendars);
  const page = { records: () => records } as Page;
  async function* pages(): AsyncGenerator<Page> {
    await Promise.resolve();
    yield page;
  }
  const { lines, causes } = await linesRead(pages(), { system: 'mesh', school: PLACE.school, zone: PLACE.zone });
  const of = (entity: string) => [...lines].filter((line) => line.includes(` ${entity} `));
  return { works: of('work'), marks: of('mark'), causes };
}

test('a weight is of its mark: one that differs makes no second work, and holds nothing back', async () => {
  const { works, marks, causes } = await read(
    [event(7, mark(CONTROL), mark(CONTROL, { weight: 3 }))],
    [event(7, mark(CONTROL, { weight: 2 }))],
  );
  expect(works).toEqual([
    '119220 2026-10-12 work {"id":"7/81cc1f956a63ea4b","kind":"control","kindName":"Контрольная работа","lessonId":"7"}',
  ]);
  expect(marks.map((line) => /"weight":\d/.exec(line)?.[0])).toEqual(['"weight":1', '"weight":3', '"weight":2']);
  expect(causes).toEqual([]);
});

test('a control form that is no text waits in quarantine and is not taken for none; the mark is there', async () => {
  const { works, marks, causes } = await read([event(7, mark([CONTROL]))]);
  expect([works.length, marks.length]).toEqual([0, 1]);
  expect(causes).toContain('map.not-a-text /kindName');
});
