import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import { type AversSimulator, startAvers } from './start.ts';
import { signIn } from './web-client.ts';

const options = regionOptions({ schools: 2, municipalities: 1, classes: 11, size: 4 });
const region = openRegion(options);
const school = generateSchool(options, 0);

let simulator: AversSimulator;
afterEach(() => simulator.close());

test('by choice the journal tells who is exempt and what was passed, and a class learns by both kinds of periods', async () => {
  simulator = await startAvers({
    region,
    schools: [0],
    schoolOf: () => school,
    manner: { words: 'all', periods: 'both' },
  });
  const told = new Set<unknown>();
  const periods = new Set<string>();
  const own = String(school.ids.short);
  for (const account of simulator.credentials.filter(({ role, schoolId }) => role === 'student' && schoolId === own)) {
    const { rows, pupil } = await signIn(simulator.url, account);
    const [row] = await rows('GET_STUDENT_CLASS', { currentDate: '23.10.2026', student: pupil });
    if (!row) continue;
    const cls = Number(row[0]);
    for (const [, , value, , , , code] of await rows('GET_STUDENT_JOURNAL_DATA', { cls, student: pupil }))
      told.add(`${String(code)} ${String(value)}`);
    if (Number(row[1]) < 10) periods.add((await rows('GET_CLASS_PER_SP', { cls })).join());
  }
  expect([...told]).toEqual(expect.arrayContaining(['105 ОСВ', '106 ЗАЧТ']));
  expect([...periods]).toEqual(['360000,360001,360002,360003,360011,360012,360004']);
});
