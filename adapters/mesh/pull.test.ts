import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { MeshSimulator } from '../../ops/simulators/mesh/start.ts';
import { meshWith } from './adapter.ts';
import type { Config } from './config.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import {
  changing,
  configOf,
  type Door,
  doorBefore,
  NOW,
  SCHOOL,
  simulate,
} from '../../ops/simulators/mesh/small-school-fixture.ts';

/** Waiting takes no time. */
const mesh = meshWith(quickClockwork());
let simulator: MeshSimulator;
let door: Door;
beforeEach(async () => {
  simulator = await simulate();
  door = await doorBefore(simulator.url);
});
afterEach(async () => {
  door.close();
  await simulator.close();
});

const told: GatewayError[] = [];
beforeEach(() => void told.splice(0));
const context = (more: Partial<AdapterContext> = {}): AdapterContext =>
  nightlyContext('mesh-1', NOW, {
    zone: SCHOOL.zone.name,
    allowLoopback: true,
    leftOut: (error) => void told.push(error),
    ...more,
  });
const config = (more: Partial<Config> = {}): Partial<Config> => configOf({ ...simulator, url: door.url }, more);
const pull = (more: Partial<Config> = {}, moreContext: Partial<AdapterContext> = {}): Promise<readonly Page[]> =>
  Array.fromAsync(mesh.pull!(config(more), undefined, context(moreContext)));
const asked = (path: RegExp) => door.asked.filter((one) => path.test(one.path));
const cell = ({ covers }: Page): string =>
  `${covers?.sheet} ${covers?.scope} ${covers?.entities.join()} ${covers?.pupils}`;
const parents = () => config().accounts!.slice(0, -1);

