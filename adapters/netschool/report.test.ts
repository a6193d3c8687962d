import type { Page } from '../../gateway/contracts/adapter.ts';
import type { NetSchoolVersion } from '../../ops/simulators/netschool/options.ts';
import * as fixture from '../../ops/simulators/netschool/school-fixture.ts';
import { lesson, mark, PUPILS, school, since, work } from '../../ops/simulators/netschool/school-fixture.ts';
import { type NetSchoolSimulator, startNetSchool } from '../../ops/simulators/netschool/start.ts';
import { netschoolWith } from './adapter.ts';
import type { Config } from './config.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

const [ANNA] = PUPILS;
const absence = (status: 'ill' | 'late') => ({
  key: `attendance ${status}`,
  ids: fixture.ids(401),
  pupil: ANNA.key,
  timeline: since({ status, comment: undefined } as const),
  spoiled: undefined,
});
const LESSONS = [
  lesson(101, '2026-10-12', 1, { works: [work(201, [mark(1, ANNA, '4')])] }),
  lesson(102, '2026-10-13', 1, { attendance: [absence('ill')] }),
  lesson(103, '2026-10-14', 1, { attendance: [absence('ill')] }),
  lesson(104, '2026-10-14', 2, { attendance: [absence('ill')] }),
  lesson(105, '2026-10-15', 1, { attendance: [absence('late')] }),
  lesson(106, '2026-10-15', 2),
];
const context = nightlyContext('sgo', '2026-10-16T15:00:00Z', { allowLoopback: true });

let simulator: NetSchoolSimulator;
afterEach(() => simulator.close());

/** Anna's week of 12 October, as a version shows it. */
async function weekBy(version: NetSchoolVersion, way: Config['way']): Promise<Page> {
  simulator = await startNetSchool({ region: fixture.REGION, schools: [0], schoolOf: () => school(LESSONS), version });
  const { login, password } = simulator.credentials[0]!;
  // The identity service is not where the mobile API would look for it: nobody gets a token.
  const config = { origin: simulator.url, identity: `${simulator.url}/none`, school: '7', way, lookBackDays: 0 };
  const accounts = [{ login, password }];
  const netschool = netschoolWith(quickClockwork());
  const pages = netschool.pull!({ ...config, accounts, requestsPerSecond: 1e5 }, undefined, context);
  const found = (await Array.fromAsync(pages)).find(
    ({ covers }) => covers?.sheet === 'journal-day' && covers.scope === '21' && covers.from === '2026-10-12',
  );
  return found!;
}
const attendance = (page: Page) =>
  page
    .records()
    .filter(({ yields }) => yields.includes('attendance'))
    .map(({ body, place }) => {
      const { letter, lesson: of } = body as { letter: string; lesson: { classmeetingId?: number } };
      return [place.day, letter, of.classmeetingId];
    });

test.each(['5.10', '5.26', '5.30', '5.33'] as const)(
  'attendance comes from the queued report as version %s makes it',
  async (version) => {
    const page = await weekBy(version, 'reports');
    expect(page.covers?.entities).toContain('attendance');
    expect(attendance(page)).toEqual([
      ['2026-10-13', 'Б', 102],
      ['2026-10-14', 'Б', 103],
      ['2026-10-14', 'Б', 104],
      // Late for one of two lessons of the subject: nobody can tell for which. The record waits in quarantine.
      ['2026-10-15', 'ОП', undefined],
    ]);
    expect(page.records()).toHaveLength(page.received);
  },
);

test('the best way is the report where the mobile API gives no token', async () => {
  expect(attendance(await weekBy('5.33', 'best'))).toHaveLength(4);
});
