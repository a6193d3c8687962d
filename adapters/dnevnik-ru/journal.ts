import type { Coverage, Page } from '../../gateway/contracts/adapter.ts';
import type { EntityName } from '../../gateway/contracts/records.ts';
import { listIn, type Reading, startReading } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import type { Api } from './access.ts';
import { askEntries, askLessons, askMarks, askTasks, askWorks } from './journal-answers.ts';
import { journalRecords, type ToldWeek } from './journal-records.ts';
import { idAt, textAt } from './raw.ts';
import type { SchoolView, ScopeView } from './school.ts';
import { individualWorks } from './tasks.ts';

/** What decides how a week is read, from the settings. */
export interface JournalSettings {
  readonly marksBy: 'lessons' | 'edu-group';
  readonly attendWritten: boolean;
  readonly readTasks: boolean;
}

/** Type of the works that carry period and final marks: those are read by the term pages. */
const PERIOD_MARK = 'PeriodMark';

/**
 * Reads the journal of one class in one ISO week. Everything hangs on the lessons of the week (their day is certain), so
 * that what is missing was withdrawn.
 */
export async function readWeek(
  api: Api,
  school: SchoolView,
  scope: ScopeView,
  week: Week,
  settings: JournalSettings,
  now: () => Date,
): Promise<Omit<Page, 'cursor' | 'again'>> {
  const reading = startReading(now);
  const told = await askWeek(api, scope, week, settings, reading);
  reading.join(joinedText(school, scope));
  const covers: Coverage = {
    sheet: 'journal-day',
    school: school.id,
    scope: scope.id,
    ...week,
    entities: coveredBy(settings),
    pupils: 'all',
  };
  return { ...reading.end(), covers, records: () => journalRecords(told, school, scope) };
}

const joinedTexts = new WeakMap<ScopeView, string>();

/** What is joined to every week of a class, as text; made once, since a run reads several weeks of it. */
function joinedText({ zoneHours }: SchoolView, scope: ScopeView): string {
  const text = joinedTexts.get(scope) ?? JSON.stringify([scope.bells, scope.groups, zoneHours ?? null]);
  joinedTexts.set(scope, text);
  return text;
}

/** Attendance that was taken is provable only where everybody present has an entry too. */
function coveredBy({ marksBy, attendWritten }: JournalSettings): readonly EntityName[] {
  const always: EntityName[] = ['lesson', 'work', 'homework', 'attendance'];
  if (marksBy === 'lessons') always.push('mark');
  if (attendWritten) always.push('attendance-taken');
  return always;
}

async function askWeek(
  api: Api,
  scope: ScopeView,
  week: Week,
  { marksBy, readTasks }: JournalSettings,
  reading: Reading,
): Promise<ToldWeek> {
  const lessons = await askLessons(api, scope, week, reading);
  const lessonIds = [...new Set(lessons.map(({ lesson }) => idAt(lesson)))].filter((id) => id !== '');
  const [workAnswers, markAnswers, entryAnswers, taskAnswers] = await Promise.all([
    askWorks(api, lessons),
    marksBy === 'lessons' ? askMarks(api, lessonIds) : [],
    askEntries(api, lessonIds),
    readTasks ? askTasks(api, lessonIds) : [],
  ]);
  const listed = [
    ...workAnswers.inLessons,
    ...workAnswers.answers.flatMap((answer) => listIn(reading.note(answer), 'works')),
  ];
  const periodWorks = new Set(listed.filter(isPeriodWork).map((work) => idAt(work)));
  const works = listed.filter((work) => !isPeriodWork(work));
  const marks = markAnswers
    .flatMap((answer) => listIn(reading.note(answer), 'marks'))
    .filter((mark) => !periodWorks.has(idAt(mark, 'work')));
  const entries = entryAnswers.flatMap((answer) => listIn(reading.note(answer), 'log entries'));
  const tasks = taskAnswers.flatMap((answer) => listIn(reading.note(answer), 'tasks'));
  reading.count(lessons.length + works.length + marks.length + entries.length);
  return { lessons, works, marks, entries, individual: individualWorks(works, tasks) };
}

export const isPeriodWork = (work: unknown): boolean => textAt(work, 'type') === PERIOD_MARK;
