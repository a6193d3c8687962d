import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import { believed } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import type { Get } from './as-child.ts';
import { withAttendance } from './attendance.ts';
import { askSummary, type Period } from './periods.ts';
import { daysIn } from './raw.ts';
import { placeMarks } from './mark-places.ts';
import { isRefusal, whereAllowed } from './refusal.ts';
import type { Roll } from './roll.ts';
import type { Sessions } from './sessions.ts';
import { inTurn } from '../kit/turns.ts';
import { type ReadWeek, weekIn } from './week.ts';

/** What reading classes needs of a run. */
export interface ClassReading {
  readonly sessions: Sessions;
  readonly roll: Roll;
  /** Most requests at once. */
  readonly atOnce: number;
  readonly context: AdapterContext;
}

/** One pupil's week as far as it could be read. */
export interface PupilAnswers {
  readonly answers: readonly Answer[];
  readonly read: ReadWeek;
}

/** Weeks of some pupils. */
export interface Weeks {
  /** By the vendor's id of the pupil. */
  readonly byPupil: ReadonlyMap<string, PupilAnswers>;
  /** The last reason for which a pupil is missing. */
  readonly failure: GatewayError | undefined;
}

/**
 * Reads a week of these pupils. One whose account fails is read by another account that sees the pupil, if there is one; else left out.
 *
 * @param signal stops the reading between two pupils
 */
export async function readWeeks(
  { sessions, roll, atOnce }: ClassReading,
  {
    pupils,
    week,
    periods,
  }: { readonly pupils: readonly string[]; readonly week: Week; readonly periods: readonly Period[] },
  signal: AbortSignal,
): Promise<Weeks> {
  const byPupil = new Map<string, PupilAnswers>();
  let failure: GatewayError | undefined;
  await inTurn(pupils, atOnce, async (pupil) => {
    for (const { ordinal, child } of roll.seenBy.get(pupil) ?? []) {
      if (signal.aborted) throw new GatewayError('stopped', 'reading a week: told to stop');
      if (sessions.isOut(ordinal)) continue;
      const attempt = await sessions.use(ordinal, (session) =>
        session.as(child, (get) => pupilWeek(get, week, periods)),
      );
      const got = 'failure' in attempt ? attempt.failure : attempt.result;
      if (!(got instanceof GatewayError)) return void byPupil.set(pupil, got);
      failure = got;
    }
  });
  return { byPupil, failure };
}

/** One pupil's week, or why this pupil, and not the whole account, cannot be read. */
async function pupilWeek(get: Get, week: Week, periods: readonly Period[]): Promise<PupilAnswers | GatewayError> {
  const date = week.from;
  try {
    const schedule = await believed(
      () => get('ScheduleService/GetWeekSchedule', { date }),
      (json) => daysIn(json, 'GetWeekSchedule').length === 0,
    );
    const homework = await believed(
      () => get('HomeworkService/GetHomeworkFromRange', { date }),
      (json) => daysIn(json, 'GetHomeworkFromRange').length === 0,
    );
    const summaries: Answer[] = [];
    for (const day of summaryDays(week, periods)) summaries.push(await askSummary(get, day));
    const read = weekIn(
      { schedule: schedule.json, homework: homework.json, summaries: summaries.map(({ json }) => json) },
      week,
    );
    const diary = await askDiary(get, date);
    return { answers: [schedule, homework], read: withAttendance(placeMarks(read, diary), diary, week) };
  } catch (error) {
    if (isRefusal(error)) return error;
    throw error;
  }
}

/** The diary of a week; undefined where it is refused: lessons, homework and marks are told without it. */
const askDiary = (get: Get, date: Day): Promise<unknown> =>
  whereAllowed(() =>
    believed(
      () => get('ScheduleService/GetDiary', { date, is_diary: true }),
      (json) => daysIn(json, 'GetDiary').length === 0,
    ),
  );

/** A day of the week in each period that touches it; Monday where none does, or none is known. */
function summaryDays({ from, to }: Week, periods: readonly Period[]): readonly string[] {
  const touching = periods.filter((period) => period.from <= to && from <= period.to);
  return touching.length === 0 ? [from] : touching.map((period) => (period.from > from ? period.from : from));
}
