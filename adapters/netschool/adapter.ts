import { type Adapter, type AdapterContext, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { startReading } from '../kit/reading.ts';
import { dayAtFrontOf, dayIn, type Week } from '../kit/time.ts';
import { windowOf } from '../kit/window.ts';
import { ASSUMED } from './assumed.ts';
import { classPage, type ClassWeek } from './class-pages.ts';
import type { ClassReading } from './class-reader.ts';
import { type Config, configSchema, withDefaults } from './config.ts';
import { chooseWay } from './choose-way.ts';
import { cursorFrom, isAfter, textOf } from './cursor.ts';
import { type Installation, readInstallation } from './installation.ts';
import type { OptionalLists } from './lists.ts';
import { formerClasses, membersOf } from './members.ts';
import { probe } from './probe.ts';
import { classesWithUnseen, everybody } from './register.ts';
import { readRoll } from './roll.ts';
import { rosterPages } from './roster.ts';
import { parseDiary } from './saved-diary.ts';
import { SENTENCES } from './sentences.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { classesOf, termPages } from './term-pages.ts';
import type { Year } from './year.ts';

/** NetSchool by its web API, and saved diaries of it. The time of waiting is handed in for tests. */
export function netschoolWith(clockwork: Clockwork): Adapter {
  const mobileBefore = new Set<string>();
  return defineAdapter<Partial<Config>>({
    name: 'netschool',
    version: 2,
    grade: 'verified',
    assumed: ASSUMED,
    sentences: SENTENCES,
    configSchema,
    installationOf: (config) => config?.installation ?? '',

    probe: (given, context, isThorough = false) => probe(withDefaults(given), context, clockwork, isThorough),

    async *pull(given, cursor, context): AsyncIterable<Page> {
      const config = withDefaults(given);
      const { signal, log, source } = context;
      const pages = pagesAfter(cursor, mobileBefore);
      const installation = await readInstallation(config, context, clockwork);
      const { accounts, sessions: most } = config;
      const leftOut = (error: GatewayError): void => context.leftOut?.(error);
      const sessions = openSessions({ installation, accounts, most, clockwork, signal, log, source, leftOut });
      try {
        yield* pages(config, context, installation, sessions);
      } finally {
        await sessions.close();
      }
    },

    async *parse(config, file, context): AsyncIterable<Page> {
      yield parseDiary(config, file, context);
    },
  });
}

/** The pages behind a cursor: rosters, then every class week by week, oldest first. */
function pagesAfter(cursor: string | undefined, mobileBefore: Set<string>) {
  const done = cursorFrom(cursor);
  return async function* (
    config: Config,
    context: AdapterContext,
    installation: Installation,
    sessions: Sessions,
  ): AsyncGenerator<Page, void, void> {
    const { school, card } = installation;
    const today = dayIn(context.now(), context.zone);
    const times = startReading(() => context.now());
    const atOnce = Math.min(config.parallel, config.sessions);
    const weeksOf = ({ from, to }: Year, { period = [] }: OptionalLists): readonly Week[] =>
      windowOf({
        today,
        reach: context.reach,
        lookBackDays: config.lookBackDays,
        lastRead: context.lastReadAt && dayIn(context.lastReadAt, context.zone),
        since: config.since,
        from,
        to,
        periods: period.map(({ startDate, endDate }) => ({ from: dayAtFrontOf(startDate), to: dayAtFrontOf(endDate) })),
      });
    const roll = await readRoll({ sessions, accounts: config.accounts.length, atOnce, today, weeksOf });
    const people = { pupils: everybody(roll.pupils, roll.register), classes: roll.register?.classes ?? [] };
    const read = { school, card, read: times.end().read };
    const rosters = rosterPages({ ...roll, ...people, ...read, former: formerClasses(roll) });
    yield* rosters.filter(({ cursor: own }) => isAfter(cursorFrom(own)!, done));
    const homework = new Set(config.homeworkTypes);
    const letters = new Set(config.attendanceLetters);
    const isHomework = (typeId: string): boolean => homework.has(roll.typeNames.get(typeId) ?? '');
    const { attachments } = config;
    const unseen = classesWithUnseen(roll.pupils, roll.register);
    const ways = await chooseWay({ config, sessions, roll, context, mobileBefore });
    const reading = {
      sessions,
      roll,
      ways,
      isHomework,
      attachments,
      atOnce,
      context,
      today,
      unseen,
      subjects: { byId: new Map(), asked: undefined },
    };
    const joined = { school: String(school.id), typeNames: roll.typeNames, homeworkTypes: homework, letters };
    // The next class is gathered while the gateway stores this one, where the bounds on requests and open sessions allow it.
    yield* weeksAfter(reading, joined, { done, ahead: atOnce > 1 && config.sessions >= 2 * atOnce ? 2 : 1 });
    if (ways.hasTotals) yield* termsAfter(reading, joined.school, done);
  };
}

/** The journal behind a cursor: every class week by week. */
async function* weeksAfter(
  reading: ClassReading,
  joined: ClassWeek['joined'],
  { done, ahead }: { readonly done: ReturnType<typeof cursorFrom>; readonly ahead: number },
): AsyncGenerator<Page, void, void> {
  const steps: readonly ClassWeek[] = membersOf(reading.roll)
    .map((klass) => ({ ...klass, joined, cursor: textOf({ week: klass.week.from, class: klass.classId }) }))
    .filter((step) => isAfter(cursorFrom(step.cursor)!, done));
  const { signal } = reading.context;
  const made = aheadInOrder(steps, ahead, (step, stop) => classPage(reading, step, stop), signal);
  for await (const page of made) if (page) yield page;
}

/** The marks of periods behind a cursor, class by class. */
async function* termsAfter(
  reading: ClassReading,
  school: string,
  done: ReturnType<typeof cursorFrom>,
): AsyncGenerator<Page, void, void> {
  const isNew = (cursor: string): boolean => isAfter(cursorFrom(cursor)!, done);
  for (const klass of classesOf(reading)) {
    // Sorts behind every page of the class: where that is not new, none of them is.
    if (!isNew(textOf({ term: klass.classId, period: '~' }))) continue;
    for (const page of await termPages(reading, school, klass)) if (isNew(page.cursor)) yield page;
  }
}
