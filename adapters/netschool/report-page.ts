import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { type Cell, tablesIn } from '../kit/html-tables.ts';
import { isDay } from '../kit/time.ts';

/** Months as the report heads them, from January. */
const MONTHS = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
/** Months from here on belong to the first calendar year of a school year; months carry no year. */
const FIRST_MONTH = 9;

/** One subject's line of «Отчет об успеваемости и посещаемости ученика». */
export interface ReportLine {
  readonly subject: string;
  /** What stands in the cell of each day that has something, in the order of the cell. */
  readonly cells: readonly { readonly day: Day; readonly values: readonly string[] }[];
  /** The mark of the period, as it is written; '' where there is none. */
  readonly final: string;
}

/**
 * Reads the report's table: per subject a cell a day, then an average and the mark of the period.
 *
 * @param begins the calendar year in which the school year begins
 * @throws {GatewayError} http.not-json where the page is no such report: a page for people may come in its place
 */
export function reportLines(html: string, begins: number): readonly ReportLine[] {
  const table = tablesIn(html).find(({ classes }) => classes.includes('table-print'));
  const [head, days, ...lines] = table?.rows ?? [];
  if (!head || !days) throw new GatewayError('http.not-json', 'reading a report: the page holds no table of marks');
  const dates = datesOf(head, days, begins);
  const after = head.filter(({ text }, nth) => nth > 0 && !MONTHS.includes(text.toLowerCase()));
  const finalAt = after.findLastIndex(({ text }) => /итог/i.test(text));
  return lines
    .filter((line) => line.length > 0)
    .map(([subject, ...cells]) => ({
      subject: subject!.text,
      cells: dates.flatMap((day, nth) => {
        const values = (cells[nth]?.text ?? '').split(/[\s/]+/).filter((value) => value !== '');
        return values.length === 0 ? [] : [{ day, values }];
      }),
      final: finalAt < 0 ? '' : (cells[dates.length + finalAt]?.text ?? ''),
    }));
}

/** The day of each column: a month spans as many columns as it has days with lessons. */
function datesOf(head: readonly Cell[], days: readonly Cell[], begins: number): readonly Day[] {
  const months = head.flatMap(({ text, colspan }) => {
    const month = MONTHS.indexOf(text.toLowerCase()) + 1;
    return month === 0 ? [] : Array.from({ length: colspan }, () => month);
  });
  return months.map((month, nth) => {
    const year = month >= FIRST_MONTH ? begins : begins + 1;
    const day = [year, month, Number(days[nth]?.text)].map((part) => String(part).padStart(2, '0')).join('-');
    if (!isDay(day)) throw new GatewayError('vendor.answer', 'reading a report: a column is of no day of the calendar');
    return day;
  });
}
