import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import type { Week } from '../kit/time.ts';
import type { Context, SchoolYear } from './api.ts';
import { type OptionalLists, readLists, readTypeNames } from './lists.ts';
import { type Moves, readMoves } from './moves.ts';
import { type Pupil, pupilsOf } from './pupil.ts';
import { isRefusal } from './refusal.ts';
import { readRegister, type Register } from './register.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { inTurn } from '../kit/turns.ts';
import { type Year, yearOf } from './year.ts';

/** Accounts with pupils that are asked for the school's lists before these are taken for unreadable: parents are refused them. */
const ASKED_FOR_LISTS = 3;

/** Who is at the school, and which account sees whom: read at the beginning of every run. */
export interface Roll {
  readonly year: Year;
  /** The weeks to read, oldest first. */
  readonly weeks: readonly Week[];
  /** In order of the accounts; a pupil whom several accounts see is listed several times. */
  readonly pupils: readonly Pupil[];
  /** Ordinals of the accounts that see a pupil, by the pupil's id. */
  readonly seenBy: ReadonlyMap<string, readonly number[]>;
  /** Whether every account told its pupils: only then can a class be known to be complete. */
  readonly isWhole: boolean;
  /** Names of assignment types, by id. */
  readonly typeNames: ReadonlyMap<string, string>;
  readonly lists: OptionalLists;
  /** The school's own lists of classes and pupils, where an account may read them. */
  readonly register: Register | undefined;
  /** Pupils who were in another class in some of the weeks: name of the class by first day of the week, by the pupil's id. */
  readonly moves: ReadonlyMap<string, Moves>;
}

export interface RollOf {
  readonly sessions: Sessions;
  /** How many accounts there are. */
  readonly accounts: number;
  /** Most accounts asked at once. */
  readonly atOnce: number;
  readonly today: Day;
  weeksOf(year: Year, lists: OptionalLists): readonly Week[];
}

/** What does not differ between accounts. */
interface Common {
  readonly year: Year;
  readonly weeks: readonly Week[];
  readonly typeNames: ReadonlyMap<string, string>;
}

/**
 * Asks every account whom it sees; the first that answers also for the year and the types, a few for the school's lists.
 *
 * @param weeksOf the weeks to read, once the year is known (and the terms, where the first account may read them)
 * @throws {GatewayError} the first account's failure, where none could be read
 */
export async function readRoll({ sessions, accounts, atOnce, today, weeksOf }: RollOf): Promise<Roll> {
  const seen: (readonly Pupil[] | undefined)[] = Array.from({ length: accounts }, () => undefined);
  const moves = new Map<string, Moves>();
  let common: Common | undefined;
  let lists: OptionalLists = {};
  let register: Register | undefined;
  let failure: GatewayError | undefined;
  const ask = async (ordinal: number): Promise<void> => {
    const attempt = await sessions.use(ordinal, async (session) => {
      const { pupils, refused } = await pupilsOf(session);
      if (pupils.length === 0 || ordinal < ASKED_FOR_LISTS) {
        lists = await readLists(session, lists);
        register ??= await readRegister(session);
      }
      // Staff may be refused the diary, and then see nobody. Who is refused everything is an account that does not work.
      if (refused && Object.keys(lists).length === 0 && !register) throw refused;
      common ??= await commonOf(session, today, (year) => weeksOf(year, lists));
      for (const { id, student } of pupils) {
        const moved = moves.has(id) ? undefined : await readMoves(session, { id, now: student.className, ...common });
        if (moved) moves.set(id, moved);
      }
      return pupils;
    });
    if ('failure' in attempt) failure ??= attempt.failure;
    else seen[ordinal] = attempt.result;
  };
  const ordinals = seen.keys().toArray();
  let asked = 0;
  while (asked < accounts && !common) await ask(ordinals[asked++]!);
  if (!common) throw failure!;
  await inTurn(ordinals.slice(asked), atOnce, ask);
  const seenBy = new Map<string, number[]>();
  for (const [ordinal, pupils] of seen.entries()) {
    for (const { id } of pupils ?? []) seenBy.set(id, [...(seenBy.get(id) ?? []), ordinal]);
  }
  const pupils = seen.flatMap((list) => list ?? []);
  return { ...common, pupils, seenBy, isWhole: !seen.includes(undefined), lists, register, moves };
}

async function commonOf(session: Session, today: Day, weeksOf: (year: Year) => readonly Week[]): Promise<Common> {
  const year = await readYear(session, today);
  return { year, weeks: weeksOf(year), typeNames: await readTypeNames(session) };
}

/** The year of the account's context; where a version has none, or tells no year there, the one that is called current. */
async function readYear(session: Session, today: Day): Promise<Year> {
  try {
    return yearOf((await session.get('context')).json as Context, today);
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return yearOf({ schoolyear: (await session.get('years/current')).json as SchoolYear }, today);
}
