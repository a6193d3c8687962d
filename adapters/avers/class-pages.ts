import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { EntityName } from '../../gateway/contracts/records.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import { startReading } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { isOfAccount } from './accounts.ts';
import type { PupilReads, PupilWeek } from './pupil-reads.ts';
import { type Joined, recordsOf } from './records.ts';
import type { Member } from './roll.ts';

/** What diary and journal tell. Who was present is not written down anywhere: attendance-taken is not provable. */
const TOLD: readonly EntityName[] = ['lesson', 'homework', 'mark', 'attendance'];

/** What reading classes needs of a run. */
export interface ClassReading {
  readonly reads: PupilReads;
  /** Most pupils read at once. */
  readonly atOnce: number;
  readonly context: AdapterContext;
}

/** One class in one week. */
export interface ClassWeek {
  readonly week: Week;
  /** By id, sorted. */
  readonly members: ReadonlyMap<string, Member>;
  /** Whether these are known to be all pupils of the class. */
  readonly isWhole: boolean;
  readonly joined: Joined;
  /** Rows joined to the answers, as text for the digest. */
  readonly joinedText: string;
  /** Where a run goes on after this page. */
  readonly cursor: string;
}

/** The page of a class and week: one slice, gathered from every pupil before it is given. Undefined where nobody could be read. */
export async function classPage(
  reading: ClassReading,
  klass: ClassWeek,
  signal: AbortSignal,
): Promise<Page | undefined> {
  const { context, reads } = reading;
  const times = startReading(() => context.now());
  const ask = reads.week.bind(reads);
  const { byPupil, failure } = await readWeek(reading, klass, [...klass.members.values()], ask, signal);
  const missing = klass.members.size - byPupil.size;
  if (missing > 0) {
    const { source, log } = context;
    const fields = { source, class: klass.joined.scope, week: klass.week.from, pupils: missing, code: failure?.code };
    log.warn(fields, 'left out pupils');
  }
  return byPupil.size > 0 ? pageOf(reading, klass, byPupil, times) : undefined;
}

async function readWeek(
  { atOnce }: ClassReading,
  { week, joined: { scope } }: ClassWeek,
  members: readonly Member[],
  ask: PupilReads['week'],
  signal: AbortSignal,
): Promise<{ readonly byPupil: ReadonlyMap<string, PupilWeek>; readonly failure: GatewayError | undefined }> {
  const read = async (member: Member): Promise<readonly [string, PupilWeek | GatewayError]> => {
    const student = member.seen.id;
    try {
      return [student, await ask(member, scope, week)];
    } catch (error) {
      if (isOfAccount(error) && error.remedy === 'operator') return [student, error];
      throw error;
    }
  };
  const byPupil = new Map<string, PupilWeek>();
  let failure: GatewayError | undefined;
  for await (const [student, told] of aheadInOrder(members, atOnce, read, signal)) {
    if ('diary' in told) byPupil.set(student, told);
    else failure = told;
  }
  return { byPupil, failure };
}

function pageOf(
  reading: ClassReading,
  klass: ClassWeek,
  byPupil: ReadonlyMap<string, PupilWeek>,
  times: ReturnType<typeof startReading>,
): Page {
  const { week, members, joined, joinedText, isWhole, cursor } = klass;
  const pupils = [...byPupil.keys()].sort();
  const weeks = pupils.map((pupil, ordinal) => {
    const { diary, entries } = byPupil.get(pupil)!;
    times.join(entries.rows);
    times.count(entries.rows.length);
    return { pupil, ordinal, diary: times.list(diary, 'GET_STUDENT_DAIRY'), entries: entries.rows };
  });
  times.join([joinedText, pupils]);
  const { digest, received, read } = times.end();
  const asked = [read.from, ...[...byPupil.values()].map(({ entries }) => entries.since)];
  return {
    digest,
    received,
    records: () => weeks.flatMap((one) => recordsOf(one, joined)),
    covers: {
      sheet: 'journal-day',
      school: joined.school,
      scope: joined.scope,
      ...week,
      entities: TOLD,
      pupils: isWhole && pupils.length === members.size ? 'all' : pupils,
    },
    cursor,
    read: { from: new Date(Math.min(...asked.map(Number))), to: read.to },
    parts: new Map(weeks.map(({ pupil, diary, entries }) => [pupil, diary.length + entries.length])),
    again: (only) => askAgain(reading, klass, byPupil, only ?? [...members.keys()]),
  };
}

/** The same week once more: these pupils anew, the others as they were. Who cannot be read now is left out. */
async function askAgain(
  reading: ClassReading,
  klass: ClassWeek,
  before: ReadonlyMap<string, PupilWeek>,
  pupils: readonly string[],
): Promise<Page> {
  const { context, reads } = reading;
  const times = startReading(() => context.now());
  const members = pupils.flatMap((pupil) => klass.members.get(pupil) ?? []);
  const askAnew = reads.weekAgain.bind(reads);
  const { byPupil } = await readWeek(reading, klass, members, askAnew, context.signal);
  const asked = new Set(pupils);
  const since = times.end().read.from;
  const kept = [...before]
    .filter(([pupil]) => !asked.has(pupil))
    .map(([pupil, told]): [string, PupilWeek] => [pupil, { ...told, entries: { ...told.entries, since } }]);
  return pageOf(reading, klass, new Map([...kept, ...byPupil]), times);
}
