import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Answer } from '../kit/answer.ts';
import { digestOf } from '../kit/digest.ts';
import { startReading } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { type ClassReading, readWeeks, type Weeks } from './class-reader.ts';
import type { Joined } from './diary.ts';
import type { Way } from './way.ts';

/** One class in one week. */
export interface ClassWeek {
  readonly classId: string;
  readonly week: Week;
  /** Vendor's ids of all pupils that the accounts see in it. */
  readonly members: readonly string[];
  readonly joined: Omit<Joined, 'files' | 'scope'>;
  /** Where a run goes on after this page. */
  readonly cursor: string;
}

/**
 * The page of a class and week: one slice, gathered from every pupil's week before it is given (about 25 kB each). Undefined where nobody's
 * could be read.
 */
export async function classPage(
  reading: ClassReading,
  klass: ClassWeek,
  signal: AbortSignal,
): Promise<Page | undefined> {
  const { context } = reading;
  const times = startReading(() => context.now());
  const { way, byPupil, files, failure } = await readInBestWay(reading, klass, signal);
  const missing = klass.members.length - byPupil.size;
  if (missing > 0) {
    const { source } = context;
    context.log.warn(
      { source, class: klass.classId, week: klass.week.from, pupils: missing, code: failure?.code },
      'left out pupils',
    );
  }
  return byPupil.size > 0 ? pageOf({ reading, klass, way, weeks: byPupil, files, times }) : undefined;
}

/** All pupils of a class in one way, so that all tell the same: where some are refused it, in one that tells less. */
async function readInBestWay(
  reading: ClassReading,
  klass: ClassWeek,
  signal: AbortSignal,
): Promise<Weeks & { readonly way: Way }> {
  const { ways, context } = reading;
  const { classId, week, members } = klass;
  for (let way = ways.of(classId); ;) {
    const weeks = await readWeeks(reading, { classId, week, way }, members, signal);
    const lesser = weeks.byPupil.size < members.length ? ways.below(classId, way, weeks.failure) : undefined;
    if (!lesser) return { ...weeks, way };
    context.log.info(
      { source: context.source, class: classId, code: weeks.failure?.code },
      'reading a class otherwise',
    );
    way = lesser;
  }
}

interface Gathered {
  readonly reading: ClassReading;
  readonly klass: ClassWeek;
  readonly way: Way;
  readonly weeks: ReadonlyMap<string, readonly Answer[]>;
  readonly files: ReadonlyMap<string, number>;
  readonly times: ReturnType<typeof startReading>;
}

function pageOf(gathered: Gathered): Page {
  const { reading, klass, way, weeks, files, times } = gathered;
  const { classId, week, members, cursor } = klass;
  const joined: Joined = { ...klass.joined, scope: classId, files };
  const pupils = [...weeks.keys()].sort();
  const parts = new Map<string, number>();
  const counted = new Map<string, number | undefined>();
  for (const pupil of pupils) {
    const answers = weeks.get(pupil)!;
    for (const answer of answers) times.note(answer);
    const listed = way.count(answers);
    times.count(listed);
    parts.set(pupil, listed);
    for (const id of way.withFiles(answers, reading.isHomework)) counted.set(String(id), files.get(String(id)));
  }
  const { digest, received, read } = times.end();
  const isWhole = reading.roll.isWhole && !reading.unseen.has(classId) && members.every((pupil) => weeks.has(pupil));
  return {
    digest: digestOf([
      digest,
      JSON.stringify([pupils, [...joined.typeNames], [...joined.homeworkTypes], [...joined.letters], [...counted]]),
    ]),
    received,
    records: () =>
      pupils.flatMap((pupil, ordinal) => way.records({ pupil, ordinal, answers: weeks.get(pupil)! }, joined)),
    covers: {
      sheet: 'journal-day',
      school: joined.school,
      scope: classId,
      ...week,
      entities: way.told,
      pupils: isWhole ? 'all' : pupils,
    },
    cursor,
    read,
    parts,
    again: (only) => askAgain(gathered, only ?? members),
  };
}

/** The same week once more: these pupils' parts anew, the others' as they were. Who cannot be read now is left out. */
async function askAgain(gathered: Gathered, pupils: readonly string[]): Promise<Page> {
  const { reading, klass, way, weeks, files } = gathered;
  const { context } = reading;
  const times = startReading(() => context.now());
  const fresh = await readWeeks(reading, { ...klass, way }, pupils, context.signal);
  const asked = new Set(pupils);
  const kept = [...weeks].filter(([pupil]) => !asked.has(pupil));
  const merged = new Map([...kept, ...fresh.byPupil]);
  return pageOf({ ...gathered, weeks: merged, files: new Map([...files, ...fresh.files]), times });
}
