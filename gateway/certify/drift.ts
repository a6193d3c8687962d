import { changedRows, isRows } from './dated-rows.ts';
import { isRawNumber, parseKeeping } from './raw-numbers.ts';

/** Names of fields that tell what a thing is: without them there is nothing to list. */
const IDENTIFYING = /id$|ids$|_str$|^id|date|day|time|week|name|title|type|token|code|login|role/i;

/**
 * A meddler that turns every text and number of listed things into a list of it, but what identifies; in rows of JavaScript, whose cells have no
 * names, every text of a row that has a day.
 */
export function driftOf(): { readonly fields: ReadonlySet<string>; text(text: string, type: string): string } {
  const fields = new Set<string>();
  const turned = (value: unknown, isListed: boolean): unknown => {
    if (Array.isArray(value)) return value.map((item) => turned(item, true));
    if (value === null || typeof value !== 'object' || isRawNumber(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => {
        const isPlain = item === null || typeof item !== 'object' || isRawNumber(item);
        if (!isPlain || !isListed || IDENTIFYING.test(name)) return [name, turned(item, isListed)];
        fields.add(name);
        return [name, [item]];
      }),
    );
  };
  const turnedCell = (cell: string, at: number): string => {
    if (!cell.startsWith('"')) return cell;
    fields.add(String(at));
    return `[${cell}]`;
  };
  return {
    fields,
    text(text, type) {
      if (isRows(text, type)) return changedRows(text, turnedCell);
      return /json/i.test(type) ? (parseKeeping(text, (value) => turned(value, false)) ?? text) : text;
    },
  };
}
