import nock from 'nock';
import type { EljurSimulator } from './start.ts';
import { getting, lacks, NUMBER, startTyped, TEXT, type Thing } from './typed-fixture.ts';

let simulator: EljurSimulator;
beforeAll(async () => {
  nock.restore();
  simulator = await startTyped();
});
afterAll(() => simulator.close());

const get = getting(() => simulator);

test('the account has every member that typed clients demand', async () => {
  const rules = await get<Thing>('getrules');
  const texts = [
    'city',
    'email',
    'firstname',
    'gender',
    'guid',
    'id',
    'id_hash',
    'lastname',
    'messageSignature',
    'middlename',
    'name',
    'original_guid',
    'region',
    'regionCode',
    'supportDescription',
    'supportEmail',
    'supportEmailSchool',
    'supportHelpdesk',
    'supportHelpdeskSchoolEmployee',
    'supportPhone',
    'title',
    'uploadFileUrl',
    'vendor',
    'vuid',
  ];
  expect(lacks(rules, Object.fromEntries(texts.map((name) => [name, TEXT])))).toEqual([]);
  expect(
    lacks(rules, { age: NUMBER, vendor_id: NUMBER, email_confirmed: 'boolean', rt_licey_school_end_date: 'boolean' }),
  ).toEqual([]);
  expect(rules['vuid']).toBe(`${String(rules['vendor_id'])}#${String(rules['id'])}`);
  const { students, groups, schools } = rules['relations'] as {
    students: Record<string, Thing>;
    groups: Record<string, Thing>;
    schools: Thing[];
  };
  const pupil = {
    city: TEXT,
    class: TEXT,
    firstname: TEXT,
    gender: TEXT,
    lastname: TEXT,
    name: TEXT,
    parallel: NUMBER,
    rel: TEXT,
    title: TEXT,
  };
  expect(Object.values(students).flatMap((one) => lacks(one, pupil))).toEqual([]);
  expect(
    Object.values(groups).flatMap((one) =>
      lacks(one, {
        balls: NUMBER,
        hometeacher_id: TEXT,
        hometeacher_name: TEXT,
        name: TEXT,
        parallel: NUMBER,
        rel: TEXT,
      }),
    ),
  ).toEqual([]);
  expect(lacks(schools[0]!, { inn: TEXT, kpp: TEXT, number: TEXT, title: TEXT, title_full: TEXT })).toEqual([]);
});

test('pupils among the receivers of messages stand in groups by class, behind groups of staff', async () => {
  const { groups } = await get<{ groups: { key: string; users: Thing[]; subgroups?: Thing[] }[] }>(
    'getmessagereceivers',
  );
  expect(groups.map(({ key, users }) => [key, users.length > 0])).toEqual([
    ['administration', true],
    ['teachers', true],
    ['students', false],
  ]);
  const classes = groups[2]!.subgroups!;
  const people = classes.flatMap((one) => one['users'] as Thing[]);
  expect(classes.flatMap((one) => lacks(one, { key: TEXT, name: TEXT, users: 'object' }))).toEqual([]);
  expect(
    people.flatMap((one) => lacks(one, { name: TEXT, lastname: TEXT, firstname: TEXT, middlename: TEXT })),
  ).toEqual([]);
  const { relations } = await get<{ relations: { students: object } }>('getrules');
  expect(people.map(({ name }) => name).sort()).toEqual(Object.keys(relations.students).sort());
});
