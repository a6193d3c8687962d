import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { dayIn, type Week } from '../kit/time.ts';
import type { Accounts } from './accounts.ts';
import type { Config } from './config.ts';
import type { ChildOf } from './families.ts';
import { comparePlaces, cursorOf, type Place, placeIn, weeksOf } from './plan.ts';
import { classesOf, type ClassView, type ToldSchool } from './school.ts';
import { staffCalls } from './staff.ts';
import { readTerms } from './term.ts';
import { readWeek } from './week.ts';

/** What every step of a run needs. */
export interface Run {
  readonly config: Config;
  readonly context: AdapterContext;
  readonly accounts: Accounts;
  readonly childOf: ChildOf;
  readonly today: Day;
}

/** What is read at once: a class in a week, or its terms. */
export type Step =
  | { readonly kind: 'week'; readonly at: Place; readonly own: ClassView; readonly week: Week }
  | { readonly kind: 'term'; readonly at: Place; readonly own: ClassView };

/** All that is read after the roster: every class week by week, oldest first, then its terms. */
export function stepsOf({ config, context, today }: Run, told: ToldSchool): readonly Step[] {
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
export async function pagesOf(run: Run, told: ToldSchool, step: Step, signal: AbortSignal): Promise<readonly Page[]> {
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

/** Tells of pupils of whom nothing could be read; the run ends as partial. */
export function tellLeftOut({ log, source, leftOut }: AdapterContext, what: object, error: GatewayError): void {
  log.warn({ source, ...what, code: error.code }, 'left out pupils');
  leftOut?.(error);
}
