const DAY_MS = 86_400_000;
const ISO_DAY = /\b(20\d\d)-(\d\d)-(\d\d)(?=\b|T)/g;
const DOTTED_DAY = /\b(\d\d)\.(\d\d)\.(20\d\d)\b/g;
/** Eight digits that are all of a text: a key, a value, an attribute. */
const COMPACT_DAY = /(?<=")(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=")/g;
/** Months count from 0. */
const JAVASCRIPT_DAY = /\bnew Date\((\d{4}),(\d{1,2}),(\d{1,2})(?=[,)])/g;

/** A text with every day in it told as the day before, in the spelling it has. */
export const dayEarlier = (text: string): string =>
  text
    .replaceAll(ISO_DAY, (_, ...day: string[]) => before(day).join('-'))
    .replaceAll(DOTTED_DAY, (_, day: string, month: string, year: string) =>
      before([year, month, day]).toReversed().join('.'),
    )
    .replaceAll(COMPACT_DAY, (_, ...day: string[]) => before(day).join(''))
    .replaceAll(JAVASCRIPT_DAY, (_, year: string, month: string, day: string) => {
      const [y, m, d] = before([year, String(Number(month) + 1).padStart(2, '0'), day.padStart(2, '0')]).map(Number);
      return `new Date(${y},${m! - 1},${d}`;
    });

/** Year, month and day of the day before; what is no day stays. */
function before([year, month, day]: readonly string[]): readonly string[] {
  const moment = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(moment)) return [year!, month!, day!];
  return new Date(moment - DAY_MS).toISOString().slice(0, 10).split('-');
}
