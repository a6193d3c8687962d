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

/** One class, and what its pages have in common. */
export interface ClassOf {
  readonly id: string;
  /** Vendor's ids of all pupils that the accounts see in it. */
  readonly pupils: readonly string[];
  readonly joined: Omit<Joined, 'files' | 'scope'>;
  /** Where a run goes on after the page of this week. */
  cursorAfter(week: Week): string;
}

/**
 * The pages of a class, oldest week first. All its pupils' diaries of all these weeks are gathered before the first page, so that every account
 * is signed in once a class: about 25 kB a pupil and week are in memory.
 */
export async function* classPages(
  reading: ClassReading,
  klass: ClassOf,
  weeks: readonly Week[],
): AsyncGenerator<Page, void, void> {
  const started = weeks.map((week) => ({ week, times: startReading(() => reading.context.now()) }));
  const { byWeek, files, failure } = await readDiaries(reading, klass.pupils, weeks);
  if (failure) {
    const missing = klass.pupils.length - (byWeek.get(weeks[0]!.from)?.size ?? 0);
    reading.context.log.warn(
      { source: reading.context.source, class: klass.id, pupils: missing, code: failure.code },
      'left out pupils',
    );
  }
  for (const { week, times } of started) {
    const diaries = byWeek.get(week.from)!;
    if (diaries.size > 0) yield pageOf({ reading, klass, week, diaries, files, times });
  }
}

interface PageOf {
  readonly reading: ClassReading;
  readonly klass: ClassOf;
  readonly week: Week;
  readonly diaries: ReadonlyMap<string, Answer>;
  readonly files: ReadonlyMap<string, number>;
  readonly times: ReturnType<typeof startReading>;
}

function pageOf(told: PageOf): Page {
  const { reading, klass, week, diaries, files, times } = told;
  const pupils = [...diaries.keys()].sort();
  const joined: Joined = { ...klass.joined, scope: klass.id, files };
  const parts = new Map<string, number>();
  const filesHere = new Map<string, number | undefined>();
  for (const pupil of pupils) {
    const diary = diaryIn(times.note(diaries.get(pupil)!));
    const listed = countListed(diary);
    times.count(listed);
    parts.set(pupil, listed);
    for (const id of homeworkIn(diary, reading.isHomework)) filesHere.set(String(id), files.get(String(id)));
  }
  const { digest, received, read } = times.end();
  const isWhole = reading.roll.isWhole && klass.pupils.every((pupil) => diaries.has(pupil));
  return {
    digest: digestOf([
      digest,
      JSON.stringify([pupils, [...joined.typeNames], [...joined.homeworkTypes], [...filesHere]]),
    ]),
    received,
    records: () =>
      pupils.flatMap((pupil, ordinal) =>
        recordsOf({ pupil, ordinal, diary: diaryIn(diaries.get(pupil)!.json) }, joined),
      ),
    covers: {
      sheet: 'journal-day',
      school: joined.school,
      scope: klass.id,
      from: week.from,
      to: week.to,
      entities: TOLD,
      pupils: isWhole ? 'all' : pupils,
    },
    cursor: klass.cursorAfter(week),
    read,
    parts,
    again: (only) => askAgain(told, only ?? klass.pupils),
  };
}

/** The same week once more: these pupils' parts anew, the others' as they were. Who cannot be read now is left out. */
async function askAgain(told: PageOf, pupils: readonly string[]): Promise<Page> {
  const { reading, week, diaries, files } = told;
  const times = startReading(() => reading.context.now());
  const fresh = await readDiaries(reading, pupils, [week]);
  const merged = new Map(diaries);
  for (const pupil of pupils) merged.delete(pupil);
  for (const [pupil, answer] of fresh.byWeek.get(week.from)!) merged.set(pupil, answer);
  return pageOf({ ...told, diaries: merged, files: new Map([...files, ...fresh.files]), times });
}
