import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import { MONDAY_LESSONS, school } from '../../ops/simulators/netschool/school-fixture.ts';
import { deskOf } from '../../ops/simulators/netschool/desk.ts';
import { serve } from '../../ops/simulators/netschool/serve-fixture.ts';
import type { NetSchoolSimulator } from '../../ops/simulators/netschool/start.ts';
import type { Config } from './config.ts';
import { configFor, contextWith, journal, netschool, slice } from './served-school-fixture.ts';

/* What accounts see, and what becomes of those that are not let in, are in use elsewhere or are lost on the way. */

let simulator: NetSchoolSimulator;
afterEach(() => simulator.close());
const start = async (...how: Parameters<typeof serve>): Promise<void> => void (simulator = await serve(...how));

const logged: object[] = [];
const context = (more: Partial<AdapterContext> = {}): AdapterContext =>
  contextWith({
    log: { debug: () => undefined, info: () => undefined, warn: (fields) => void logged.push(fields) },
    ...more,
  });
const config = (more: Partial<Config> = {}) => configFor(simulator, more);
const pull = (more: Partial<Config> = {}): Promise<readonly Page[]> =>
  Array.fromAsync(netschool.pull!(config(more), undefined, context()));

test('an account that is not let in is told by its number, and what the others see is read', async () => {
  await start();
  const told: GatewayError[] = [];
  const accounts = [...config().accounts!, { login: 'nobody', password: 'wrong' }];
  const listening = context({ leftOut: (error) => void told.push(error) });
  const pages = await Array.fromAsync(netschool.pull!(config({ accounts }), undefined, listening));
  expect(journal(pages)).toHaveLength(6);
  expect(told.map(({ code, message }) => [code, message])).toEqual([
    ['vendor.login', `account ${accounts.length}: POST auth/login: answered 409`],
  ]);
  expect(JSON.stringify(told.map(({ message }) => message))).not.toContain('nobody');
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
  const accounts = parents().map((one) => ({ ...one, password: 'wrong' }));
  await expect(pull({ accounts })).rejects.toMatchObject({ code: 'vendor.login' });
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

/** An account of the school's staff, who see no diary and the school's own lists. */
const teacher = async () => {
  const { accounts } = deskOf(school(MONDAY_LESSONS));
  const { login, password } = accounts.find(({ role }) => role === 'staff')!;
  return { login, password };
};
const parents = () =>
  simulator.credentials.filter(({ role }) => role === 'parent').map(({ login, password }) => ({ login, password }));

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
