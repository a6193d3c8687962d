import { type Adapter, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { startReading } from '../kit/reading.ts';
import { dayIn } from '../kit/time.ts';
import { ASSUMED } from './assumed.ts';
import { openAccounts } from './accounts.ts';
import { type Config, configSchema, withDefaults } from './config.ts';
import { openDoors } from './doors.ts';
import { childFinder } from './families.ts';
import { freeDaysPage } from './free-days.ts';
import { comparePlaces, cursorOf, FREE_DAYS, type Place, placeIn, ROSTER } from './plan.ts';
import { probe } from './probe.ts';
import { rosterPage } from './roster.ts';
import { classesOf, readSchool, readYear, type ToldSchool } from './school.ts';
import { SENTENCES } from './sentences.ts';
import { staffCalls } from './staff.ts';
import { pagesOf, type Run, type Step, stepsOf, tellLeftOut } from './steps.ts';

/** «Моя школа» on the МЭШ stack; see README.md in this folder. The time of waiting is handed in for tests. */
export const meshWith = (clockwork: Clockwork): Adapter =>
  defineAdapter<Partial<Config>>({
    name: 'mesh',
    version: 2,
    grade: 'client',
    assumed: ASSUMED,
    sentences: SENTENCES,
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
