import { type AdapterContext, defineAdapter, type Page } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import { REAL_CLOCKWORK } from '../kit/clockwork.ts';
import { startReading } from '../kit/reading.ts';
import { dayIn, type Week } from '../kit/time.ts';
import { classPages } from './class-pages.ts';
import { type Config, configSchema, HOMEWORK, LOOK_BACK_DAYS } from './config.ts';
import { type Installation, readInstallation } from './installation.ts';
import { readRoll, type Roll } from './roll.ts';
import { rosterPages } from './roster.ts';
import { parseDiary } from './saved-diary.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { windowOf } from './window.ts';

/** Where an unfinished run stands: after the roster, or after one class's week. */
interface Cursor {
  readonly class?: string;
  readonly week?: string;
}

export default defineAdapter<Config>({
  name: 'netschool',
  version: 1,
  grade: 'verified',
  configSchema,
  installationOf: ({ installation }) => installation ?? '',

  async *pull(config, cursor, context): AsyncIterable<Page> {
    const done = cursorFrom(cursor);
    const installation = await readInstallation(config, context, REAL_CLOCKWORK);
    const { accounts, sessions: most = 4 } = config;
    const { signal, log, source } = context;
    const sessions = openSessions({ installation, accounts, most, clockwork: REAL_CLOCKWORK, signal, log, source });
    try {
      yield* pagesOf(config, context, installation, sessions, done);
    } finally {
      await sessions.close();
    }
  },

  async *parse(config, file, context): AsyncIterable<Page> {
    yield parseDiary(config, file, context);
  },
});

async function* pagesOf(
  config: Config,
  context: AdapterContext,
  installation: Installation,
  sessions: Sessions,
  done: Cursor | undefined,
): AsyncGenerator<Page, void, void> {
  const {
    parallel = 2,
    sessions: most = 4,
    attachments = true,
    homeworkTypes = [HOMEWORK],
    lookBackDays = LOOK_BACK_DAYS,
  } = config;
  const { school, card } = installation;
  const today = dayIn(context.now(), context.zone);
  const times = startReading(() => context.now());
  const roll = await readRoll(sessions, config.accounts.length, Math.min(parallel, most), today);
  if (!done) yield* rosterPages({ ...roll, school, card, read: times.end().read, cursor: cursorText({}) });
  const { from, to } = roll.year;
  const weeks = windowOf({ today, reach: context.reach, lookBackDays, from, to, terms: roll.lists.period ?? [] });
  const homework = new Set(homeworkTypes);
  const isHomework = (typeId: string): boolean => homework.has(roll.typeNames.get(typeId) ?? '');
  const reading = { sessions, roll, isHomework, attachments, atOnce: Math.min(parallel, most), context };
  const joined = { school: String(school.id), typeNames: roll.typeNames, homeworkTypes: homework };
  for (const [id, pupils] of pupilsByClass(roll)) {
    const left = weeks.filter((week) => isLeft(id, week, done));
    const cursorAfter = (week: Week): string => cursorText({ class: id, week: week.from });
    if (left.length > 0) yield* classPages(reading, { id, pupils, joined, cursorAfter }, left);
  }
}

/** Vendor's ids of the pupils by class, in the same order in every run. */
function pupilsByClass({ pupils }: Roll): readonly (readonly [string, readonly string[]])[] {
  const byClass = Map.groupBy(pupils, ({ classId }) => classId);
  return [...byClass]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, list]) => [id, [...new Set(list.map((pupil) => pupil.id))]]);
}

const isLeft = (id: string, week: Week, done: Cursor | undefined): boolean =>
  done?.class === undefined || id > done.class || (id === done.class && week.from > (done.week ?? ''));

const cursorText = (cursor: Cursor): string => JSON.stringify(cursor);

function cursorFrom(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  try {
    const cursor = JSON.parse(text) as unknown;
    if (typeof cursor === 'object' && cursor !== null) return cursor;
  } catch {
    // Said below.
  }
  throw new GatewayError('cursor.invalid', 'reading where the last run stopped: this is no cursor of netschool');
}
