import type { Page } from '../../gateway/contracts/adapter.ts';
import type { EntityName } from '../../gateway/contracts/records.ts';
import { digestOf } from '../kit/digest.ts';
import { startReading } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { type ClassReading, type PupilAnswers, readWeeks } from './class-reader.ts';
import { textOf } from './cursor.ts';
import { countListed } from './homework-join.ts';
import type { Period } from './periods.ts';
import { recordsOf } from './week-records.ts';
import { lessonsFor } from './week.ts';

/**
 * What the answers tell by leaving it out. Works are those that have marks: one whose last mark was taken back is there no more.
 */
const TOLD: readonly EntityName[] = ['lesson', 'homework', 'work', 'mark'];

/** One class in one week. */
export interface ClassWeek {
  readonly school: string;
  readonly classId: string;
  readonly week: Week;
  readonly periods: readonly Period[];
  /** Vendor's ids of all pupils that the accounts see in it. */
  readonly pupils: readonly string[];
}

/** The page of a class and week: one slice, gathered from every pupil. Undefined where nobody's week could be read. */
export async function classPage(
  reading: ClassReading,
  klass: ClassWeek,
  signal: AbortSignal,
): Promise<Page | undefined> {
  const { context } = reading;
  const times = startReading(() => context.now());
  const { byPupil, failure } = await readWeeks(reading, klass, signal);
  const { source, log } = context;
  const about = { source, class: klass.classId, week: klass.week.from };
  const missing = klass.pupils.length - byPupil.size;
  if (missing > 0) log.warn({ ...about, pupils: missing, code: failure?.code }, 'left out pupils');
  const marks = ambiguous(byPupil);
  if (marks > 0) log.info({ ...about, marks }, 'marks that fit several lessons of the day stand without one');
  return byPupil.size > 0 ? pageOf({ reading, klass, byPupil, times }) : undefined;
}

/** Marks of a subject that their pupil has more than once that day. */
const ambiguous = (byPupil: ReadonlyMap<string, PupilAnswers>): number =>
  [...byPupil.values()].reduce(
    (sum, { read }) => sum + read.marks.filter((mark) => lessonsFor(mark, read.lessons).length > 1).length,
    0,
  );

interface Gathered {
  readonly reading: ClassReading;
  readonly klass: ClassWeek;
  readonly byPupil: ReadonlyMap<string, PupilAnswers>;
  readonly times: ReturnType<typeof startReading>;
}

function pageOf(gathered: Gathered): Page {
  const { reading, klass, byPupil, times } = gathered;
  const { classId, week, school } = klass;
  const pupils = [...byPupil.keys()].sort();
  const parts = new Map<string, number>();
  times.join(pupils);
  for (const pupil of pupils) {
    const { answers, read } = byPupil.get(pupil)!;
    for (const answer of answers) times.note(answer);
    // Of the summary marks only the week's are part of the page: a mark of tomorrow must not make last week look changed.
    times.join(read.marks);
    const told = [...read.lessons, ...read.attendanceStrays].map(({ attendance = null }) => attendance);
    times.join([read.hasAttendance, told]);
    parts.set(pupil, countListed(read));
    times.count(parts.get(pupil)!);
  }
  const { digest, received, read: readTimes } = times.end();
  const hasAttendance = pupils.every((pupil) => byPupil.get(pupil)!.read.hasAttendance);
  const entities: readonly EntityName[] = hasAttendance ? [...TOLD, 'attendance'] : TOLD;
  const isWhole = reading.roll.isWhole && klass.pupils.every((pupil) => byPupil.has(pupil));
  const place = { school, scope: classId };
  return {
    digest: digestOf([digest]),
    received,
    records: () =>
      pupils.flatMap((pupil, ordinal) => recordsOf({ pupil, ordinal, read: byPupil.get(pupil)!.read }, place)),
    covers: { sheet: 'journal-day', ...place, ...week, entities, pupils: isWhole ? 'all' : pupils },
    cursor: textOf({ week: week.from, class: classId }),
    read: readTimes,
    parts,
    again: (only) => askAgain(gathered, only ?? klass.pupils),
  };
}

/** The same week once more: these pupils' parts anew, the others' as they were. Who cannot be read now is left out. */
async function askAgain(gathered: Gathered, pupils: readonly string[]): Promise<Page> {
  const { reading, klass, byPupil } = gathered;
  const { context } = reading;
  const times = startReading(() => context.now());
  const fresh = await readWeeks(reading, { ...klass, pupils }, context.signal);
  const asked = new Set(pupils);
  const kept = [...byPupil].filter(([pupil]) => !asked.has(pupil));
  return pageOf({ ...gathered, byPupil: new Map([...kept, ...fresh.byPupil]), times });
}
