import type { Body, EntityName } from '../contracts/records.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { page, type Told } from '../test/store-pages.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { makeCalendars } from './calendars.ts';

let gateway: Gateway;
let data: string;
const open = async (): Promise<void> =>
  void (gateway = await openGateway({ data, now: () => new Date('2026-10-14T16:00:00Z') }));
beforeEach(async () => {
  data = newFolder();
  await open();
});
afterEach(() => gateway.close());
afterAll(removeFolders);

const DAY = '2026-09-01';
const entity = (name: EntityName, body: object): Told => ({ entity: name, body: body as Body, day: DAY, scope: '1' });
const year = entity('academic-year', { id: 'y', name: '2026/27', from: DAY, to: '2027-05-31' });
const aClass = (id: string): Told => entity('class', { id, name: id, grade: 7 });
const vacation = (from: string, to: string, classIds?: readonly string[]): Told =>
  entity('calendar-day', {
    id: `${from} ${String(classIds)}`,
    kind: 'holiday',
    from,
    to,
    ...(classIds && { classIds }),
  });
const quarter = entity('period', { id: 'q1', kind: 'quarter', name: '1', from: DAY, to: '2026-10-30' });

/** The source was read at an hour of the day and told this roster. */
async function readAt(hour: number, records: readonly Told[]): Promise<void> {
  const entities = ['academic-year', 'calendar-day', 'class', 'period'] as const;
  const slice = { kind: 'roster', school: '1', scope: '1', from: DAY, to: DAY, entities } as const;
  const at = `2026-10-14T${String(hour).padStart(2, '0')}:00:00Z`;
  await gateway.store.savePage(page(records, { source: 's1', kind: 'roster', slice, at, fingerprint: at }));
}
async function calendar() {
  const calendars = makeCalendars();
  await calendars.load(gateway, ['s1']);
  return calendars.of('s1');
}

test('a day is taught where any class of the source is taught, and not told outside the years of the rosters', async () => {
  const vacations = [vacation('2026-10-05', '2026-10-11', ['7a']), vacation('2026-10-05', '2026-10-06', ['7b'])];
  await readAt(9, [year, aClass('7a'), aClass('7b'), quarter, ...vacations]);
  const told = (await calendar())!;
  const days = ['2026-10-02', '2026-10-05', '2026-10-07', '2026-10-04', '2026-08-31', '2027-06-01'];
  expect(days.map((day) => told.isTaught(day))).toEqual([true, false, true, false, undefined, undefined]);
  expect(told.periodEnds).toEqual(['2026-10-30']);
});

test('where no roster was read, or one without classes, nothing is told', async () => {
  expect(await calendar()).toBeUndefined();
  await readAt(9, [year]);
  expect(await calendar()).toBeUndefined();
});

test('told to stop, it leaves the rest for another time', async () => {
  await readAt(9, [year, aClass('7a'), quarter]);
  const calendars = makeCalendars();
  await calendars.load(gateway, ['s1'], AbortSignal.abort());
  expect(calendars.of('s1')).toBeUndefined();
  await calendars.load(gateway, ['s1']);
  expect(calendars.of('s1')).toBeDefined();
});

test('what was worked out is kept over a restart, until the source is read again', async () => {
  await readAt(9, [year, aClass('7a'), quarter]);
  expect((await calendar())!.isTaught('2026-10-14')).toBe(true);
  await gateway.close();
  await open();
  const [kept] = await gateway.operations.calendars();
  await gateway.operations.keepCalendar({ ...kept!, periodEnds: ['2026-11-01'] });
  expect((await calendar())!.periodEnds).toEqual(['2026-11-01']);
  await readAt(10, [year, aClass('7a'), quarter, vacation('2026-10-14', '2026-10-14')]);
  const anew = (await calendar())!;
  expect([anew.isTaught('2026-10-14'), anew.periodEnds]).toEqual([false, ['2026-10-30']]);
});

test('it is remembered until it is told to forget', async () => {
  await readAt(9, [year, aClass('7a'), quarter]);
  const calendars = makeCalendars();
  await calendars.load(gateway, ['s1']);
  await readAt(10, [year, aClass('7a')]);
  await calendars.load(gateway, ['s1']);
  expect(calendars.of('s1')!.periodEnds).toEqual(['2026-10-30']);
  calendars.forget('s1');
  await calendars.load(gateway, ['s1']);
  expect(calendars.of('s1')!.periodEnds).toEqual([]);
});
