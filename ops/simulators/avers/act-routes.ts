import express, { type Request, type Response, type Router } from 'express';
import type { SchoolClass } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';
import { diaryRows } from './diary.ts';
import type { Found } from './desks.ts';
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

/** `/act/<ACTION>`, case aside, by GET and by POST: rows, as a JavaScript literal. */
export function actRoutes(now: () => Moment): Router {
  const router = express.Router();
  const act = (action: string, rowsOf: (asked: Asked) => readonly Row[]): void => {
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
  act('GET_STUDENT_DAIRY', (asked) => {
    const [from, to] = [dayIn(asked.form['begin_dt']), dayIn(asked.form['end_dt'])];
    if (from === undefined || to === undefined || !isOwn(asked)) return [];
    const { desk, account } = asked;
    return inClass(asked, (schoolClass) => diaryRows(desk, { schoolClass, pupil: account.pupil, from, to }, asked.now));
  });
  act('GET_STUDENT_JOURNAL_DATA', (asked) => ofPupil(asked, journalRows));
  act('GET_STUDENT_DIRECTOR_DATA', (asked) => ofPupil(asked, periodRows));
  // Nothing was told in any recording: groups of a parallel are rare, the register of a class is for staff, and nobody writes.
  for (const action of ['GET_STUDENT_PARALLEL', 'GET_ATT_JOURNAL_DATA', 'get_sms']) act(action, () => []);
  return router;
}

/** An account sees its own pupil and nobody else. */
const isOwn = ({ form, account }: Asked): boolean => String(form['student']) === String(account.pupil.ids.short);

function inClass({ desk, form }: Asked, rowsOf: (schoolClass: SchoolClass) => readonly Row[]): readonly Row[] {
  const schoolClass = desk.classes.get(String(form['cls']));
  return schoolClass ? rowsOf(schoolClass) : [];
}

const ofPupil = (asked: Asked, rowsOf: typeof journalRows): readonly Row[] =>
  isOwn(asked) ? inClass(asked, (one) => rowsOf(asked.desk, one, asked.account.pupil, asked.now)) : [];
