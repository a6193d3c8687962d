import { type Adapter, type AdapterContext, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { digestOf } from '../kit/digest.ts';
import { startReading } from '../kit/reading.ts';
import { PROBE_WAIT_MS } from '../kit/try-accounts.ts';
import { dayIn, type Week, schoolYearOf } from '../kit/time.ts';
import { windowOf } from '../kit/window.ts';
import { ASSUMED } from './assumed.ts';
import { type Call, openApi, type OpenApi } from './access.ts';
import { type Config, configSchema, withDefaults } from './config.ts';
import { isAfter, type Place, placeIn } from './cursor.ts';
import { lessonsIn } from './diary.ts';
import { type JournalOf, pagesOfWeek } from './journal.ts';
import { type Period, readPeriods } from './periods.ts';
import { readRoll, type Roll } from './roll.ts';
import { type Former, rosterPages } from './roster.ts';
import { SENTENCES } from './sentences.ts';
import { readStaff, type Staff } from './staff.ts';
import { readTerms } from './term.ts';
import { daysOfUpdates } from './updates.ts';
import { readSchoolWeek, type SchoolWeek, type WeekReading } from './week.ts';
import { withWeeksOf } from './update-weeks.ts';

/** ElJur's API; see README.md in this folder. The time of waiting is handed in for tests. */
export const eljurWith = (clockwork: Clockwork): Adapter =>
  defineAdapter<Partial<Config>>({
    name: 'eljur',
    version: 1,
    grade: 'client',
    assumed: ASSUMED,
    sentences: SENTENCES,
    configSchema,
    installationOf: (config) => config?.installation ?? '',

    async probe(given, context) {
      const config = { ...withDefaults(given), firstWaitMs: PROBE_WAIT_MS };
      const { school } = await readRoll(openApi(config, context, clockwork)(context.signal), config.vendor);
      return { schools: [school] };
    },

    async *pull(given, cursor, context): AsyncIterable<Page> {
      const config = withDefaults(given);
      const done = cursor === undefined ? undefined : placeIn(cursor);
      const run = await beginRun(config, context, openApi(config, context, clockwork));
      yield* rosterAndWeeks(run, done);
      yield* terms(run, done);
    },
  });

/** What is read at the beginning of every run, and what the rest is read with. */
interface Run {
  readonly config: Config;
  readonly context: AdapterContext;
  readonly apiOf: OpenApi;
  readonly call: Call;
  readonly times: ReturnType<typeof startReading>;
  readonly today: string;
  readonly roll: Roll;
  readonly periods: readonly Period[] | undefined;
  readonly staff: Staff;
  readonly weeks: readonly Week[];
}

async function beginRun(config: Config, context: AdapterContext, apiOf: OpenApi): Promise<Run> {
  const { lookBackDays, since, updates } = config;
  const { reach, lastReadAt, zone } = context;
  const call = apiOf(context.signal);
  const times = startReading(() => context.now());
  const today = dayIn(context.now(), zone);
  const roll = await readRoll(call, config.vendor);
  const periods = await readPeriods(call, roll);
  const staff = await readStaff(call, roll);
  const lastRead = lastReadAt && dayIn(lastReadAt, zone);
  const year = { from: schoolYearOf(today), to: today };
  const window = windowOf({ today, reach, lookBackDays, lastRead, since, ...year, periods: periods ?? [] });
  const days = updates && reach !== 'year' ? await daysOfUpdates(call, roll, context) : [];
  const weeks = withWeeksOf(days, window, { today, since });
  return { config, context, apiOf, call, times, today, roll, periods, staff, weeks };
}

/**
 * Rosters, then every week class by class, oldest first. The oldest week that has lessons is read before the rosters are told: who was in another
 * class then is in two class lists.
 */
async function* rosterAndWeeks(run: Run, done: Place | undefined): AsyncGenerator<Page, void, void> {
  const { config, context, apiOf, call, times, today, roll, periods, staff } = run;
  const { pupilsPerCall, parallel } = config;
  const reading: WeekReading = { call: apiOf, roll, pupilsPerCall, parallel, signal: context.signal };
  const journal: JournalOf = {
    call,
    roll,
    pupilsPerCall,
    staffOf: (name) => staff.staffOf(name),
    staffDigest: digestOf([JSON.stringify(staff.members)]),
    context,
  };
  const tellRoster = function* (former: readonly Former[]): Generator<Page> {
    const pages = rosterPages({ roll, former, periods, staff: staff.members, today, read: times.end().read });
    for (const page of pages) if (isAfter(placeIn(page.cursor), done)) yield page;
  };
  let isTold = done !== undefined && done[0] !== 'a-roster';
  const waiting: Page[] = [];
  for (const week of run.weeks.filter(({ from }) => isReached(done, from))) {
    const weekTimes = startReading(() => context.now());
    const told = await readSchoolWeek(reading, week);
    waiting.push(...pagesOfWeek(journal, told, weekTimes).filter(({ cursor }) => isAfter(placeIn(cursor), done)));
    if (!isTold && !hasLessons(told)) continue;
    if (!isTold) yield* tellRoster(formerIn(roll, told));
    isTold = true;
    yield* waiting.splice(0);
  }
  if (!isTold) yield* tellRoster([]);
  yield* waiting;
}

/** Whether pages of the week may still be wanted. */
const isReached = (done: Place | undefined, from: string): boolean =>
  done === undefined || done[0] === 'a-roster' || (done[0] === 'b-journal' && from >= done[1]);

const hasLessons = ({ diaries }: SchoolWeek): boolean =>
  [...diaries.values()].some((diary) => lessonsIn(diary).length > 0);

/** Who was in another class in the oldest week that is read. Pupils are assumed not to change classes twice within the weeks. */
const formerIn = ({ pupils }: Roll, { classOf }: SchoolWeek): readonly Former[] =>
  pupils.flatMap(({ id, classId }) => {
    const then = classOf.get(id);
    return then === undefined || then === classId ? [] : [{ pupil: id, classId: then }];
  });

async function* terms(
  { config, context, apiOf, call, today, roll, periods }: Run,
  done: Place | undefined,
): AsyncGenerator<Page, void, void> {
  const { pupilsPerCall, parallel } = config;
  const isWanted = ({ id }: { readonly id: string }): boolean => done?.[0] !== 'c-term' || id >= done[1];
  const own = [...roll.classes.values()].filter(isWanted);
  const read = (schoolClass: (typeof own)[number], signal: AbortSignal) =>
    readTerms(
      {
        call: apiOf(signal),
        later: call,
        roll,
        periods: periods ?? [],
        pupilsPerCall,
        today,
        now: () => context.now(),
      },
      schoolClass,
    );
  for await (const pages of aheadInOrder(own, parallel, read, context.signal))
    for (const page of pages) if (isAfter(placeIn(page.cursor), done)) yield page;
}
