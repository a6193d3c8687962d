import { guidOf } from './identity.ts';
import { SCHOOL, simulate } from './small-school-fixture.ts';
import type { MeshSimulator } from './start.ts';
import { childOf, signIn, type WebClient } from './web-client.ts';

const RANK = '/api/ej/rating/v1/rank';
const DAY = '2026-10-23';

interface Ranked {
  readonly averageMarkFive: number;
  readonly rankPlace: number;
  readonly rankStatus: string;
}

let simulator: MeshSimulator;
let client: WebClient;
let child: { readonly id: number; readonly contingent_guid: string };
beforeEach(async () => {
  simulator = await simulate();
  client = await signIn(simulator.url, simulator.credentials[0]!);
  child = await childOf(client);
});
afterEach(() => simulator.close());

const rank = async <Row>(list: string, query: string): Promise<readonly Row[]> =>
  (await client.get(`${RANK}/${list}?${query}`)).json;
const inClass = (query: string) =>
  rank<{ personId: string; imageId: number; rank: Ranked; previousRank: Ranked }>('class', query);

test('a class is told by falling average, and who has an equal one shares a place', async () => {
  const rows = await inClass(`personId=${child.contingent_guid}&date=${DAY}`);
  expect(rows.length).toBeGreaterThan(1);
  const averages = rows.map((row) => row.rank.averageMarkFive);
  expect(averages).toEqual(averages.toSorted((a, b) => b - a));
  const steps = [...new Set(averages)];
  expect(rows.map((row) => row.rank.rankPlace)).toEqual(averages.map((average) => steps.indexOf(average) + 1));
  for (const row of rows) {
    expect(row.rank.rankStatus).toMatch(/^(up|down|stable)$/);
    expect(row.previousRank).toEqual({ averageMarkFive: expect.any(Number), rankPlace: expect.any(Number) });
  }
  const classmates = new Set(SCHOOL.pupils.map(({ ids }) => guidOf(ids)));
  expect(rows.every(({ personId }) => classmates.has(personId))).toBe(true);
  // Another client writes it so.
  expect(await inClass(`person_id=${child.contingent_guid}&classUnitId=1&date=${DAY}`)).toEqual(rows);
});

test('the averages of subjects are those of the marks of the period', async () => {
  const ranked = await rank<{ subjectId: number; subjectName: string; rank: Ranked }>(
    'subjects',
    `personId=${child.contingent_guid}&date=${DAY}`,
  );
  const { payload } = (await client.get(`/family/mobile/v1/subject_marks?student_id=${child.id}`)).json as {
    payload: { subject_id: number; subject_name: string; periods: { value: string; count: number }[] }[];
  };
  const own = payload.filter(({ periods }) => (periods.at(-1)?.count ?? 0) > 0);
  expect(own.length).toBeGreaterThan(0);
  expect(ranked.map((one) => [one.subjectId, one.subjectName, one.rank.averageMarkFive])).toEqual(
    own.map((one) => [one.subject_id, one.subject_name, Number(one.periods.at(-1)!.value)]),
  );
  const [first] = ranked;
  const row = (await inClass(`personId=${child.contingent_guid}&date=${DAY}&subjectId=${first!.subjectId}`)).find(
    ({ personId }) => personId === child.contingent_guid,
  );
  expect(row!.rank).toEqual(first!.rank);
});

test('the places of days are those of the class on each of them', async () => {
  const query = `personId=${child.contingent_guid}&beginDate=2026-10-12&endDate=2026-11-30`;
  const days = await rank<{ date: string; rankPlace: number }>('rankShort', query);
  expect(days.at(-1)!.date).toBe(DAY);
  for (const { date, rankPlace } of days) {
    const rows = await inClass(`personId=${child.contingent_guid}&date=${date}`);
    expect(rows.find(({ personId }) => personId === child.contingent_guid)!.rank.rankPlace).toBe(rankPlace);
  }
});

test('nobody sees where a child of others stands, and staff see nobody', async () => {
  const stranger = SCHOOL.pupils.find(({ ids }) => guidOf(ids) !== child.contingent_guid)!;
  const path = `${RANK}/class?personId=${guidOf(stranger.ids)}&date=${DAY}`;
  const siblings = (await client.get('/family/mobile/v1/profile')).json as { children: { id: number }[] };
  expect(siblings.children.map(({ id }) => id)).not.toContain(stranger.ids.short);
  expect((await client.get(path)).status).toBe(403);
  const staff = await signIn(simulator.url, simulator.credentials.at(-1)!);
  expect((await staff.get(`${RANK}/subjects?personId=${child.contingent_guid}`)).status).toBe(403);
});
