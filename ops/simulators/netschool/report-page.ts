import type { Day } from '../region/timeline.ts';

/** One line of a report's head: what it is, and what it is for this report. */
export type HeadLine = readonly [name: string, value: string];

/** A report as it is saved, also where its file is called .xls: an HTML page with a head and one table. */
export const reportPage = (school: string, title: string, head: readonly HeadLine[], rows: readonly string[]): string =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${textIn(title)}</title></head><body>
<h5 class="report-title-school">${textIn(school)}</h5><h5>${textIn(title)}</h5>
<table class="print-head"><tr><td></td><td>${head
    .map(([name, value]) => `<span><b>${textIn(name)}: </b>${textIn(value)}</span>`)
    .join('<br>')}</td></tr></table>
<table class="table-print">
${rows.join('\n')}
</table></body></html>`;

/** A text as it stands in HTML. */
export const textIn = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** "1.09.26": the day is not padded, the year has two digits. */
export const shortDate = (day: Day): string => `${Number(day.slice(8))}.${day.slice(5, 7)}.${day.slice(2, 4)}`;

/** "с 1.09.26 по 31.10.26". */
export const rangeText = (from: Day, to: Day): string => `с ${shortDate(from)} по ${shortDate(to)}`;

/** A mean with a decimal comma and at most two decimals; empty where there is nothing. */
export function averageOf(marks: readonly number[]): string {
  if (marks.length === 0) return '';
  const mean = marks.reduce((sum, mark) => sum + mark, 0) / marks.length;
  return String(Math.round(mean * 100) / 100).replace('.', ',');
}
