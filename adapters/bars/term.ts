import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Day, RawRecord, ReadTimes } from '../../gateway/contracts/records.ts';
import { digestOf } from '../kit/digest.ts';
import type { ClassView } from './class-view.ts';
import { textOf } from './cursor.ts';
import { keyOf } from './key.ts';
import { plainText } from './plain-text.ts';
import { blocksOf, itemsAt, rawOf } from './raw.ts';
import type { Pupil, Roll } from './roll.ts';
import { endOf } from './roster.ts';

/** Stands in the scope of marks that are of no period: year, examination, final. */
const WHOLE_YEAR = 'year';
/** Names of columns that are of a period, whether its days are known or not. */
const OF_PERIOD = /четверть|триместр|полугодие|модуль/i;
/** Stands where a subject has no mark yet, as the old API writes it. */
const NO_MARK: ReadonlySet<unknown> = new Set(['', '0', '-', null, undefined]);

export interface TermsOf {
  readonly id: string;
  readonly year: Day;
  readonly today: Day;
  readonly roll: Roll;
  readonly read: ReadTimes;
}

/** A mark of the total marks, with the names of its column and subject. */
interface TermMark {
  readonly pupil: string;
  readonly column: string | undefined;
  readonly body: object;
}

/**
 * The pages of total marks: of each class one for every period that has begun, one for the marks of the year where there are any or the year is ending,
 * and one that claims nothing for marks of periods whose days are not known.
 */
export function termPages(terms: TermsOf): readonly Page[] {
  const { roll } = terms;
  const byClass = Map.groupBy(
    [...roll.pupils.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    ({ classId }) => classId,
  );
  return [...byClass].sort().flatMap(([classId, pupils]) => classTerms(terms, roll.classes.get(classId)!, pupils));
}

function classTerms(terms: TermsOf, { id: classId, periods }: ClassView, pupils: readonly Pupil[]): readonly Page[] {
  const { year, today } = terms;
  const marks = pupils.flatMap(marksOf);
  const known = new Set(periods.map(({ key }) => key));
  const ofYear = marks.filter(({ column, body }) => !known.has(column ?? '') && isOfYear(body));
  const strangers = marks.filter((mark) => !known.has(mark.column ?? '') && !ofYear.includes(mark));
  const isEnding = today.slice(5) >= '05-01' && today < endOf(year);
  const isYearDue = ofYear.length > 0 || (isEnding && today.slice(5) < '09-01');
  const page = pageIn(terms, classId, pupils);
  const pages = [
    ...periods.map((period) =>
      page(
        period.key,
        period.to,
        marks.filter(({ column }) => column === period.key).map((mark) => ofPeriod(mark, period.key)),
      ),
    ),
    ...(isYearDue ? [page(WHOLE_YEAR, endOf(year), ofYear)] : []),
    ...(strangers.length > 0 ? [page('~', '', strangers)] : []),
  ];
  return pages.sort((a, b) => (a.cursor < b.cursor ? -1 : 1));
}

const ofPeriod = (mark: TermMark, periodId: string): TermMark => ({ ...mark, body: { ...mark.body, periodId } });

const isOfYear = (body: object): boolean => {
  const { columnName } = body as { readonly columnName?: unknown };
  return typeof columnName === 'string' && !OF_PERIOD.test(columnName);
};

const pageIn =
  ({ id, roll, read }: TermsOf, classId: string, pupils: readonly Pupil[]) =>
  (term: string, day: Day, marks: readonly TermMark[]): Page => {
    const place = { school: id, scope: `${classId}/${term}`, day };
    const { day: _day, ...slice } = place;
    const records = marks.map(({ pupil, body }, index): RawRecord => ({
      yields: ['term-mark'],
      body,
      ref: `total/${index}`,
      place,
      pupil,
    }));
    const who = roll.isWhole ? ('all' as const) : pupils.map((pupil) => pupil.id);
    const covers = { sheet: 'term', ...slice, from: day, to: day, entities: ['term-mark'], pupils: who } as const;
    return {
      digest: digestOf([JSON.stringify(marks)]),
      received: marks.length,
      records: () => records,
      ...(day !== '' && { covers }),
      cursor: textOf({ term, class: classId }),
      read,
    };
  };

/** The marks that total marks list for one pupil. A column is told by its code, and named in a list beside. */
function marksOf({ id: pupil, totals }: Pupil): readonly TermMark[] {
  return blocksOf(totals, 'total_marks_data').flatMap((block) => {
    const names = new Map(
      itemsAt(block, 'subperiods').map((column) => [JSON.stringify(rawOf(column)['code']), rawOf(column)['name']]),
    );
    return itemsAt(block, 'discipline_marks').flatMap((line) => {
      const { discipline } = rawOf(line);
      const marks = itemsAt(line, 'period_marks').filter((told) => !NO_MARK.has(rawOf(told)['mark']));
      return marks.map((told): TermMark => {
        const columnName = plainText(names.get(JSON.stringify(rawOf(told)['subperiod_code'])));
        const column = keyOf('period', columnName);
        const subjectId = keyOf('subject', discipline);
        const subjectName = plainText(discipline);
        return { pupil, column, body: { mark: told, columnName, column, subjectId, subjectName, pupil } };
      });
    });
  });
}
