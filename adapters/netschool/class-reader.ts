import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import { believed } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { countFiles, homeworkIn } from './attachments.ts';
import { countListed, diaryIn } from './diary.ts';
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

/** Diaries of some pupils and weeks, as far as they could be read. */
export interface Diaries {
  /** By first day of the week, then by the vendor's id of the pupil. A pupil stands in all weeks or in none. */
  readonly byWeek: ReadonlyMap<string, ReadonlyMap<string, Answer>>;
  /** Files attached to an assignment, by its id. */
  readonly files: ReadonlyMap<string, number>;
  /** The last reason for which a pupil is missing. */
  readonly failure: GatewayError | undefined;
}

/**
 * Reads the weeks of these pupils, account by account. A pupil whose account fails is read by another account that sees the pupil, if there
 * is one; else the pupil is left out.
 */
export async function readDiaries(
  reading: ClassReading,
  pupils: readonly string[],
  weeks: readonly Week[],
): Promise<Diaries> {
  const { sessions, roll, atOnce } = reading;
  const byWeek = new Map<string, Map<string, Answer>>(weeks.map(({ from }) => [from, new Map()]));
  const files = new Map<string, number>();
  const asked = new Set<number>();
  let failure: GatewayError | undefined;
  let waiting = pupils;
  for (;;) {
    const accountOf = (pupil: string): number | undefined =>
      roll.seenBy.get(pupil)?.find((ordinal) => !asked.has(ordinal) && !sessions.isOut(ordinal));
    const byAccount = Map.groupBy(waiting, accountOf);
    byAccount.delete(undefined);
    if (byAccount.size === 0) return { byWeek, files, failure };
    const read = new Set<string>();
    await inTurn([...byAccount], atOnce, async ([ordinal, own]) => {
      asked.add(ordinal!);
      const attempt = await sessions.use(ordinal!, (session) =>
        inTurn(own, atOnce, async (pupil) => {
          const answers = await readPupil(reading, session, pupil, weeks, files);
          if (answers instanceof GatewayError) return void (failure = answers);
          for (const [from, answer] of answers) byWeek.get(from)!.set(pupil, answer);
          read.add(pupil);
        }),
      );
      if ('failure' in attempt) failure = attempt.failure;
    });
    waiting = waiting.filter((pupil) => !read.has(pupil));
  }
}

/** One pupil's weeks, or why this pupil, and not the whole account, cannot be read. Adds to `files`. */
async function readPupil(
  { roll, isHomework, attachments, context }: ClassReading,
  session: Session,
  pupil: string,
  weeks: readonly Week[],
  files: Map<string, number>,
): Promise<ReadonlyMap<string, Answer> | GatewayError> {
  const answers = new Map<string, Answer>();
  try {
    for (const week of weeks) {
      const query = { studentId: pupil, yearId: roll.year.id, weekStart: week.from, weekEnd: week.to };
      const isSurprise = (json: unknown): boolean =>
        countListed(diaryIn(json)) === 0 && !isFree(week, roll.lists['calendar-day'] ?? []);
      answers.set(week.from, await believed(() => session.get('student/diary', query), isSurprise));
    }
  } catch (error) {
    if (!(error instanceof GatewayError) || !['http.forbidden', 'http.not-found', 'vendor.answer'].includes(error.code))
      throw error;
    context.log.warn({ source: context.source, code: error.code }, 'leaving out a pupil');
    return error;
  }
  const homework = [...answers.values()].flatMap(({ json }) => homeworkIn(diaryIn(json), isHomework));
  const uncounted = [...new Set(homework)].filter((id) => !files.has(String(id)));
  if (attachments && uncounted.length > 0) {
    const counts = await countFiles(session, pupil, uncounted);
    if (counts) for (const id of uncounted) files.set(String(id), counts.get(String(id)) ?? 0);
  }
  return answers;
}
