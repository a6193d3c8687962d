/** Lies about lists; the other one is about days. */
export type ListLie = 'skip-page' | 'claim-coverage' | 'repeat-ids';

/** What a lie makes of a list of things. @param withIdOf the second thing with the id of the first */
export function changed<Item>(
  items: readonly Item[],
  lie: ListLie,
  withIdOf: (first: Item, second: Item) => Item,
): readonly Item[] {
  if (lie === 'skip-page') return [];
  if (lie === 'claim-coverage') return items.slice(0, Math.ceil((items.length * 2) / 3));
  const [first, second, ...others] = items as readonly [Item, Item];
  return [first, withIdOf(first, second), ...others];
}

type Members = Readonly<Record<string, unknown>>;

/** A day as journals write it: at the beginning of a text, or its eight digits. */
const DAY = /^(?:20\d\d-\d\d-\d\d|\d\d\.\d\d\.20\d\d|20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$)/;
const ID = /^(?:id|\w*(?:Id|_id|ID))(?:_str)?$/;
/** Lessons of ЭлЖур stand inside their day, and are known by a page of the journal and a number. */
const PAGE_AND_NUMBER = ['lesson_id', 'num'] as const;

/** Whether these are the scalar members of a thing of some day. */
export const isDated = (members: Members): boolean =>
  isNumbered(members) || Object.values(members).some((value) => typeof value === 'string' && DAY.test(value));

const isNumbered = (members: Members): boolean => PAGE_AND_NUMBER.every((name) => name in members);

/** The members that are the own id of a thing, as the first has them and the second has not: what is told first; ids that follow point to others. */
export function ownId(first: Members, second: Members): Members {
  if (isNumbered(first)) return Object.fromEntries(PAGE_AND_NUMBER.map((name) => [name, first[name]]));
  const ids = Object.entries(first).filter(
    ([name, id]) => ID.test(name) && JSON.stringify(id) !== JSON.stringify(second[name]),
  );
  const [own] = ids.map(([name]) => name.replace(/_str$/, ''));
  return Object.fromEntries(ids.filter(([name]) => name.replace(/_str$/, '') === own));
}
