import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import type { Week } from '../kit/time.ts';
import { isRefusal } from './refusal.ts';
import type { Roll } from './roll.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { inTurn } from '../kit/turns.ts';
import type { Subjects } from './totals.ts';
import type { Way } from './way.ts';
import type { Ways } from './ways.ts';
import { isFree } from './free-weeks.ts';

/** What reading classes needs of a run. */
export interface ClassReading {
  readonly sessions: Sessions;
  readonly roll: Roll;
  readonly ways: Ways;
  readonly isHomework: (typeId: string) => boolean;
  /** Whether attached files are counted. */
  readonly attachments: boolean;
  /** Most requests at once. */
  readonly atOnce: number;
  readonly context: AdapterContext;
  readonly today: Day;
  /** Classes with pupils whom no account sees: nothing of them is read whole. */
  readonly unseen: ReadonlySet<string>;
  /** Filled while marks of periods are read. */
  readonly subjects: Subjects;
}

/** What was answered for some pupils, as far as they could be read. */
export interface ByPupil {
  /** By the vendor's id of the pupil. */
  readonly byPupil: ReadonlyMap<string, readonly Answer[]>;
  /** Ordinal of the account that read a pupil. */
  readonly readBy: ReadonlyMap<string, number>;
  /** The last reason for which a pupil is missing. */
  readonly failure: GatewayError | undefined;
}

/**
 * Asks something for each of these pupils, account by account. A pupil whose account fails is read by another account that sees the pupil, if
 * there is one; else the pupil is left out.
 *
 * @param signal stops the reading between two pupils
 */
export async function readByPupil(
  { sessions, roll, atOnce }: ClassReading,
  pupils: readonly string[],
  ask: (session: Session, pupil: string) => Promise<readonly Answer[]>,
  signal: AbortSignal,
): Promise<ByPupil> {
  const byPupil = new Map<string, readonly Answer[]>();
  const readBy = new Map<string, number>();
  const asked = new Map<string, Set<number>>(pupils.map((pupil) => [pupil, new Set()]));
  let failure: GatewayError | undefined;
  for (;;) {
    const accountOf = (pupil: string): number | undefined =>
      roll.seenBy.get(pupil)?.find((ordinal) => !asked.get(pupil)!.has(ordinal) && !sessions.isOut(ordinal));
    const waiting = pupils.filter((pupil) => !byPupil.has(pupil));
    const byAccount = Map.groupBy(waiting, accountOf);
    byAccount.delete(undefined);
    if (byAccount.size === 0) break;
    await inTurn([...byAccount], atOnce, async ([ordinal, own]) => {
      for (const pupil of own) asked.get(pupil)!.add(ordinal!);
      const attempt = await sessions.use(ordinal!, (session) =>
        inTurn(own, atOnce, async (pupil) => {
          if (signal.aborted) throw new GatewayError('stopped', 'reading pupils: told to stop');
          const answers = await unlessRefused(() => ask(session, pupil));
          if (answers instanceof GatewayError) failure = answers;
          else {
            byPupil.set(pupil, answers);
            readBy.set(pupil, ordinal!);
          }
        }),
      );
      if ('failure' in attempt) failure = attempt.failure;
    });
  }
  return { byPupil, readBy, failure };
}

/** The answers, or why this pupil, and not the whole account, cannot be read. */
async function unlessRefused(ask: () => Promise<readonly Answer[]>): Promise<readonly Answer[] | GatewayError> {
  try {
    return await ask();
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

/** Weeks of some pupils. */
export interface Weeks extends Omit<ByPupil, 'readBy'> {
  /** Files attached to an assignment, by its id. */
  readonly files: ReadonlyMap<string, number>;
}

/** Reads a week of these pupils in one way, and counts the files of its homework. */
export async function readWeeks(
  reading: ClassReading,
  klass: { readonly classId: string; readonly week: Week; readonly way: Way },
  pupils: readonly string[],
  signal: AbortSignal,
): Promise<Weeks> {
  const { roll } = reading;
  const { way } = klass;
  const { classId, week } = klass;
  const { id: yearId, day } = roll.year;
  const begins = Number(day.slice(0, 4));
  const free = isFree(week, roll.lists['calendar-day'] ?? []);
  const ask = (session: Session, pupil: string): Promise<readonly Answer[]> =>
    way.ask(session, { pupil, classId, week, yearId, begins, isFree: free });
  const { byPupil, readBy, failure } = await readByPupil(reading, pupils, ask, signal);
  return { byPupil, files: await countedFiles(reading, way, byPupil, readBy), failure };
}

/**
 * Files attached to the homework of these weeks: each assignment is asked for once, by a pupil who has it. Those read last go first, because
 * their accounts are still signed in. Where it is refused nobody else is asked.
 *
 * @throws {GatewayError} where no answer came: a number that is there in one reading and not in the next would look like a correction
 */
async function countedFiles(
  { sessions, isHomework, attachments }: ClassReading,
  way: Way,
  byPupil: ReadonlyMap<string, readonly Answer[]>,
  readBy: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const files = new Map<string, number>();
  for (const [pupil, answers] of attachments ? [...byPupil].reverse() : []) {
    const homework = way.withFiles(answers, isHomework);
    const uncounted = [...new Set(homework)].filter((id) => !files.has(String(id)));
    if (uncounted.length === 0) continue;
    const attempt = await sessions.use(readBy.get(pupil)!, (session) => way.countFiles(session, pupil, uncounted));
    if ('failure' in attempt) {
      if (attempt.failure.remedy === 'retry') throw attempt.failure;
      continue;
    }
    const counts = attempt.result;
    if (!counts) break;
    for (const id of uncounted) files.set(String(id), counts.get(String(id)) ?? 0);
  }
  return files;
}
