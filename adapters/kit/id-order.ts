/** Order of ids as text: any order will do, if it is always the same. */
export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
