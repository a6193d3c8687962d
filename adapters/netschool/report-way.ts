import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { RawRecord } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import { diaryIn, isObject } from './diary.ts';
import type { Diary } from './api.ts';
import { DIARY_WAY } from './diary-way.ts';
import { readyFile } from './report-hub.ts';
import { reportLines } from './report-page.ts';
import type { Session } from './session.ts';
import type { PupilAnswers, Way, WeekAsked } from './way.ts';

/** The report whose page holds attendance. */
export const REPORT = 'studenttotal';
/** Times a report is asked for anew while it does not come whole. */
const TRIES = 3;

/**
 * The web diary with the report of marks and attendance beside it, queued for every pupil and week. The report tells attendance by subject and day;
 * which lesson it belongs to follows from the diary of that day.
 */
export const REPORT_WAY: Way = {
  ...DIARY_WAY,
  told: [...DIARY_WAY.told, 'attendance'],
  async ask(session, asked) {
    const [diary] = await DIARY_WAY.ask(session, asked);
    return [diary!, await askReport(session, asked)];
  },
  count: (answers) => DIARY_WAY.count(answers) + lettersIn(answers).length,
  records(week, joined) {
    const { pupil, ordinal, answers } = week;
    const letters = lettersIn(answers).map(({ day, letter, lesson }, nth): RawRecord => ({
      yields: ['attendance'],
      body: { letter, pupil, lesson: { classmeetingId: lesson } },
      ref: `report/${ordinal}/${nth}`,
      place: { school: joined.school, scope: joined.scope, day },
      pupil,
    }));
    return [...DIARY_WAY.records(week, joined), ...letters];
  },
};

/** The page of the report, asked for anew where something came in its place. */
async function askReport(session: Session, { pupil, classId, week, yearId, begins }: WeekAsked): Promise<Answer> {
  const filters = {
    SID: pupil,
    PCLID: classId,
    period: `${week.from}T00:00:00 - ${week.to}T00:00:00`,
  };
  const body = {
    params: [
      { name: 'SCHOOLYEARID', value: yearId },
      { name: 'SERVERTIMEZONE', value: 3 },
      { name: 'DATEFORMAT', value: 'd.mm.yy' },
    ],
    selectedData: Object.entries(filters).map(([filterId, filterValue]) => ({ filterId, filterValue })),
  };
  for (let tried = 1; ; tried += 1) {
    try {
      const file = await readyFile(session, { report: REPORT, body }, session.version);
      const page = await session.page(`files/${encodeURIComponent(file)}`);
      reportLines(page.text, begins);
      // Kept with the answer, because the page tells no year.
      return { ...page, json: { begins } };
    } catch (error) {
      if (!isPassing(error) || tried >= TRIES) throw error;
    }
  }
}

/** A report that failed in the queue, or came as something else, may come whole the next time. */
const isPassing = (error: unknown): boolean =>
  error instanceof GatewayError &&
  error.code !== 'stopped' &&
  (error.remedy === 'retry' || error.code === 'vendor.answer');

interface Letter {
  readonly day: string;
  readonly letter: string;
  /** Vendor's id of the lesson; undefined where the day has several lessons of the subject and other numbers of letters. */
  readonly lesson: unknown;
}

/** What is neither a mark nor a debt: letters of attendance, known or not. */
const isLetter = (value: string): boolean => !/^[\d.,+\-−–]+$/.test(value);

function lettersIn([diary, page]: PupilAnswers['answers']): readonly Letter[] {
  const lessonsOn = lessonsBySubject(diaryIn(diary!.json));
  const { begins } = page!.json as { readonly begins: number };
  return reportLines(page!.text, begins).flatMap(({ subject, cells }) =>
    cells.flatMap(({ day, values }) => {
      const letters = values.filter(isLetter);
      const lessons = lessonsOn.get(`${day} ${subject}`) ?? [];
      // One lesson, or as many letters as lessons: then in the order of the lessons (assumed). Else nobody can tell.
      return letters.map((letter, nth) => ({
        day,
        letter,
        lesson: lessons.length === 1 ? lessons[0] : lessons.length === letters.length ? lessons[nth] : undefined,
      }));
    }),
  );
}

/** Ids of lessons by day and name of the subject, each once, in the order of the day. */
function lessonsBySubject({ weekDays }: Diary): ReadonlyMap<string, readonly unknown[]> {
  const found = new Map<string, unknown[]>();
  for (const day of (weekDays ?? []) as readonly unknown[]) {
    if (!isObject(day)) continue;
    for (const lesson of (day['lessons'] ?? []) as readonly unknown[]) {
      if (!isObject(lesson)) continue;
      const key = `${dayAtFrontOf(day['date'])} ${String(lesson['subjectName']).trim()}`;
      const ids = found.get(key) ?? [];
      found.set(key, ids);
      if (!ids.includes(lesson['classmeetingId'])) ids.push(lesson['classmeetingId']);
    }
  }
  return found;
}
