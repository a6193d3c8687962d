import type { Page } from '../../gateway/contracts/adapter.ts';
import type { RawRecord } from '../../gateway/contracts/records.ts';
import { believed, listIn, startReading } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import type { Api } from './access.ts';
import { chunks } from './journal-answers.ts';
import { isPeriodWork } from './journal.ts';
import { byId, idAt, rawOf } from './raw.ts';
import type { SchoolView, ScopeView } from './school.ts';

/** Ids in one posted list. */
const IDS_IN_BODY = 500;

/**
 * Reads the marks of a class between two days, whatever those days mean to the vendor (day of the lesson, or of the
 * entry): the page claims nothing and merges. The lessons are asked for, because a mark does not tell their day.
 */
export async function readGroupMarks(
  api: Api,
  school: SchoolView,
  scope: ScopeView,
  { from, to }: Week,
  now: () => Date,
): Promise<Omit<Page, 'cursor' | 'again'>> {
  const reading = startReading(now);
  const groups = [scope.id, ...scope.groups];
  const answers = await Promise.all(
    groups.map((group) => believed(() => api.get(`edu-groups/${group}/marks/${from}/${to}`))),
  );
  const lists = answers.map((answer) => listIn(reading.note(answer), 'marks'));
  const ofClass = new Set(lists[0]?.map((mark) => idAt(mark)));
  const listed = lists.flatMap((marks, index) => marks.filter((mark) => index === 0 || !ofClass.has(idAt(mark))));
  const many = async (path: string, key: string): Promise<ReadonlyMap<string, unknown>> => {
    const ids = [...new Set(listed.map((mark) => idAt(mark, key)))].filter((id) => id !== '').sort();
    const found = await Promise.all(chunks(ids, IDS_IN_BODY).map((some) => believed(() => api.ask(path, some))));
    return byId(found.flatMap((answer) => listIn(reading.note(answer), path)));
  };
  const [lessons, works] = [await many('lessons/many', 'lesson'), await many('works/many', 'work')];
  const marks = listed.filter((mark) => !isPeriodWork(works.get(idAt(mark, 'work'))));
  reading.count(marks.length);
  const placeOf = (mark: unknown): RawRecord['place'] => {
    const day = dayAtFrontOf(rawOf(lessons.get(idAt(mark, 'lesson')))['date']);
    return { school: school.id, scope: scope.id, day };
  };
  const records = marks.map((mark, index): RawRecord => ({
    yields: ['mark'],
    body: { mark },
    ref: `mark/${idAt(mark) || index}`,
    place: placeOf(mark),
  }));
  return { ...reading.end(), records: () => records };
}
