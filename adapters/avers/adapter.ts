import { type Adapter, type AdapterContext, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { startReading } from '../kit/reading.ts';
import { addDays, dayIn, schoolYearOf, type Week } from '../kit/time.ts';
import { windowOf } from '../kit/window.ts';
import { ASSUMED } from './assumed.ts';
import { openAccounts } from './accounts.ts';
import { classPage, type ClassWeek } from './class-pages.ts';
import { type Config, configSchema, withDefaults } from './config.ts';
import { type Cursor, cursorFrom, isAfter, textOf } from './cursor.ts';
import { openJournals } from './journals.ts';
import { type DatedPeriod, periodsIn } from './periods.ts';
import { probe } from './probe.ts';
import { classesIn, isOrWasIn, pupilsIn, readRoll, type Roll } from './roll.ts';
import { rosterPages } from './roster.ts';
import { readSchool, type School, subjectsOf } from './school.ts';
import { SENTENCES } from './sentences.ts';
import { termPages } from './terms.ts';
import type { TimetableOf } from './timetable-bodies.ts';

/** Class weeks gathered at once: the next one while the gateway stores this one. */
const AHEAD = 2;

/** АВЕРС ЭКЖ by the calls of its own web client. The time of waiting is handed in for tests. */
export const aversWith = (clockwork: Clockwork): Adapter =>
  defineAdapter<Partial<Config>>({
    name: 'avers',
    version: 1,
    grade: 'recorded',
    assumed: ASSUMED,
    sentences: SENTENCES,
    configSchema,
    // The id of the school is the settings' own, and names it in the whole region.
    installationOf: () => '',

    probe: (given, context, isThorough = false) => probe(withDefaults(given), context, clockwork, isThorough),

    async *pull(given, cursor, context): AsyncIterable<Page> {
      const done = cursorFrom(cursor);
      const run = await begin(withDefaults(given), context, clockwork);
      const isLeft = (place: Cursor): boolean => isAfter(place, done);
      yield* rosterPages(run).filter((page) => isLeft(cursorFrom(page.cursor)!));
      for await (const page of weekPages(run, isLeft)) if (page) yield page;
      for (const classId of [...run.roll.classes.keys()].sort()) yield* classTerms(run, classId, isLeft);
    },
  });

/** Everything that is read before the first page. */
interface Run extends School {
  readonly config: Config;
  readonly context: AdapterContext;
  readonly school: string;
  readonly today: string;
  /** 1 September. */
  readonly day: string;
  readonly weeks: readonly Week[];
  readonly periods: readonly DatedPeriod[];
  readonly roll: Roll;
  readonly timetable: TimetableOf;
  readonly read: Page['read'];
}

async function begin(config: Config, context: AdapterContext, clockwork: Clockwork): Promise<Run> {
  const { signal, source, log } = context;
  const today = dayIn(context.now(), context.zone);
  const day = schoolYearOf(today);
  const periods = periodsIn(day, config.periods);
  const weeks = windowOf({
    today,
    reach: context.reach,
    lookBackDays: config.lookBackDays,
    lastRead: context.lastReadAt && dayIn(context.lastReadAt, context.zone),
    since: config.since,
    from: day,
    to: addDays(schoolYearOf(addDays(day, 400)), -1),
    periods,
  });
  const times = startReading(() => context.now());
  const accounts = await openAccounts(config, context, clockwork);
  const school = await readSchool(accounts.sessions, today);
  const leftOut = (error: GatewayError): void => {
    log.warn({ source, code: error.code }, 'left out a pupil');
    context.leftOut?.(error);
  };
  const { parallel: atOnce } = config;
  const roll = await readRoll({ accounts, atOnce, today, weeks, place: school.place, signal, leftOut });
  const subjects = await subjectsOf(roll, atOnce, signal);
  const timetable = { vacations: config.vacations, slots: school.slots, subjectsByClass: subjects.subjectsByClass };
  const { read } = times.end();
  const own = { config, context, school: config.school, today, day, weeks, periods, roll, timetable, read };
  return { ...school, ...subjects, ...own };
}

/** Every class week by week, oldest first. */
function weekPages(run: Run, isLeft: (place: Cursor) => boolean): AsyncIterable<Page | undefined> {
  const { config, context, weeks, roll, school, slots, subjectsByClass } = run;
  const steps = weeks.flatMap((week) =>
    classesIn(roll, week).flatMap((scope): readonly ClassWeek[] => {
      const place: Cursor = { stage: 'week', place: [week.from, scope] };
      if (!isLeft(place)) return [];
      const members = pupilsIn(roll, scope, week);
      const joined = { school, scope, subjects: subjectsByClass.get(scope) ?? new Map(), slots: slots.get(scope) };
      const joinedText = JSON.stringify([[...joined.subjects], [...(joined.slots ?? [])]]);
      return [{ week, members, isWhole: roll.isWhole, joined, joinedText, cursor: textOf(place) }];
    }),
  );
  const journals = openJournals(weeks, () => context.now());
  const reading = { journals, atOnce: config.parallel, context };
  return aheadInOrder(steps, AHEAD, (step, signal) => classPage(reading, step, signal), context.signal);
}

async function* classTerms(run: Run, classId: string, isLeft: (place: Cursor) => boolean): AsyncGenerator<Page> {
  const { config, context, roll, school, subjectsByClass, periods, today } = run;
  const mayBeLeft = isLeft({ stage: 'term', place: [classId, '~~'] });
  if (!mayBeLeft) return;
  const members = roll.members.filter((member) => isOrWasIn(member, classId));
  const subjects = subjectsByClass.get(classId) ?? new Map();
  const terms = { school, classId, members, subjects, periods, today, atOnce: config.parallel, context };
  for (const page of await termPages(terms, context.signal)) if (isLeft(cursorFrom(page.cursor)!)) yield page;
}
