import { type Adapter, type AdapterContext, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { startReading } from '../kit/reading.ts';
import { dayIn, schoolYearOf, type Week } from '../kit/time.ts';
import { windowOf } from '../kit/window.ts';
import { ASSUMED } from './assumed.ts';
import { classPage, type ClassWeek } from './class-pages.ts';
import { type Config, configSchema, withDefaults } from './config.ts';
import { type Cursor, cursorFrom, isAfter } from './cursor.ts';
import { probe } from './probe.ts';
import { type Roll, readRoll } from './roll.ts';
import { rosterPages } from './roster.ts';
import { SENTENCES } from './sentences.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { termPages } from './term.ts';

/** BARS.Web-Education by its web services. The time of waiting is handed in for tests. */
export const barsWith = (clockwork: Clockwork): Adapter =>
  defineAdapter<Partial<Config>>({
    name: 'bars',
    version: 1,
    grade: 'client',
    assumed: ASSUMED,
    sentences: SENTENCES,
    configSchema,
    installationOf: (config) => config?.installation ?? '',

    probe: (given, context, isThorough = false) => probe(withDefaults(given), context, clockwork, isThorough),

    async *pull(given, cursor, context): AsyncIterable<Page> {
      const config = withDefaults(given);
      const done = cursorFrom(cursor);
      const sessions = openSessions(config, context, clockwork);
      try {
        yield* pagesAfter(done, config, context, sessions);
      } finally {
        await sessions.close();
      }
    },
  });

/** The pages behind a cursor: rosters, then every class week by week, oldest first, then the terms. */
async function* pagesAfter(
  done: Cursor | undefined,
  config: Config,
  context: AdapterContext,
  sessions: Sessions,
): AsyncGenerator<Page, void, void> {
  const today = dayIn(context.now(), context.zone);
  const year = schoolYearOf(today);
  const times = startReading(() => context.now());
  const { accounts, parallel: atOnce, school, schoolName } = config;
  const roll = await readRoll({ sessions, accounts: accounts.length, atOnce, today, schoolName });
  const { read } = times.end();
  const isNext = ({ cursor }: Pick<Page, 'cursor'>): boolean => isAfter(cursorFrom(cursor)!, done);
  yield* rosterPages({ id: school, year, roll, read }).filter(isNext);
  const weeks = windowOf({
    today,
    reach: context.reach,
    lookBackDays: config.lookBackDays,
    lastRead: context.lastReadAt && dayIn(context.lastReadAt, context.zone),
    since: config.since,
    from: year,
    to: today,
    periods: [...roll.classes.values()].flatMap(({ periods }) => periods),
  });
  const steps = classWeeks(roll, weeks, school).filter(({ week, classId }) =>
    isAfter({ week: week.from, class: classId }, done),
  );
  const reading = { sessions, roll, atOnce, context };
  // The next class is gathered while the gateway stores this one.
  const made = aheadInOrder(steps, 2, (step, signal) => classPage(reading, step, signal), context.signal);
  for await (const page of made) if (page) yield page;
  yield* termPages({ id: school, year, today, roll, read }).filter(isNext);
}

/** Every class in every week, oldest week first, classes in the same order in every run. */
function classWeeks({ pupils, classes }: Roll, weeks: readonly Week[], school: string): readonly ClassWeek[] {
  const byClass = Map.groupBy(pupils.values(), ({ classId }) => classId);
  const sorted = [...classes.values()].sort(({ id: a }, { id: b }) => (a < b ? -1 : 1));
  return weeks.flatMap((week) =>
    sorted.map(({ id, periods }): ClassWeek => {
      const own = (byClass.get(id) ?? []).map((pupil) => pupil.id).sort();
      return { school, classId: id, week, periods, pupils: own };
    }),
  );
}
