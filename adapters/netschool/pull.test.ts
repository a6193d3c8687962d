import type { AdapterContext, Coverage, Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import * as fixture from '../../ops/simulators/netschool/school-fixture.ts';
import {
  lesson,
  mark,
  pupil,
  PUPILS,
  school,
  since,
  text,
  work,
} from '../../ops/simulators/netschool/school-fixture.ts';
import { deskOf } from '../../ops/simulators/netschool/desk.ts';
import type { NetSchoolOptions } from '../../ops/simulators/netschool/options.ts';
import { type NetSchoolSimulator, startNetSchool } from '../../ops/simulators/netschool/start.ts';
import type { School } from '../../ops/simulators/region/school.ts';
import type { Config } from './config.ts';
import { netschoolWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';

const MONDAY = '2026-10-12';
const NOW = new Date('2026-10-16T15:00:00Z');
const [ANNA, BELLA] = PUPILS;
const homework = {
  key: 'h',
  ids: fixture.ids(301),
  due: undefined,
  timeline: since({ state: 'given', text: text('Стр. 5, № 3'), attachments: 2 } as const),
  spoiled: undefined,
};
const LESSONS = [
  lesson(101, MONDAY, 1, { homework, works: [work(201, [mark(1, ANNA, '4-'), mark(2, BELLA, '5')])] }),
  lesson(102, MONDAY, 2),
];

/** Waiting takes no time. */
const netschool = netschoolWith(quickClockwork());

let simulator: NetSchoolSimulator;
afterEach(() => simulator.close());

const start = async (served: School = school(LESSONS), more: Partial<NetSchoolOptions> = {}): Promise<void> => {
  simulator = await startNetSchool({ region: fixture.REGION, schools: [0], schoolOf: () => served, ...more });
};

const logged: object[] = [];
const context = (more: Partial<AdapterContext> = {}): AdapterContext => ({
  source: 'sgo',
  log: { debug: () => undefined, info: () => undefined, warn: (fields) => void logged.push(fields) },
  signal: new AbortController().signal,
  now: () => NOW,
  zone: 'Europe/Moscow',
  allowLoopback: true,
  reach: 'nightly',
  ...more,
});

const config = (more: Partial<Config> = {}): Partial<Config> => ({
  origin: simulator.url,
  school: '7',
  accounts: simulator.credentials.map(({ login, password }) => ({ login, password })),
  requestsPerSecond: 1e5,
  ...more,
});

async function pull(more: Partial<Config> = {}, cursor?: string): Promise<readonly Page[]> {
  return Array.fromAsync(netschool.pull!(config(more), cursor, context()));
}
const journal = (pages: readonly Page[]): readonly Page[] =>
  pages.filter(({ covers }) => covers?.sheet === 'journal-day');
const slice = ({ scope, from, pupils }: Coverage) => `${scope} ${from} ${String(pupils)}`;
const ofWeek = (pages: readonly Page[], scope: string): Page =>
  journal(pages).find(({ covers }) => covers?.scope === scope && covers.from === MONDAY)!;

test('the roster comes first, then every class, oldest week first, each slice once', async () => {
  await start();
  const pages = await pull();
  expect(pages.map(({ covers }) => `${covers?.sheet} ${covers?.entities.join()}`).slice(0, 3)).toEqual([
    'roster school,academic-year,class,pupil,enrolment',
    'roster period',
    'roster calendar-day',
  ]);
  expect(journal(pages).map(({ covers }) => slice(covers!))).toEqual([
    '21 2026-09-28 all',
    '22 2026-09-28 all',
    '21 2026-10-05 all',
    '22 2026-10-05 all',
    '21 2026-10-12 all',
    '22 2026-10-12 all',
  ]);
});

test('an account that is not let in is told by its number, and what the others see is read', async () => {
  await start();
  const told: GatewayError[] = [];
  const accounts = [...config().accounts!, { login: 'nobody', password: 'wrong' }];
  const listening = context({ leftOut: (error) => void told.push(error) });
  const pages = await Array.fromAsync(netschool.pull!(config({ accounts }), undefined, listening));
  expect(journal(pages)).toHaveLength(6);
  expect(told.map(({ code, message }) => [code, message])).toEqual([
    ['vendor.login', `account ${accounts.length}: POST login: answered 409`],
  ]);
  expect(JSON.stringify(told.map(({ message }) => message))).not.toContain('nobody');
});

test('the diaries of a class are one page: every lesson and assignment of every pupil is a listed thing', async () => {
  await start();
  const page = ofWeek(await pull(), '21');
  const records = page.records();
  expect([page.received, records.length, Object.fromEntries(page.parts!)]).toEqual([8, 8, { 11: 4, 12: 4 }]);
  expect(records.map(({ yields, pupil: of }) => `${of} ${yields.join()}`).slice(0, 4)).toEqual([
    '11 lesson',
    '11 work,homework',
    '11 work,mark',
    '11 lesson',
  ]);
  expect(records[1]).toMatchObject({
    place: { school: '7', scope: '21', day: MONDAY },
    body: {
      assignment: { id: 301 },
      lesson: { classmeetingId: 101 },
      kindName: 'Домашнее задание',
      attachmentCount: 2,
      pupil: '11',
    },
  });
  expect(new Set(records.map(({ ref }) => ref)).size).toBe(8);
});

test('a wrong password leaves out only what that account sees, and no class is then claimed whole', async () => {
  await start();
  const [first, second] = simulator.credentials;
  const pages = await pull({ accounts: [{ ...first!, password: 'wrong' }, second!] });
  expect(
    journal(pages)
      .map(({ covers }) => slice(covers!))
      .slice(0, 2),
  ).toEqual(['21 2026-09-28 12', '22 2026-09-28 13']);
  expect(pages[0]!.covers!.pupils).toEqual(['12', '13']);
  expect(logged.at(-1)).toEqual({ source: 'sgo', account: 1, code: 'vendor.login' });
});

test('where no account works, the run fails with the reason', async () => {
  await start();
  const accounts = simulator.credentials.map((one) => ({ ...one, password: 'wrong' }));
  await expect(pull({ accounts })).rejects.toMatchObject({ code: 'vendor.login' });
});

test('a run goes on after the page whose cursor it is given', async () => {
  await start();
  const pages = journal(await pull());
  for (const [index, { cursor }] of pages.entries()) {
    const rest = await pull({}, cursor);
    expect(rest.map(({ covers }) => slice(covers!))).toEqual(
      pages.slice(index + 1).map(({ covers }) => slice(covers!)),
    );
  }
});

test('the same answers give the same digest, and a changed mark another one', async () => {
  await start();
  const [first, second] = [ofWeek(await pull(), '21'), ofWeek(await pull(), '21')];
  await simulator.close();
  await start(school([lesson(101, MONDAY, 1, { works: [work(201, [mark(1, ANNA, '3')])] })]));
  const changed = ofWeek(await pull(), '21');
  expect([second.digest === first.digest, changed.digest === first.digest]).toEqual([true, false]);
});

test('some pupils can be asked again, and the others’ answers stay', async () => {
  await start();
  const page = ofWeek(await pull(), '21');
  simulator.changeFaults({ faults: [{ fault: 'server-error', rate: 1, on: 'studentId=12' }] });
  const again = await page.again!(['11']);
  expect([again.digest === page.digest, again.received, again.covers]).toEqual([true, 8, page.covers]);
});

test('an empty diary is believed only when it is said twice', async () => {
  await start(undefined, { faults: { faults: [{ fault: 'empty', rate: 1, on: 'student/diary$' }] } });
  expect(ofWeek(await pull(), '21').received).toBe(8);
});

test('lost sessions and warnings at any moment cost nothing but requests', async () => {
  const faults = ['session-lost', 'warning', 'cut', 'html', 'fail-after', 'lost-answer'].map((fault) => ({
    fault,
    rate: 0.15,
  }));
  await start(undefined, { faults: { seed: '3', faults } });
  const whole = journal(await pull());
  expect(Object.keys(simulator.faultCounts()).length).toBeGreaterThan(3);
  simulator.changeFaults({ faults: [] });
  const quiet = journal(await pull());
  expect(whole.map(({ digest }) => digest)).toEqual(quiet.map(({ digest }) => digest));
});

test('an account that is in use elsewhere is taken over', async () => {
  await start();
  const first = netschool.pull!(config(), undefined, context())[Symbol.asyncIterator]();
  await first.next();
  expect(journal(await pull())).toHaveLength(6);
  await first.return?.();
});

test('every session is ended, also when the reader stops early', async () => {
  await start();
  const pages = netschool.pull!(config(), undefined, context())[Symbol.asyncIterator]();
  await pages.next();
  await pages.return?.();
  simulator.changeFaults({ faults: [{ fault: 'html', rate: 1, on: 'SecurityWarning' }] });
  await pull();
  expect(simulator.faultCounts()).toEqual({});
});

test('the weeks before a move stand in the class of that time', async () => {
  const moved = pupil(14, '5А', 94);
  const [first] = moved.memberships;
  const memberships = [
    { ...first!, class: '1А', to: '2026-10-11', endEnteredAt: 0 },
    { ...first!, from: MONDAY },
  ];
  const old = lesson(103, '2026-10-05', 1, { class: '1А' });
  await start({ ...school([...LESSONS, old]), pupils: [...PUPILS, { ...moved, memberships }] });
  const pages = journal(await pull());
  const withPupil = pages.filter(({ parts }) => parts!.has('14')).map(({ covers }) => slice(covers!));
  expect(withPupil).toEqual(['22 2026-09-28 all', '22 2026-10-05 all', '21 2026-10-12 all']);
});

/** An account of the school's staff, who see no diary and the school's own lists. */
const teacher = async () => {
  const { accounts } = deskOf(school(LESSONS));
  const { login, password } = accounts.find(({ role }) => role === 'staff')!;
  return { login, password };
};
const parents = () => simulator.credentials.map(({ login, password }) => ({ login, password }));

test('staff tell the school’s own lists: classes with their teachers, subjects, every pupil with a middle name', async () => {
  await start();
  const [people, ...lists] = await pull({ accounts: [...parents(), await teacher()] });
  const records = people!.records();
  expect(records.filter(({ yields }) => yields.includes('class')).map(({ ref }) => ref)).toEqual([
    'classes/0',
    'classes/1',
  ]);
  expect(records.find(({ ref }) => ref === 'classes/0')?.body).toMatchObject({ class: { chiefs: [{ id: 81 }] } });
  expect(records.find(({ pupil: id }) => id === '11')).toMatchObject({
    yields: ['pupil', 'enrolment'],
    body: { student: { nickName: 'Иванова Анна11', fullName: 'Иванова Анна11 Петровна' }, middleName: 'Петровна' },
  });
  expect(lists.flatMap(({ covers }) => (covers?.sheet === 'roster' ? covers.entities : []))).toEqual([
    'period',
    'calendar-day',
    'subject',
  ]);
});

test('a class with a pupil whom no account sees is not claimed whole', async () => {
  await start();
  const mine = parents();
  const pages = await pull({ accounts: [mine[0]!, await teacher()] });
  expect(journal(pages).map(({ covers }) => slice(covers!))).toContain('21 2026-10-12 11');
  const [people] = pages;
  expect(people!.records().flatMap(({ pupil: id }) => id ?? [])).toEqual(expect.arrayContaining(['11', '12', '13']));
});
