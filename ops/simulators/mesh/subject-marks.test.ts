import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import { type MeshSimulator, startMesh } from './start.ts';
import { signIn } from './web-client.ts';

const OPTIONS = regionOptions({ schools: 1, municipalities: 1, days: 10, size: 3, classes: 4 });
const SCHOOL = generateSchool(OPTIONS, 0);

let simulator: MeshSimulator;
beforeAll(async () => {
  simulator = await startMesh({ region: openRegion(OPTIONS), schools: [0], schoolOf: () => SCHOOL });
});
afterAll(() => simulator.close());

test('every subject of the list is told by its name, also to a first-grader, who learns without marks', async () => {
  const classes = new Set(SCHOOL.classes.flatMap(({ grade, key }) => (grade === 1 ? [key] : [])));
  const accounts = new Map(simulator.credentials.map((credential) => [credential.login, credential]));
  const [found] = SCHOOL.pupils.flatMap(({ ids, memberships, guardian }) => {
    const account = accounts.get(`parent${guardian.user?.short}`);
    return account && classes.has(memberships.at(-1)!.class) ? [{ id: ids.short, account }] : [];
  });
  const { id, account } = found!;
  const parent = await signIn(simulator.url, account);
  const read = async <Payload>(call: string): Promise<Payload> =>
    (await parent.get(`/family/mobile/v1/${call}`)).json as Payload;
  const { payload } = await read<{ payload: { subject_name: string }[] }>(`subjects/list?student_id=${id}`);
  expect(payload.length).toBeGreaterThan(3);
  expect(await read(`subject_marks?student_id=${id}`)).toEqual({ payload: [] });
  for (const { subject_name: name } of payload)
    expect(
      await read(`subject_marks/for_subject?student_id=${id}&subject_name=${encodeURIComponent(name)}`),
    ).toMatchObject({ subject_name: name, average: '0.00' });
  expect((await parent.get(`/family/mobile/v1/subject_marks/for_subject?student_id=${id}&subject_name=x`)).status).toBe(
    404,
  );
});
