import { SCHOOL, simulate } from './small-school-fixture.ts';
import type { MeshSimulator } from './start.ts';
import { childOf, signIn } from './web-client.ts';

let simulator: MeshSimulator;
beforeEach(async () => void (simulator = await simulate()));
afterEach(() => simulator.close());

interface Info {
  readonly id: number;
  readonly value: string;
  readonly activity: { readonly schedule_item_id: number };
  readonly class_results: {
    readonly total_students: number;
    readonly marks_distributions: readonly {
      readonly number_of_students: number;
      readonly percentage_of_students: number;
      readonly mark_value: { readonly origin: string };
    }[];
  };
}

test('a mark by its id is the mark of the list, with its teacher, its lesson and the results of the class', async () => {
  const client = await signIn(simulator.url, simulator.credentials[0]!);
  const { id } = await childOf(client);
  const family = '/api/family/web/v1';
  const path = `${family}/marks?student_id=${id}&from=2026-10-12&to=2026-10-23`;
  const { payload } = (await client.get(path)).json as { payload: Info[] };
  expect(payload.length).toBeGreaterThan(0);
  // What is planted twice under one id is told once here, as it was first.
  for (const listed of [...new Map(payload.toReversed().map((one) => [one.id, one])).values()]) {
    const told = (await client.get(`${family}/marks/${listed.id}?student_id=${id}`)).json as Info;
    expect(told).toMatchObject(listed);
    const lesson = SCHOOL.lessons.find(({ ids }) => ids.short === told.activity.schedule_item_id)!;
    const work = lesson.works.find(({ marks }) => marks.some(({ ids }) => ids.short === listed.id))!;
    expect(told.class_results.total_students).toBe(work.marks.length);
    const results = told.class_results.marks_distributions;
    expect(results.reduce((sum, one) => sum + one.number_of_students, 0)).toBe(work.marks.length);
    expect(results.map((one) => one.mark_value.origin)).toContain(listed.value);
    expect(told).toMatchObject({ teacher: { last_name: expect.any(String) as string }, history: [] });
  }
});

test('a mark of another child has no page', async () => {
  const client = await signIn(simulator.url, simulator.credentials[0]!);
  const { id } = await childOf(client);
  const pupil = SCHOOL.pupils.find(({ ids }) => ids.short === id)!;
  const others = SCHOOL.lessons.flatMap(({ works }) => works.flatMap(({ marks }) => marks));
  const foreign = others.find((mark) => mark.pupil !== pupil.key)!;
  expect((await client.get(`/family/mobile/v1/marks/${foreign.ids.short}?student_id=${id}`)).status).toBe(404);
});
