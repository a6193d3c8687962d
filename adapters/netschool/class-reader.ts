import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import { believed } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { countFiles, homeworkIn } from './attachments.ts';
import { countListed, diaryIn } from './diary.ts';
import { isRefusal } from './refusal.ts';
import type { Roll } from './roll.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import { inTurn } from './turns.ts';
import { isFree } from './window.ts';

/** What reading classes needs of a run. */
export interface ClassReading {
  readonly sessions: Sessions;
  readonly roll: Roll;
  readonly isHomework: (typeId: string) => boolean;
  /** Whether attached files are counted. */
  readonly attachments: boolean;
  /** Most requests at once. */
  readonly atOnce: number;
  readonly context: AdapterContext;
}

/** Diaries of some pupils in one week, as far as they could be read. */
export interface Diaries {
  /** By the vendor's id of the pupil. */
  readonly byPupil: ReadonlyMap<string, Answer>;
  /** Files attached to an assignment, by its id. */
  readonly files: ReadonlyMap<string, number>;
  /** The last reason for which a pupil is missing. */
  readonly failure: GatewayError | undefined;
}

/**
 * Reads a week of these pupils, account by account. A pupil whose account fails is read by another account that sees the pupil, if there is
 * one; else the pupil is left out.
 *
 * @param signal stops the reading between two pupils
 */
export async function readDiaries(
  reading: ClassReading,
  pupils: readonly string[],
  week: Week,
  signal: AbortSignal,
): Promise<Diaries> {
  const { sessions, roll, atOnce } = reading;
  const byPupil = new Map<string, Answer>();
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
          if (signal.aborted) throw new GatewayError('stopped', 'reading student/diary: told to stop');
          const answer = await readPupil(reading, session, pupil, week);
          if (answer instanceof GatewayError) failure = answer;
          else {
            byPupil.set(pupil, answer);
            readBy.set(pupil, ordinal!);
          }
        }),
      );
      if ('failure' in attempt) failure = attempt.failure;
    });
  }
  return { byPupil, files: await countedFiles(reading, byPupil, readBy), failure };
}

/** One pupil's week, or why this pupil, and not the whole account, cannot be read. */
async function readPupil(
  { roll }: ClassReading,
  session: Session,
  pupil: string,
  week: Week,
): Promise<Answer | GatewayError> {
  const query = { studentId: pupil, yearId: roll.year.id, weekStart: week.from, weekEnd: week.to };
  const vacations = roll.lists['calendar-day'] ?? [];
  const isSurprise = (json: unknown): boolean => countListed(diaryIn(json)) === 0 && !isFree(week, vacations);
  try {
    const answer = await believed(() => session.get('student/diary', query), isSurprise);
    diaryIn(answer.json);
    return answer;
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

/**
 * Files attached to the homework of these diaries: each assignment is asked for once, by a pupil who has it. Those read last go first, because
 * their accounts are still signed in. Where it is refused nobody else is asked.
 *
 * @throws {GatewayError} where no answer came: a number that is there in one reading and not in the next would look like a correction
 */
async function countedFiles(
  { sessions, isHomework, attachments }: ClassReading,
  byPupil: ReadonlyMap<string, Answer>,
  readBy: ReadonlyMap<string, number>,
): Promise<ReadonlyMap<string, number>> {
  const files = new Map<string, number>();
  for (const [pupil, { json }] of attachments ? [...byPupil].reverse() : []) {
    const homework = homeworkIn(diaryIn(json), isHomework);
    const uncounted = [...new Set(homework)].filter((id) => !files.has(String(id)));
    if (uncounted.length === 0) continue;
    const attempt = await sessions.use(readBy.get(pupil)!, (session) => countFiles(session, pupil, uncounted));
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