test('every call is in the name of a profile and of its subsystem', async () => {
  await pull();
  const staff = String(SCHOOL.staff.find(({ admin }) => admin)!.ids.short);
  for (const { headers } of asked(/\/teacher\/v1\//)) {
    expect(headers).toMatchObject({ 'profile-id': staff, 'x-mes-hostid': '9', aid: expect.any(String) as string });
    expect(headers['x-mes-subsystem']).toMatch(/^(teacherweb|journalw)$/);
    expect(headers.authorization).toBe(`Bearer ${String(headers['auth-token'])}`);
  }
  for (const { headers } of asked(/eventcalendar/)) {
    expect(headers).toMatchObject({ 'x-mes-subsystem': 'familymp', 'x-mes-role': 'parent' });
    expect(headers['profile-id']).not.toBe(staff);
  }
  expect(asked(/profile_info/).every(({ headers }) => headers['partner-source-id'] === 'MOBILE')).toBe(true);
});

test('the staff is asked for days as DD.MM.YYYY, the calendar as YYYY-MM-DD; lists in pages', async () => {
  await pull();
  expect(asked(/schedule_items/)[0]!.query.get('from')).toBe('12.10.2026');
  expect(asked(/attendances/)[0]!.query.get('stop_at')).toMatch(/^\d\d\.\d\d\.2026$/);
  expect(asked(/eventcalendar/)[0]!.query.get('begin_date')).toBe('2026-10-12');
  expect(asked(/groups/)[0]!.query.get('per_page')).toBe('300');
});

test('the calendar is asked by person, and its marks stand under the profile', async () => {
  const pages = await pull();
  expect(asked(/eventcalendar/).every(({ query }) => /^[0-9a-f-]{36}$/.test(query.get('person_ids')!))).toBe(true);
  const marks = pages.find((page) => page.covers?.entities.includes('mark') && page.received > 0)!;
  const profiles = new Set(SCHOOL.pupils.map(({ ids }) => String(ids.short)));
  expect(marks.records().every(({ pupil }) => profiles.has(pupil!))).toBe(true);
});

test('where the staff’s list tells no person, a family’s child is found by its profile', async () => {
  const whole = (await pull()).map(cell);
  const without = (one: unknown) => ({ ...(one as object), person_id: null });
  door.change = changing((path, json) => (/student_profiles/.test(path) ? (json as unknown[]).map(without) : json));
  expect((await pull()).map(cell)).toEqual(whole);
});

test('with the staff’s account alone everything but marks is read, and nothing is claimed of them', async () => {
  const pages = await pull({ accounts: [config().accounts!.at(-1)!] });
  expect(new Set(pages.flatMap(({ covers }) => covers!.entities))).not.toContain('mark');
  expect(pages.some(({ covers }) => covers?.sheet === 'term')).toBe(false);
  const [lesson] = pages.find(({ covers }) => covers?.sheet === 'journal-day')!.records();
  expect(lesson!.body).not.toHaveProperty('endsAt');
  expect(lesson!.body).toHaveProperty('topic');
});

test('an account that is not let in is told by its number, and the marks of its pupils are not claimed', async () => {
  const [first, ...others] = config().accounts!;
  const pages = await pull({ accounts: [{ ...first!, password: 'wrong' }, ...others] });
  expect(told.map(({ code, message }) => [code, message])).toEqual([
    ['vendor.login', 'account 1: POST lms/api/sessions: answered 401'],
  ]);
  const claims = pages.filter(({ covers }) => covers?.entities.includes('mark')).map(({ covers }) => covers!.pupils);
  expect(claims.some((pupils) => pupils !== 'all')).toBe(true);
  const ofClass = pages.filter(({ covers }) => covers?.entities.includes('lesson'));
  expect(ofClass.every(({ covers }) => covers!.pupils === 'all')).toBe(true);
});

test('without an account of the staff nothing can be read, and that is said', async () => {
  await expect(pull({ accounts: parents() })).rejects.toMatchObject({ code: 'config.invalid' });
  const wrong = { ...config().accounts!.at(-1)!, password: 'wrong' };
  await expect(pull({ accounts: [wrong] })).rejects.toMatchObject({ code: 'vendor.login' });
});

test('a calendar that tells errors in place of lessons is no empty one: its pupil is left out', async () => {
  const child = asked(/eventcalendar/).length;
  expect(child).toBe(0);
  let first: string | undefined;
  door.change = changing((path, json) => {
    if (!/eventcalendar/.test(path)) return json;
    const person = door.asked.at(-1)!.query.get('person_ids')!;
    first ??= person;
    return person === first ? { total_count: null, response: null, errors: [{ type: 'Timeout' }] } : json;
  });
  const pages = await pull({ parallel: 1 });
  expect(told.map(({ code }) => code)).toContain('vendor.answer');
  expect(pages.some(({ covers }) => covers?.entities.includes('mark') && covers.pupils !== 'all')).toBe(true);
});

test('ids beyond 2^53 stay exact', async () => {
  const huge = '9007199254740993';
  const [{ ids }] = [SCHOOL.lessons.find(({ day }) => day >= '2026-10-19')!];
  door.change = (path, text) =>
    /schedule_items/.test(path) ? text.replace(`"id":${ids.short},`, `"id":${huge},`) : text;
  const refs = (await pull()).flatMap((page) => page.records().map(({ ref }) => ref));
  expect(refs).toContain(`lesson/${huge}`);
});

test('a list that is longer than a page is read whole', async () => {
  const whole = await pull();
  // A full page first, and what there is behind it.
  const all = new Map<string, unknown[]>();
  door.change = changing((path, json) => {
    if (!/teacher_profiles/.test(path)) return json;
    const page = Number(door.asked.at(-1)!.query.get('page'));
    const list = all.get(path) ?? (json as unknown[]);
    all.set(path, list);
    return page === 1 ? Array.from({ length: 100 }, () => list[0]) : page === 2 ? list : [];
  });
  const staffOf = (pages: readonly Page[]): Page => pages.find(({ covers }) => covers?.entities.includes('staff'))!;
  const roster = staffOf(await pull());
  expect(asked(/teacher_profiles/).some(({ query }) => query.get('page') === '2')).toBe(true);
  expect(roster.received).toBe(staffOf(whole).received + 100);
});

test('a token that runs out is renewed before it is refused, and one that is refused is renewed too', async () => {
  await pull({}, { now: () => new Date(Date.now() + 10 * 86_400_000) });
  expect(asked(/token\/refresh/).length).toBeGreaterThan(0);
  expect(asked(/token\/refresh/)[0]!.query.get('subsystem')).toBe('2');
  door.asked.splice(0);
  simulator.changeFaults({
    seed: '2',
    faults: [
      { fault: 'token-expired', rate: 0.2 },
      { fault: 'session-ended', rate: 0.1 },
    ],
  });
  const pages = await pull();
  expect(Object.keys(simulator.faultCounts()).sort()).toEqual(['session-ended', 'token-expired']);
  simulator.changeFaults({ faults: [] });
  expect((await pull()).map(({ digest }) => digest)).toEqual(pages.map(({ digest }) => digest));
});

test('a probe signs in and leaves nothing behind', async () => {
  expect(await mesh.probe!(config(), context())).toEqual({ schools: [String(SCHOOL.ids.short)] });
  const [first, ...others] = config().accounts!;
  const accounts = [{ ...first!, password: 'wrong' }, ...others.slice(0, 1)];
  await expect(mesh.probe!(config({ accounts }), context(), true)).rejects.toMatchObject({
    code: 'vendor.login',
    message: 'accounts 1 of 2: POST lms/api/sessions: answered 401',
  });
});
