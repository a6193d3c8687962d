import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import type { EntityName } from '../../gateway/contracts/records.ts';
import { digestOf } from '../kit/digest.ts';
import { type Reading, startReading } from '../kit/reading.ts';
import type { Call } from './access.ts';
import { cursorOf } from './cursor.ts';
import { countListed, individualIn, type Joined, recordsOf } from './diary.ts';
import type { Roll } from './roll.ts';
import { readDiaries, type SchoolWeek } from './week.ts';

/** What a diary tells. Absences are told, presence is not, so that nothing is said of who took attendance; works are those that have marks. */
const TOLD: readonly EntityName[] = ['lesson', 'homework', 'work', 'mark', 'attendance'];

export interface JournalOf {
  readonly call: Call;
  readonly roll: Roll;
  readonly pupilsPerCall: number;
  readonly staffOf: Joined['staffOf'];
  /** Text that changes when the join with the staff would. */
  readonly staffDigest: string;
  readonly context: AdapterContext;
}

/** The pages of one week, class by class; of a class whose diaries could not be read there is none. */
export function pagesOfWeek(journal: JournalOf, week: SchoolWeek, times: Reading): readonly Page[] {
  const { roll, context } = journal;
  const { read } = times.end();
  const unread = roll.pupils.filter(({ id }) => !week.diaries.has(id));
  if (unread.length > 0) {
    const { source } = context;
    context.log.warn(
      { source, week: week.week.from, pupils: unread.length, code: week.failure?.code },
      'left out pupils',
    );
  }
  return [...roll.classes.keys()].flatMap((classId) => {
    const members = roll.pupils.filter(({ id }) => week.classOf.get(id) === classId).map(({ id }) => id);
    const diaries = new Map(
      members.filter((id) => week.diaries.has(id)).map((id) => [id, week.diaries.get(id)] as const),
    );
    return diaries.size === 0 ? [] : [pageOf({ journal, week, classId, members, diaries, read })];
  });
}

interface Gathered {
  readonly journal: JournalOf;
  readonly week: SchoolWeek;
  readonly classId: string;
  /** Everybody who was in the class, read or not. */
  readonly members: readonly string[];
  readonly diaries: ReadonlyMap<string, unknown>;
  readonly read: Page['read'];
}

function pageOf(gathered: Gathered): Page {
  const { journal, week, classId, members, diaries, read } = gathered;
  const { roll, staffOf, staffDigest } = journal;
  const pupils = [...diaries.keys()].sort();
  const parts = new Map(pupils.map((pupil) => [pupil, countListed(diaries.get(pupil))]));
  const isWhole = pupils.length === members.length;
  const told = (): ReturnType<typeof recordsOf> => {
    const joined: Joined = { school: roll.school, scope: classId, staffOf, individual: individualOf(diaries) };
    return pupils.flatMap((pupil, ordinal) => recordsOf({ pupil, ordinal, diary: diaries.get(pupil) }, joined));
  };
  return {
    digest: digestOf([staffDigest, ...pupils.flatMap((pupil) => [pupil, JSON.stringify(diaries.get(pupil))])]),
    received: [...parts.values()].reduce((sum, count) => sum + count, 0),
    records: told,
    covers: {
      sheet: 'journal-day',
      school: roll.school,
      scope: classId,
      ...week.week,
      entities: TOLD,
      pupils: isWhole ? 'all' : pupils,
    },
    cursor: cursorOf(['b-journal', week.week.from, classId]),
    read,
    parts,
    again: (only) => askAgain(gathered, only ?? members),
  };
}

function individualOf(diaries: ReadonlyMap<string, unknown>): Joined['individual'] {
  const shown = [...diaries].flatMap(([pupil, diary]) => individualIn(diary).map((key) => ({ key, pupil })));
  return new Map(
    [...Map.groupBy(shown, ({ key }) => key)].map(([key, own]) => [
      key,
      [...new Set(own.map(({ pupil }) => pupil))].sort(),
    ]),
  );
}

/** The same week once more: these pupils' parts anew, the others' as they were. Who cannot be read now is left out. */
async function askAgain(gathered: Gathered, pupils: readonly string[]): Promise<Page> {
  const { journal, week, diaries } = gathered;
  const times = startReading(() => journal.context.now());
  const fresh = await readDiaries(journal.call, pupils, week.week, journal.pupilsPerCall);
  const asked = new Set(pupils);
  const kept = [...diaries].filter(([pupil]) => !asked.has(pupil));
  return pageOf({ ...gathered, diaries: new Map([...kept, ...fresh.byPupil]), read: times.end().read });
}
