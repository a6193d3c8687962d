import { type Adapter, type AdapterContext, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { type Accounts, openAccounts } from './accounts.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { startReading } from '../kit/reading.ts';
import { dayIn, type Week } from '../kit/time.ts';
import { type Config, configSchema, withDefaults } from './config.ts';
import { openDoors } from './doors.ts';
import { childFinder, type ChildOf } from './families.ts';
import { freeDaysPage } from './free-days.ts';
import { comparePlaces, cursorOf, FREE_DAYS, type Place, placeIn, ROSTER, weeksOf } from './plan.ts';
import { probe } from './probe.ts';
import { rosterPage } from './roster.ts';
import { type ClassView, classesOf, readSchool, readYear, type ToldSchool } from './school.ts';
import { staffCalls } from './staff.ts';
import { readTerms } from './term.ts';
import { readWeek } from './week.ts';

/** «Моя школа» on the МЭШ stack; see README.md in this folder. The time of waiting is handed in for tests. */
export const meshWith = (clockwork: Clockwork): Adapter =>
  defineAdapter<Partial<Config>>({
    name: 'mesh',
    version: 1,
    grade: 'client',
    configSchema,
    installationOf: (config) => config?.installation ?? '',

    probe: (given, context, isThorough = false) => probe(withDefaults(given), context, clockwork, isThorough),

    async *pull(given, cursor, context): AsyncIterable<Page> {
      const config = withDefaults(given);
      const behind = cursor === undefined ? undefined : placeIn(cursor);
      const isStored = (at: Place): boolean => behind !== undefined && comparePlaces(at, behind) <= 0;
      const doors = openDoors(config, context, clockwork);
      const accounts = await openAccounts({ config, doors, clockwork, context });
      const today = dayIn(context.now(), context.zone);
      const run: Run = { config, context, accounts, childOf: childFinder(accounts.children), today };
      const { page, told } = await readRoster(run, context.signal);
      const free = await readFreeDays(run, told, context.signal);
      if (free && !isStored(FREE_DAYS)) yield free;
      if (!isStored(ROSTER)) yield page;
      const steps = stepsOf(run, told).filter(({ at, kind }) => kind === 'term' || !isStored(at));
      const make = (step: Step, signal: AbortSignal): Promise<readonly Page[]> => pagesOf(run, told, step, signal);
      for await (const pages of aheadInOrder(steps, 2, make, context.signal))
        for (const one of pages) if (!isStored(placeIn(one.cursor))) yield one;
    },
  });

interface Run {
  readonly config: Config;
  readonly context: AdapterContext;
  readonly accounts: Accounts;
  readonly childOf: ChildOf;
  readonly today: Day;
}

async function readRoster(run: Run, signal: AbortSignal): Promise<{ readonly page: Page; readonly told: ToldSchool }> {
  const { config, context, accounts, today } = run;
  const { session, profile } = accounts.staff;
  const reading = startReading(() => context.now());
  const year = await readYear(staffCalls(session, profile, '', signal), today, reading);
  const told = await readSchool(staffCalls(session, profile, year.id, signal), year, reading);
  const page = rosterPage({ schoolId: config.school, told, reading });
  const again = async (): Promise<Page> => (await readRoster(run, context.signal)).page;
  return { page: { ...page, cursor: cursorOf(ROSTER), again }, told };
}

async function readFreeDays(run: Run, told: ToldSchool, signal: AbortSignal): Promise<Page | undefined> {
  const { config, context, childOf } = run;
  const page = await freeDaysPage({
    schoolId: config.school,
    year: told.year,
    classes: classesOf(told),
    childOf,
    atOnce: config.parallel,
    now: () => context.now(),
    signal,
    leftOut: (pupils, error) => tellLeftOut(context, { pupils }, error),
  });
  if (!page) return undefined;
  const cursor = cursorOf(FREE_DAYS);
  return { ...page, cursor, again: async () => (await readFreeDays(run, told, context.signal)) ?? { ...page, cursor } };
}

type Step =
  | { readonly kind: 'week'; readonly at: Place; readonly own: ClassView; readonly week: Week }
  | { readonly kind: 'term'; readonly at: Place; readonly own: ClassView };

/** All that is read after the roster: every class week by week, oldest first, then its terms. */
function stepsOf({ config, context, today }: Run, told: ToldSchool): readonly Step[] {
  const { reach, lastReadAt, zone } = context;
  const lastRead = lastReadAt && dayIn(lastReadAt, zone);
  const { lookBackDays, since } = config;
  const steps = classesOf(told).flatMap((own): readonly Step[] => {
    const { year } = told;
    const weeks = weeksOf({ today, reach, lookBackDays, lastRead, since, year, periods: own.periods });
    return [
      // Behind both pages of a week, so that a run that stored one of them goes on with the other.
      ...weeks.map((week): Step => ({ kind: 'week', at: ['b-journal', week.from, own.id, '~'], own, week })),
      { kind: 'term', at: ['c-term', '', own.id, ''], own },
    ];
  });
  return [...steps].sort((a, b) => comparePlaces(a.at, b.at));
}

/** The pages of one step; each can be asked for again by itself. */
async function pagesOf(run: Run, told: ToldSchool, step: Step, signal: AbortSignal): Promise<readonly Page[]> {
  const made = await (step.kind === 'week' ? weekPages(run, told, step, signal) : termPages(run, told, step, signal));
  return made
    .map(({ part, ...page }): Page => {
      const [stage, week, scope] = step.at;
      const cursor = cursorOf([stage, week, scope, part]);
      const again = async (): Promise<Page> =>
        (await pagesOf(run, told, step, run.context.signal)).find((one) => one.cursor === cursor) ?? {
          ...page,
          cursor,
        };
      return { ...page, cursor, again };
    })
    .sort((a, b) => comparePlaces(placeIn(a.cursor), placeIn(b.cursor)));
}

function weekPages(
  { config, context, accounts, childOf }: Run,
  told: ToldSchool,
  { own, week }: Step & { kind: 'week' },
  signal: AbortSignal,
) {
  const { session, profile } = accounts.staff;
  return readWeek({
    schoolId: config.school,
    own,
    week,
    staff: staffCalls(session, profile, told.year.id, signal),
    childOf,
    zone: context.zone,
    parallel: config.parallel,
    now: () => context.now(),
    signal,
    leftOut: (pupils, error) => tellLeftOut(context, { class: own.id, week: week.from, pupils }, error),
  });
}

function termPages({ config, context, childOf, today }: Run, told: ToldSchool, { own }: Step, signal: AbortSignal) {
  return readTerms({
    schoolId: config.school,
    own,
    year: told.year,
    today,
    childOf,
    parallel: config.parallel,
    now: () => context.now(),
    signal,
    leftOut: (pupils, error) => tellLeftOut(context, { class: own.id, pupils }, error),
  });
}

function tellLeftOut({ log, source, leftOut }: AdapterContext, what: object, error: GatewayError): void {
  log.warn({ source, ...what, code: error.code }, 'left out pupils');
  leftOut?.(error);
}
