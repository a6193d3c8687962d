import { changedRows, isNumberCell, isRows } from './dated-rows.ts';
import type { Meddler } from './relay.ts';

/** Put before an id of up to twelve digits, padded with zeros: 19 digits, beyond what a double holds. */
const BEYOND = '9007199';
const PADDED = 12;
/** Digits of the shortest number that is taken for an id. */
const SHORTEST = 3;
const LARGE = new RegExp(`${BEYOND}(\\d{${PADDED}})`, 'g');
/** An id that is beyond 2^53 by the system's own numbering, as text or as number; no part of a longer word. */
const OWN_LARGE = /(?<![\w.-])\d{17,19}(?![\w.-])/g;
/**
 * A member of JSON that is an id: "id", "classId", "student_id"; its number is small enough to be lengthened. A task of a queue is no thing of a
 * journal, and is spoken of over sockets, which pass as they are.
 */
const ID_MEMBER = /("(?!taskId)(?:id|[\w]*(?:Id|_id|ID))"\s*:\s*)(\d{1,12})(?=\s*[,}\]])/g;
/** A member of JSON that lists ids: "ids", "class_unit_ids", "pupilIds". */
const IDS_MEMBER = /("(?:ids|[\w]*(?:Ids|_ids|IDs))"\s*:\s*\[)([\s\d,]+)(?=\])/g;

/**
 * A meddler that makes the system number its things beyond 2^53: ids in answers grow, in JSON and in rows of JavaScript, and shrink again
 * in what is asked. A system with ids of that size already shows it by its own: they are remembered as they were told.
 *
 * @param settings ids that stand in them stay as they are, or the adapter would look for what is there no more
 */
export function largeIds(settings: unknown): {
  readonly meddler: Meddler;
  count(): number;
  /** How many of the system's own large ids stand in a text, and whether one of them was never told: it was rounded. */
  ownIn(text: string): { readonly count: number; readonly isRounded: boolean };
  isRounded(text: string): boolean;
} {
  const kept = new Set(textsIn(settings));
  const made = new Set<string>();
  const own = new Set<string>();
  const grown = (id: string): string => {
    const large = BEYOND + id.padStart(PADDED, '0');
    made.add(large);
    return large;
  };
  // Of so few digits it may be no id: a grade, a kind; 0 and the like mean "none", "all" or "the first".
  const grownId = (id: string): string =>
    id.length >= SHORTEST && id.length <= PADDED && !kept.has(id) ? grown(id) : id;
  // Of a row with a day the first number is its id; the others may be codes, numbers of lessons, ids that are asked by.
  const grownCell = (cell: string, at: number, row: readonly string[]): string =>
    at === row.findIndex(isNumberCell) ? grownId(cell) : cell;
  const shrunk = (text: string): string => text.replaceAll(LARGE, (_, digits: string) => String(Number(digits)));
  return {
    meddler: {
      request: (path, body) => ({ path: shrunk(path), body: Buffer.from(shrunk(body.toString('latin1')), 'latin1') }),
      header: shrunk,
      text(text, type) {
        for (const [id] of text.matchAll(OWN_LARGE)) own.add(id);
        if (isRows(text, type)) return changedRows(text, grownCell);
        if (!/json/i.test(type)) return text;
        return text
          .replace(ID_MEMBER, (_, name: string, id: string) => name + grownId(id))
          .replace(IDS_MEMBER, (_, name: string, ids: string) => name + ids.replace(/\d+/g, grownId));
      },
    },
    count: () => made.size,
    ownIn(text) {
      const ids = (text.match(OWN_LARGE) ?? []).filter((id) => !made.has(id));
      return { count: ids.length, isRounded: ids.some((id) => !own.has(id)) };
    },
    isRounded: (text) => (text.match(LARGE) ?? []).some((large) => !made.has(large)),
  };
}

/** Every text and number of a value, however deep. */
const textsIn = (value: unknown): readonly string[] =>
  value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [String(value)];
