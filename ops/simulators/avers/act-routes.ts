import express, { type Request, type Response, type Router } from 'express';
import type { SchoolClass } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';
import { dayAt } from '../region/on-day.ts';
import { type Desk, yearOn } from './desk.ts';
import { diaryRows } from './diary.ts';
import type { Found } from './desks.ts';
import { classPeriodRows, lessonRows, periodDayRows, periodNameRows, teacherRows } from './dictionary-rows.ts';
import { journalRows } from './journal.ts';
import { dayIn, literalOf, type Row } from './literal.ts';
import { classRows, periodRows, subjectRows, timetableRows, userRow, yearRow } from './school-rows.ts';
import { answer, foundIn } from './sign-in.ts';

/** The fields that a call sends: of its form, else of its query. */
type Form = Readonly<Record<string, unknown>>;
/** One call as a signed-in user makes it. */
interface Asked extends Found {
  readonly form: Form;
  readonly now: Moment;
}

type Act = (action: string, rowsOf: (asked: Asked) => readonly Row[]) => void;

/** `/act/<ACTION>`, case aside, by GET and by POST: rows, as a JavaScript literal. */
export function actRoutes(now: () => Moment): Router {
  const router = express.Router();
  const act: Act = (action, rowsOf) => {
    router.all(`/act/${action}`, (request: Request, response: Response) => {
      const form = { ...request.query, ...(request.body as Form | undefined) };
      answer(response, literalOf(rowsOf({ ...foundIn(response), form, now: now() })));
    });
  };
  act('get_user_data', ({ desk, account }) => [userRow(desk, account)]);
  act('get_uch_year', ({ desk, form }) => [yearRow(desk, dayIn(form['currentDate']))]);
  act('GET_STUDENT_CLASS', (asked) => {
    const day = dayIn(asked.form['currentDate']);
    return day !== undefined && isOwn(asked) ? classRows(asked.desk, asked.account.pupil, day, asked.now) : [];
  });
  act('GET_DAIRY_CLASS_SUBJECTS', (asked) => inClass(asked, (schoolClass) => subjectRows(asked.desk, schoolClass)));
  act('GET_TIMETABLE', ({ desk, now: at }) => timetableRows(desk, at));
  act('GET_STUDENT_DAIRY', (asked) => between(asked, ['begin_dt', 'end_dt'], diaryRows));
  act('GET_STUDENT_JOURNAL_DATA', (asked) => ofPupil(asked, journalRows));
  act('GET_STUDENT_DIRECTOR_DATA', (asked) => ofPupil(asked, periodRows));
  // Nothing was told in any recording: groups of a parallel are rare, the register of a class is for staff, and nobody writes.
  for (const action of ['GET_STUDENT_PARALLEL', 'GET_ATT_JOURNAL_DATA', 'get_sms']) act(action, () => []);
  dictionaries(act);
  return router;
}

/** Calls that open clients make beside those that were recorded. */
function dictionaries(act: Act): void {
  act('GET_PERIODS', ({ desk, now }) => periodNameRows(desk, yearOn(desk.school, dayAt(desk.school, now))));
  act('GET_JOURNAL_PERIODS_INFO', ({ desk, form }) => periodDayRows(desk, yearOf(desk, form)));
  act('GET_CLASS_PER_SP', (asked) => {
    const { desk } = asked;
    const year = yearOn(desk.school, dayAt(desk.school, asked.now));
    return inClass(asked, (schoolClass) => classPeriodRows(desk, year, schoolClass));
  });
  act('GET_SUBS_PERSONS_STORE_DATA', ({ desk }) => teacherRows(desk));
  act('GET_STUDENT_SUBJECTS', (asked) => inClass(asked, (schoolClass) => subjectRows(asked.desk, schoolClass)));
  act('GET_STUDENT_LESSONS', (asked) => between(asked, ['period_begin', 'period_end'], lessonRows));
  // Clients disagree about what stands in groups; a diary shows a pupil's own only. Nobody writes messages.
  for (const action of ['GET_STUDENT_GROUPS', 'GET_STUDENT_MESSAGES']) act(action, () => []);
}

const yearOf = ({ school }: Desk, form: Form) =>
  school.years.find(({ begins }) => String(begins) === String(form['uchYear']));

/** An account sees its own pupil and nobody else. */
const isOwn = ({ form, account }: Asked): boolean => String(form['student']) === String(account.pupil.ids.short);

function inClass({ desk, form }: Asked, rowsOf: (schoolClass: SchoolClass) => readonly Row[]): readonly Row[] {
  const schoolClass = desk.classes.get(String(form['cls']));
  return schoolClass ? rowsOf(schoolClass) : [];
}

const ofPupil = (asked: Asked, rowsOf: typeof journalRows): readonly Row[] =>
  isOwn(asked) ? inClass(asked, (one) => rowsOf(asked.desk, one, asked.account.pupil, asked.now)) : [];

/** Rows of the pupil in a class between two days of the form. */
function between(asked: Asked, [first, last]: readonly [string, string], rowsOf: typeof diaryRows): readonly Row[] {
  const [from, to] = [dayIn(asked.form[first]), dayIn(asked.form[last])];
  if (from === undefined || to === undefined || !isOwn(asked)) return [];
  const { desk, account, now } = asked;
  return inClass(asked, (schoolClass) => rowsOf(desk, { schoolClass, pupil: account.pupil, from, to }, now));
}
