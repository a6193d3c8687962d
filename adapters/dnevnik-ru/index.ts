import { type AdapterContext, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import { believed, listIn } from '../kit/reading.ts';
import { parseExactly } from '../kit/exact-json.ts';
import { PROBE_WAIT_MS } from '../kit/try-accounts.ts';
import { dayIn } from '../kit/time.ts';
import { ASSUMED } from './assumed.ts';
import { type OpenApi, openApi } from './access.ts';
import { type Config, configSchema, withDefaults } from './config.ts';
import { readGroupMarks } from './group-marks.ts';
import { readWeek } from './journal.ts';
import {
  comparePlaces,
  cursorOf,
  type Place,
  placeIn,
  placeOfRoster,
  placeOfTerm,
  type Step,
  stepsOf,
} from './plan.ts';
import { readRosters } from './roster.ts';
import type { SchoolView } from './school.ts';
import { readTerms } from './term.ts';
import { compare } from '../kit/id-order.ts';

/** Most schools that a look tells. */
const PROBED_SCHOOLS = 20;

/** The Partners API v2 of Dnevnik.ru and its white labels; see README.md in this folder. */
export default defineAdapter<Config>({
  name: 'dnevnik-ru',
  version: 1,
  grade: 'client',
  assumed: ASSUMED,
  configSchema,
  installationOf: () => '',

  async probe(given, context) {
    const config = withDefaults(given);
    const apiOf = openApi({ ...config, firstWaitMs: PROBE_WAIT_MS }, context);
    const ids = config.schools ?? (await schoolsOfToken(apiOf, context.signal));
    const [first] = ids;
    if (first !== undefined) await apiOf(context.signal).get(`schools/${first}`);
    return { schools: ids.slice(0, PROBED_SCHOOLS) };
  },

  async *pull(given, cursor, context) {
    const config = withDefaults(given);
    const behind = cursor === undefined ? undefined : placeIn(cursor);
    const isStored = (place: Place): boolean => behind !== undefined && comparePlaces(place, behind) <= 0;
    const apiOf = openApi(config, context);
    const schools: SchoolView[] = [];
    const ids = config.schools ?? (await schoolsOfToken(apiOf, context.signal));
    const read = (id: string, signal: AbortSignal) => rostersOf(apiOf, id, config, context, signal);
    for await (const rosters of aheadInOrder([...new Set(ids)].sort(compare), config.parallel, read, context.signal)) {
      for (const { at, view, page } of rosters) {
        schools.push(view);
        if (!isStored(at)) yield page;
      }
    }
    const lastRead = context.lastReadAt && dayIn(context.lastReadAt, context.zone);
    const steps = stepsOf(schools, { ...config, reach: context.reach, lastRead }).filter(
      ({ kind, at }) => kind === 'term' || !isStored(at),
    );
    const make = (step: Step, signal: AbortSignal) => pagesOf(step, apiOf, config, context, signal);
    for await (const pages of aheadInOrder(steps, config.parallel, make, context.signal)) {
      for (const { at, page } of pages) if (!isStored(at)) yield page;
    }
  },
});

interface PlacedPage {
  readonly at: Place;
  readonly page: Page;
}

/** The schools that the token may read. The ids come as bare numbers, so they are read digit by digit. */
async function schoolsOfToken(apiOf: OpenApi, signal: AbortSignal): Promise<readonly string[]> {
  const answer = await believed(() => apiOf(signal).get('users/me/schools'));
  return listIn(parseExactly(answer.text), 'users/me/schools').map(String);
}

interface PlacedRoster extends PlacedPage {
  readonly view: SchoolView;
}

async function rostersOf(
  apiOf: OpenApi,
  id: string,
  { lookBackDays }: Config,
  { now, zone, signal: whole }: AdapterContext,
  signal: AbortSignal,
): Promise<readonly PlacedRoster[]> {
  const read = async (by: AbortSignal): Promise<readonly PlacedRoster[]> =>
    (await readRosters(apiOf(by), id, { now, zone, lookBackDays })).map(({ view, page }) => {
      const at = placeOfRoster(id, view.year);
      const cursor = cursorOf(at);
      const again = async (): Promise<Page> =>
        (await read(whole)).find((one) => one.view.year === view.year)?.page ?? { ...page, cursor };
      return { at, view, page: { ...page, cursor, again } };
    });
  return read(signal);
}

/** The pages of one step; each can be asked for again by itself. */
async function pagesOf(
  step: Step,
  apiOf: OpenApi,
  config: Config,
  { now, signal: whole }: AdapterContext,
  signal: AbortSignal,
): Promise<readonly PlacedPage[]> {
  const read = async (by: AbortSignal): Promise<readonly PlacedPage[]> => {
    const { school, scope } = step;
    const api = apiOf(by);
    if (step.kind === 'term') {
      const pages = await readTerms(api, school, scope, now);
      return pages
        .map(({ period, ...page }) => complete(placeOfTerm(school, scope, period), page))
        .sort((a, b) => comparePlaces(a.at, b.at));
    }
    const page =
      step.kind === 'journal'
        ? await readWeek(api, school, scope, step.week, config, now)
        : await readGroupMarks(api, school, scope, step.week, now);
    return [complete(step.at, page)];
  };
  const complete = (at: Place, page: Omit<Page, 'cursor' | 'again'>): PlacedPage => {
    const again = async (): Promise<Page> =>
      (await read(whole)).find((one) => comparePlaces(one.at, at) === 0)?.page ?? { ...page, cursor: cursorOf(at) };
    return { at, page: { ...page, cursor: cursorOf(at), again } };
  };
  return read(signal);
}
