import { dialectOf as dialectOfAvers } from './avers/options.ts';
import { startAvers } from './avers/start.ts';
import { dialectOf as dialectOfBars } from './bars/options.ts';
import { startBars } from './bars/start.ts';
import { dialectOf as dialectOfDnevnik } from './dnevnik-ru/options.ts';
import { startDnevnik } from './dnevnik-ru/start.ts';
import { dialectOf as dialectOfEljur } from './eljur/options.ts';
import { startEljur } from './eljur/start.ts';
import type { Journal, Serving } from './journal.ts';
import { dialectOf as dialectOfMesh } from './mesh/options.ts';
import { startMesh } from './mesh/start.ts';
import { dialectOf as dialectOfNetSchool } from './netschool/options.ts';
import { startNetSchool } from './netschool/start.ts';
import type { System } from './region/dialects.ts';

/** Starts a journal; `dialect` are its choices, "name=word". @throws {RangeError} on a word that the system does not know */
type Start = (serving: Serving, dialect: readonly string[]) => Promise<Journal>;

/** Every journal that can be simulated; a new one is a line here and in region/dialects.ts. */
export const JOURNALS: Readonly<Record<System, Start>> = {
  'dnevnik-ru': (serving, dialect) => startDnevnik({ ...serving, dialect: dialectOfDnevnik(dialect) }),
  avers: (serving, dialect) => startAvers({ ...serving, manner: dialectOfAvers(dialect) }),
  eljur: (serving, dialect) => startEljur({ ...serving, dialect: dialectOfEljur(dialect) }),
  mesh: (serving, dialect) => startMesh({ ...serving, ...dialectOfMesh(dialect) }),
  netschool: (serving, dialect) => startNetSchool({ ...serving, ...dialectOfNetSchool(dialect) }),
  bars: (serving, dialect) => startBars({ ...serving, ...dialectOfBars(dialect) }),
};
