import type { Journal } from '../journal.ts';
import { changingFaults } from '../faults.ts';
import { listen } from '../listen.ts';
import type { Lesson } from '../region/lesson.ts';
import { schoolCard } from '../region/school-card.ts';
import type { School } from '../region/school.ts';
import { readSubjectCodes } from '../subject-codes.ts';
import { givenLogin, givenPassword, type Role } from './accounts.ts';
import { appOf } from './app.ts';
import { devkeyOf, type EljurCredential, openTokens } from './credentials.ts';
import { compact } from './days.ts';
import { type Desk, deskOf, vendorOf } from './desk.ts';
import { journalIdOf } from './lesson-ids.ts';
import { DIALECT, type EljurOptions } from './options.ts';
import { truthOf } from './truth.ts';

/** Order of the credentials: what a region reads with, and then the families. */
const ROLES: readonly (readonly Role[])[] = [['school'], ['student', 'parent']];
/** Schools kept open: those read at about the same time. */
const MOST_DESKS = 24;

/** `credentials`: one a school, of the account that sees all of it; behind them those of a pupil and of the pupil's parent, of each school. */
export interface EljurSimulator extends Journal<EljurCredential> {
  /** Day, number and journal: lessons have no ids. */
  lessonWords(school: School, lesson: Lesson): readonly string[];
}

/** Serves the reading methods of ElJur's API for many schools on the loopback address, under `/api` and `/apiv3` alike. */
export async function startEljur(options: EljurOptions): Promise<EljurSimulator> {
  const { region, schools } = options;
  const { seed } = region.options;
  const now = options.now ?? (() => region.last);
  const cards = new Map(schools.map((index) => [vendorOf(index), schoolCard(region, index)]));
  const openDesk = keptDesks((vendor) => deskOf(options.schoolOf(cards.get(vendor)!.index)));
  const tokens = openTokens(seed, now, region.last);
  const devkey = devkeyOf(seed);
  const credentials = ROLES.flatMap((roles) =>
    [...cards].flatMap(([vendor, { index, ids, name }]) =>
      roles.map((role): EljurCredential => {
        const login = givenLogin(role, index);
        const token = tokens.current(vendor, login).text;
        return {
          school: name,
          schoolId: String(ids.short),
          login,
          password: givenPassword(role, ids),
          token,
          vendor,
          devkey,
          role,
        };
      }),
    ),
  );
  const faults = changingFaults(options.faults);
  const app = appOf({
    faults,
    now,
    credentials,
    devkey,
    tokens,
    dialect: { ...DIALECT, ...options.dialect },
    deskOf: openDesk,
    offsetOf: (vendor) => cards.get(vendor)?.zone.offset,
    accountOf: (vendor, login) => openDesk(vendor).accounts.find((one) => one.login === login),
  });
  const server = await listen(app, options.port);
  return {
    url: server.url,
    credentials,
    *truth(key) {
      const telling = { key, now: now(), subjectCode: readSubjectCodes(), days: region.days };
      for (const vendor of cards.keys()) yield* truthOf(openDesk(vendor), telling);
    },
    lessonWords: (school, lesson) => [
      compact(lesson.day),
      String(lesson.number),
      journalIdOf(openDesk(vendorOf(school.index)), lesson),
    ],
    faultCounts: () => faults.counts(),
    changeFaults: (plan) => faults.change(plan),
    close: () => server.close(),
  };
}

function keptDesks(open: (vendor: string) => Desk): (vendor: string) => Desk {
  const desks = new Map<string, Desk>();
  return (vendor) => {
    const desk = desks.get(vendor) ?? open(vendor);
    desks.delete(vendor);
    desks.set(vendor, desk);
    if (desks.size > MOST_DESKS) desks.delete(desks.keys().next().value!);
    return desk;
  };
}
