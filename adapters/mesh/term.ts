import type { Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day, RawRecord } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import { digestOf } from '../kit/digest.ts';
import { believed, startReading } from '../kit/reading.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import { askEach } from './each.ts';
import { askFamily, type Child, type ChildOf, payloadIn } from './families.ts';
import { listAt, rawOf, textAt } from './raw.ts';
import type { ClassView, Period, Year } from './school.ts';

/** Stands for the year among the periods, behind all others. */
const WHOLE_YEAR = '~year';
/** Stands for periods that no schedule of the class has. */
const NO_PERIOD = '~~';

/** The page of one period of a class. */
export interface TermPage extends Omit<Page, 'cursor' | 'again'> {
  /** Id of the period; sorts the pages of a class. */
  readonly part: string;
}

export interface TermsOf {
  readonly schoolId: string;
  readonly own: ClassView;
  readonly year: Year;
  readonly today: Day;
  readonly childOf: ChildOf;
  readonly parallel: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  leftOut(pupils: number, error: GatewayError): void;
}

/** One mark of a period or of the year. */
interface TermMark {
  readonly part: string;
  readonly pupil: string;
  readonly body: object;
}

/**
 * Reads what stands for the periods of one class: `fixed_value` of each period of each subject, and `year_mark`. A page for each period that has
 * begun, for the year once its last period has, and one that claims nothing for periods that the school's schedules do not have.
 */
export async function readTerms(asked: TermsOf): Promise<readonly TermPage[]> {
  const { own, year, today, schoolId } = asked;
  const reading = startReading(asked.now);
  const answers = await askSubjects(asked);
  if (answers.size === 0) return [];
  const periods = toldApart(own.periods);
  const marks = [...answers].flatMap(([pupil, { json }]) =>
    termMarks(payloadIn(json, 'subject_marks'), pupil, periods),
  );
  const { read } = reading.end();
  const lastBegins =
    own.periods
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? year.from;
  const cells = [
    ...periods.map(({ id, from, to }) => ({ part: id, scope: `${own.id}/${id}`, from, day: to })),
    { part: WHOLE_YEAR, scope: `${own.id}/${year.id}`, from: lastBegins, day: year.to },
  ];
  const isWhole = own.present.every(({ student }) => answers.has(student));
  const pupils = isWhole ? ('all' as const) : [...answers.keys()];
  const pages = cells.flatMap(({ part, scope, from, day }): readonly TermPage[] => {
    const its = marks.filter((mark) => mark.part === part);
    if (its.length === 0 && from > today) return [];
    const place = { school: schoolId, scope, day };
    const covers = {
      sheet: 'term',
      school: schoolId,
      scope,
      from: day,
      to: day,
      entities: ['term-mark'],
      pupils,
    } as const;
    return [{ part, ...pageOf(its, place, [...answers.keys()]), read, covers }];
  });
  const strangers = marks.filter(({ part }) => part === NO_PERIOD);
  if (strangers.length === 0) return pages;
  const nowhere = { school: schoolId, scope: own.id, day: '' };
  return [...pages, { part: NO_PERIOD, ...pageOf(strangers, nowhere, [...answers.keys()]), read }];
}

/**
 * The periods that have an id of their own, each once: of those that share one the first stays, as in the roster, where the other waits in
 * quarantine. Its marks are in no period, and wait too: under one id they would be told as marks of the first.
 */
function toldApart(periods: readonly Period[]): readonly Period[] {
  const taken = new Set(['', WHOLE_YEAR, NO_PERIOD]);
  return periods.filter(({ id }) => !taken.has(id) && taken.add(id));
}

function askSubjects({ own, childOf, parallel, signal, leftOut }: TermsOf): Promise<ReadonlyMap<string, Answer>> {
  const ask = async (child: Child): Promise<Answer> => {
    const once = () => askFamily(child, 'subject_marks', { student_id: child.student }, signal);
    const answer = await believed(once, (json) => payloadIn(json, 'subject_marks').length === 0);
    payloadIn(answer.json, 'subject_marks');
    return answer;
  };
  return askEach({ members: own.present, childOf, atOnce: parallel, ask, leftOut });
}

function pageOf(
  marks: readonly TermMark[],
  place: RawRecord['place'],
  pupils: readonly string[],
): Pick<Page, 'digest' | 'received' | 'records' | 'parts'> {
  const records = marks.map(({ body, pupil }, nth): RawRecord => ({
    yields: ['term-mark'],
    body,
    ref: `term-mark/${nth}`,
    place,
    pupil: pupil,
  }));
  const parts = new Map(pupils.map((pupil) => [pupil, marks.filter((mark) => mark.pupil === pupil).length]));
  const digest = digestOf([JSON.stringify([pupils, marks])]);
  return { digest, received: marks.length, records: () => records, parts };
}

/** The marks of periods and of the year that stand in the subjects of one pupil. */
export function termMarks(
  subjects: readonly unknown[],
  pupil: string,
  periods: readonly Period[],
): readonly TermMark[] {
  return subjects.flatMap((told) => {
    const { subject_id, subject_name, year_mark: yearMark } = rawOf(told);
    const subject = { subject_id, subject_name };
    const ofPeriods = listAt(told, 'periods').flatMap((one): readonly TermMark[] => {
      const { fixed_value: value, marks: _marks, ...period } = rawOf(one);
      if (isMissing(value)) return [];
      const periodId = idOfPeriod(one, periods);
      const body = { kind: 'period', subject, period, pupil, value: textIn(value), ...(periodId && { periodId }) };
      return [{ part: periodId ?? NO_PERIOD, pupil, body }];
    });
    if (isMissing(yearMark)) return ofPeriods;
    const body = { kind: 'year', subject, pupil, value: textIn(yearMark) };
    return [...ofPeriods, { part: WHOLE_YEAR, pupil, body }];
  });
}

/** The family's calls name no ids of periods: the school's schedules have them, with the same days or the same name. */
function idOfPeriod(told: unknown, periods: readonly Period[]): string | undefined {
  const { start_iso: start, end_iso: end } = rawOf(told);
  const [from, to, title] = [dayAtFrontOf(start), dayAtFrontOf(end), textAt(told, 'title').trim().toLowerCase()];
  const sameDays = periods.find((period) => period.from === from && period.to === to);
  return (sameDays ?? periods.find((period) => textAt(period.told, 'name').trim().toLowerCase() === title))?.id;
}

const isMissing = (value: unknown): boolean => value === null || value === undefined || value === '';
/** Marks are told as text; where a number stands, it is the mark. */
const textIn = (value: unknown): unknown => (typeof value === 'number' ? String(value) : value);
