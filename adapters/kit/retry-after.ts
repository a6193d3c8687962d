/**
 * Milliseconds that a `Retry-After` header asks us to wait: whole seconds, or an HTTP date (RFC 9110, 10.2.3). A date is
 * read against the answer's own `Date` header where there is one, so that a wrong clock on either side does not matter.
 * Undefined where the header is missing or says nothing readable; never negative.
 */
export function retryAfterMs(
  header: string | undefined,
  dateHeader: string | undefined,
  now: number,
): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1_000;
  // The oldest form (asctime) names no zone; every form means UTC.
  const at = /^[A-Z][a-z]{2}/.test(text) ? Date.parse(/GMT$/.test(text) ? text : `${text} GMT`) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const said = Date.parse(dateHeader ?? '');
  return Math.max(0, at - (Number.isNaN(said) ? now : said));
}
