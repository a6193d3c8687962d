import type { Api } from '../../adapters/dnevnik-ru/access.ts';
import { withDefaults } from '../../adapters/dnevnik-ru/config.ts';
import { readWeek } from '../../adapters/dnevnik-ru/journal.ts';
import { type Step, stepsOf } from '../../adapters/dnevnik-ru/plan.ts';
import { readRosters } from '../../adapters/dnevnik-ru/roster.ts';
import type { SchoolView } from '../../adapters/dnevnik-ru/school.ts';
import { startDnevnik } from '../simulators/dnevnik-ru/start.ts';
import { generateSchool } from '../simulators/region/generate.ts';
import { regionOptions } from '../simulators/region/region.ts';
import { openRegion } from '../simulators/region/places.ts';
import { answerOf, callOf, type Calls, type Tape, type TapedSchool, type TapedWeek } from './tape.ts';

/** A class of a region: 14 a school and 25 pupils each give 11,000 class-days of 800 schools. */
const REGION = { days: 1, size: 25, classes: 14, municipalities: 2, from: '2026-10-12' } as const;
/** Zone of the source; the schools tell their own. */
export const ZONE = 'Europe/Moscow';
/** Nothing is looked back to: the week holds the one day. */
const REACH = { lookBackDays: 0, reach: 'nightly', marksBy: 'lessons' } as const;

export type JournalStep = Extract<Step, { kind: 'journal' }>;

/** Reads one school day of so many schools from the simulator over a socket, and keeps every answer as it came. */
export async function tapeRegionDay(schools: number): Promise<Tape> {
  const options = regionOptions({ ...REGION, schools });
  const region = openRegion(options);
  const indices = Array.from({ length: schools }, (_, index) => index);
  const generated = indices.map((index) => generateSchool(options, index));
  const server = await startDnevnik({ region, schools: indices, schoolOf: (index) => generated[index]! });
  try {
    const tape = { now: region.last, schools: [] as TapedSchool[], weeks: [] as TapedWeek[] };
    for (const [index, { token, schoolId }] of server.credentials.entries()) {
      const calls: Calls = new Map();
      const { attendWritten } = generated[index]!;
      tape.schools.push({ id: schoolId, attendWritten, calls });
      const views = await viewsOf(recording(server.url, token, calls), schoolId, region.last);
      for (const step of journalSteps(views)) {
        const week: TapedWeek = { school: schoolId, scope: step.scope.id, calls: new Map() };
        await pageOf(recording(server.url, token, week.calls), step, attendWritten, region.last);
        tape.weeks.push(week);
      }
    }
    return tape;
  } finally {
    await server.close();
  }
}

/** Roster pages of a school, with what the journal pages need to know of it. */
export const rostersOf = (api: Api, id: string, now: number) =>
  readRosters(api, id, { now: () => new Date(now), zone: ZONE, lookBackDays: 0 });

export const viewsOf = async (api: Api, id: string, now: number): Promise<readonly SchoolView[]> =>
  (await rostersOf(api, id, now)).map(({ view }) => view);

/** The journal weeks of these schools in the order of a pull. */
export const journalSteps = (views: readonly SchoolView[]): readonly JournalStep[] =>
  stepsOf(views, REACH).filter((step) => step.kind === 'journal');

/** The adapter's own page of one class and week. */
export const pageOf = (api: Api, { school, scope, week }: JournalStep, attendWritten: boolean, now: number) =>
  readWeek(api, school, scope, week, { ...withDefaults({}), attendWritten }, () => new Date(now));

/** The API over a real socket, every answer kept. */
function recording(url: string, token: string, calls: Calls): Api {
  const send = async (call: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(`${url}/v2/${path}`, { ...init, headers: { 'Access-Token': token } });
    if (!response.ok) throw new Error(`asking the simulator for ${path}: answered ${response.status}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    calls.set(call, bytes);
    return answerOf(bytes, call);
  };
  return {
    get: (path, query) => send(callOf(path, query), `${path}${queryText(query)}`),
    ask: (path, ids) => send(callOf(path, ids), path, { method: 'POST', body: `[${ids.join()}]` }),
  };
}

function queryText(query: Readonly<Record<string, unknown>> | undefined): string {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).map((one) => `${name}=${encodeURIComponent(String(one))}`),
  );
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}
