import type { Page } from '../../gateway/contracts/adapter.ts';
import {
  lesson,
  MONDAY_LESSONS,
  mark,
  pupil,
  PUPILS,
  school,
  work,
} from '../../ops/simulators/netschool/school-fixture.ts';
import { serve } from '../../ops/simulators/netschool/serve-fixture.ts';
import type { NetSchoolSimulator } from '../../ops/simulators/netschool/start.ts';
import type { Config } from './config.ts';
import { configFor, contextWith, journal, netschool, slice } from './served-school-fixture.ts';

const MONDAY = '2026-10-12';
const [ANNA] = PUPILS;

let simulator: NetSchoolSimulator;
afterEach(() => simulator.close());
const start = async (...how: Parameters<typeof serve>): Promise<void> => void (simulator = await serve(...how));

const pull = (more: Partial<Config> = {}, cursor?: string): Promise<readonly Page[]> =>
  Array.fromAsync(netschool.pull!(configFor(simulator, { way: 'diary', ...more }), cursor, contextWith()));

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

test('the weeks before a move stand in the class of that time', async () => {
  const moved = pupil(14, '5А', 94);
  const [first] = moved.memberships;
  const memberships = [
    { ...first!, class: '1А', to: '2026-10-11', endEnteredAt: 0 },
    { ...first!, from: MONDAY },
  ];
  const old = lesson(103, '2026-10-05', 1, { class: '1А' });
  await start({ ...school([...MONDAY_LESSONS, old]), pupils: [...PUPILS, { ...moved, memberships }] });
  const pages = journal(await pull());
  const withPupil = pages.filter(({ parts }) => parts!.has('14')).map(({ covers }) => slice(covers!));
  expect(withPupil).toEqual(['22 2026-09-28 all', '22 2026-10-05 all', '21 2026-10-12 all']);
});
