import type { Day } from '../../gateway/contracts/records.ts';
import type { HttpRequest } from './http-request.ts';
import { isDay } from './time.ts';

/** A day as vendors write it: 2026-10-12, with a time behind it or not, or 12.10.2026; without signs only where it begins a span, for an id may be as long. */
const DAY = /^(?:(\d{4})-(\d\d)-(\d\d)(?!\d)|(\d\d)\.(\d\d)\.(\d{4})(?!\d)|(\d{4})(\d\d)(\d\d)(?=-\d{8}$))/;

/** The first day that a request asks about, by its path, query or form; undefined where none is told. */
export function dayAskedBy({ path, query, form }: Pick<HttpRequest, 'path' | 'query' | 'form'>): Day | undefined {
  const said = [...path.split(/[/?&=]/), ...Object.values({ ...query, ...form })];
  for (const one of said) {
    const day = typeof one === 'string' ? dayIn(one) : undefined;
    if (day !== undefined) return day;
  }
  return undefined;
}

function dayIn(text: string): Day | undefined {
  const [, ...groups] = DAY.exec(text) ?? [];
  const [first = '', month, last = ''] = groups.filter((group) => group !== undefined);
  const day = first.length === 4 ? `${first}-${month}-${last}` : `${last}-${month}-${first}`;
  return isDay(day) ? day : undefined;
}
