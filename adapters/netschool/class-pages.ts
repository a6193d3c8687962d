import type { Page } from '../../gateway/contracts/adapter.ts';
import type { EntityName } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import { digestOf } from '../kit/digest.ts';
import { startReading } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { homeworkIn } from './attachments.ts';
import { type ClassReading, readDiaries } from './class-reader.ts';
import { countListed, diaryIn, type Joined, recordsOf } from './diary.ts';

/** What a diary tells: no topics, no attendance. Where letters of attendance occur, their absence still says nothing. */
export const TOLD: readonly EntityName[] = ['lesson', 'work', 'homework', 'mark'];

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
 * The page of a class and week: one slice, gathered from every pupil's diary before it is given (about 25 kB each). Undefined where nobody's
 * diary could be read.
 */
export async function classPage(
  reading: ClassReading,
  klass: ClassWeek,
  signal: AbortSignal,
): Promise<Page | undefined> {
  const { context } = reading;
  const times = startReading(() => context.now());
  const { byPupil, files, failure } = await readDiaries(reading, klass.members, klass.week, signal);
  const missing = klass.members.length - byPupil.size;
  if (missing > 0) {
    const { source } = context;
    context.log.warn(
      { source, class: klass.classId, week: klass.week.from, pupils: missing, code: failure?.code },
      'left out pupils',
    );
  }
  return byPupil.size > 0 ? pageOf({ reading, klass, diaries: byPupil, files, times }) : undefined;
}

interface Gathered {
  readonly reading: ClassReading;
  readonly klass: ClassWeek;
  readonly diaries: ReadonlyMap<string, Answer>;
  readonly files: ReadonlyMap<string, number>;
  readonly times: ReturnType<typeof startReading>;
}

function pageOf(gathered: Gathered): Page {
  const { reading, klass, diaries, files, times } = gathered;
  const { classId, week, members, cursor } = klass;
  const joined: Joined = { ...klass.joined, scope: classId, files };
  const pupils = [...diaries.keys()].sort();
  const parts = new Map<string, number>();
  const counted = new Map<string, number | undefined>();
  for (const pupil of pupils) {
    const diary = diaryIn(times.note(diaries.get(pupil)!));
    const listed = countListed(diary);
    times.count(listed);
    parts.set(pupil, listed);
    for (const id of homeworkIn(diary, reading.isHomework)) counted.set(String(id), files.get(String(id)));
  }
  const { digest, received, read } = times.end();
  const isWhole = reading.roll.isWhole && members.every((pupil) => diaries.has(pupil));
  return {
    digest: digestOf([
      digest,
      JSON.stringify([pupils, [...joined.typeNames], [...joined.homeworkTypes], [...counted]]),
    ]),
    received,
    records: () =>
      pupils.flatMap((pupil, ordinal) =>
        recordsOf({ pupil, ordinal, diary: diaryIn(diaries.get(pupil)!.json) }, joined),
      ),
    covers: {
      sheet: 'journal-day',
      school: joined.school,
      scope: classId,
      ...week,
      entities: TOLD,
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
  const { reading, klass, diaries, files } = gathered;
  const { context } = reading;
  const times = startReading(() => context.now());
  const fresh = await readDiaries(reading, pupils, klass.week, context.signal);
  const asked = new Set(pupils);
  const kept = [...diaries].filter(([pupil]) => !asked.has(pupil));
  const merged = new Map([...kept, ...fresh.byPupil]);
  return pageOf({ ...gathered, diaries: merged, files: new Map([...files, ...fresh.files]), times });
}
