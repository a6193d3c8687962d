import type { Page } from '../../gateway/contracts/adapter.ts';
import type { RawRecord } from '../../gateway/contracts/records.ts';
import { believed, listIn, startReading } from '../kit/reading.ts';
import { digestOf } from '../kit/digest.ts';
import type { Api } from './access.ts';
import { idAt, listAt, rawOf } from './raw.ts';
import { endOfYear, type PeriodView, type SchoolView, type ScopeView } from './school.ts';

/** Stands for the period of marks that name none: those of the whole year. */
const WHOLE_YEAR = 'year';
/** Stands for periods that nobody knows; sorts behind all others. */
const NO_PERIOD = '~';

/** The pages of one class's terms: the vendor tells all periods in one answer, a page is of one. */
export interface TermPage extends Omit<Page, 'cursor' | 'again'> {
  /** Id of the period; sorts the pages of a class. */
  readonly period: string;
}

/** One mark with what belongs to it: one raw record. */
interface TermMark {
  /** Id of the period, WHOLE_YEAR where none is named. */
  readonly periodId: string;
  readonly body: object;
}

/**
 * Reads the period marks of one class. A page for each period that has begun, for the year once its last period has, and
 * one that claims nothing for marks of periods that nobody knows.
 */
export async function readTerms(
  api: Api,
  school: SchoolView,
  scope: ScopeView,
  now: () => Date,
): Promise<readonly TermPage[]> {
  const reading = startReading(now);
  const answer = await believed(() => api.get(`edu-groups/${scope.id}/final-marks`));
  const marks = listIn(answer.json, 'final marks').flatMap((person) => marksOf(person, school, scope));
  const { read } = reading.end();
  const year = wholeYear(school);
  const periods = [...toldApart(scope.periods), year];
  const known = new Set(periods.map(({ id }) => id));
  const lastBegins =
    scope.periods
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? year.from;
  const isDue = (period: PeriodView): boolean => (period === year ? lastBegins : period.from) <= school.today;
  const pages = periods
    .map((period) => ({ period, its: marks.filter(({ periodId }) => periodId === period.id) }))
    .filter(({ period, its }) => its.length > 0 || isDue(period))
    .map(({ period, its }): TermPage => {
      const scopeId = `${scope.id}/${period === year ? school.year.slice(0, 4) : period.id}`;
      const place = { school: school.id, scope: scopeId, day: period.to };
      const where = { sheet: 'term', school: school.id, scope: scopeId, from: period.to, to: period.to } as const;
      const covers = { ...where, entities: ['term-mark'], pupils: 'all' } as const;
      return { period: period.id, ...pageOf(its, place), read, covers };
    });
  const strangers = marks.filter(({ periodId }) => !known.has(periodId));
  if (strangers.length === 0) return pages;
  const nowhere = { school: school.id, scope: scope.id, day: '' };
  return [...pages, { period: NO_PERIOD, ...pageOf(strangers, nowhere), read }];
}

/**
 * The periods that have an id of their own, each once: of those that share one the first stays, as in the roster, where the other waits in
 * quarantine. Marks name no more than the id, so that no page could be of the other one.
 */
function toldApart(periods: readonly PeriodView[]): readonly PeriodView[] {
  const taken = new Set([WHOLE_YEAR, NO_PERIOD]);
  return periods.filter(({ id }) => !taken.has(id) && taken.add(id));
}

function pageOf(marks: readonly TermMark[], place: RawRecord['place']): Omit<TermPage, 'period' | 'read'> {
  const records = marks.map(({ body }, index): RawRecord => ({
    yields: ['term-mark'],
    body,
    ref: `final-mark/${idAt(rawOf(body)['mark']) || index}`,
    place,
  }));
  return { digest: digestOf([JSON.stringify(marks)]), received: marks.length, records: () => records };
}

/** The marks that stand inside the line of one person and period. */
function marksOf(person: unknown, school: SchoolView, scope: ScopeView): readonly TermMark[] {
  const periodId = idAt(person, 'reportingPeriod') || WHOLE_YEAR;
  const period = scope.periods.find(({ id }) => id === periodId)?.told;
  return listAt(person, 'per-subject-final-marks').flatMap((line) => {
    const mark = rawOf(line)['final-mark'];
    if (mark === null || mark === undefined) return [];
    const subjectId = idAt(line, 'subject');
    const subject = school.subjects.get(subjectId);
    const pupilId = idAt(person, 'person');
    const body = {
      mark,
      kind: periodId === WHOLE_YEAR ? 'year' : 'period',
      pupilId,
      subjectId,
      ...(subject !== undefined && { subject }),
      ...(period !== undefined && { period }),
    };
    return [{ periodId, body }];
  });
}

/** The year as a period: its marks stand on its last day. */
const wholeYear = ({ year }: SchoolView): PeriodView => ({
  id: WHOLE_YEAR,
  told: undefined,
  from: year,
  to: endOfYear(year),
});
