import { type AdapterContext, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import { believed, listIn } from '../kit/reading.ts';
import { parseExactly } from '../kit/exact-json.ts';
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
import { readRoster } from './roster.ts';
import type { SchoolView } from './school.ts';
import { readTerms } from './term.ts';
import { compare } from './shared.ts';

/** The Partners API v2 of Dnevnik.ru and its white labels; see README.md in this folder. */
export default defineAdapter<Config>({
  name: 'dnevnik-ru',
  version: 1,
  grade: 'client',
  configSchema,
  installationOf: () => '',

  async *pull(given, cursor, context) {
    const config = withDefaults(given);
    const behind = cursor === undefined ? undefined : placeIn(cursor);
    const isStored = (place: Place): boolean => behind !== undefined && comparePlaces(place, behind) <= 0;
    const apiOf = openApi(config, context);
    const schools: SchoolView[] = [];
    const ids = config.schools ?? (await schoolsOfToken(apiOf, context.signal));
    const read = (id: string, signal: AbortSignal) => rosterOf(apiOf, id, context, signal);
    for await (const { view, page } of aheadInOrder([...ids].sort(compare), config.parallel, read, context.signal)) {
      schools.push(view);
      if (!isStored(placeOfRoster(view.id))) yield page;
    }
    const steps = stepsOf(schools, { ...config, reach: context.reach }).filter(
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

async function rosterOf(apiOf: OpenApi, id: string, { now, zone, signal: whole }: AdapterContext, signal: AbortSignal) {
  const ask = async (by: AbortSignal): ReturnType<typeof readRoster> => readRoster(apiOf(by), id, now, zone);
  const { view, page } = await ask(signal);
  const cursor = cursorOf(placeOfRoster(id));
  const again = async (): Promise<Page> => ({ ...(await ask(whole)).page, cursor, again });
  return { view, page: { ...page, cursor, again } satisfies Page };
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
