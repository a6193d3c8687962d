/** Stands for each item of a list, and for keys that are data. */
export const EACH = '*';

/**
 * What a field is called by. A key that is none (an id, also one that begins with a letter, a word of a person, a login with signs) is data,
 * perhaps a name of somebody: it is never kept. Names have few digits.
 */
const FIELD_NAME = /^[A-Za-z_$](?:[A-Za-z_$-]*\d){0,3}[A-Za-z_$-]*$/;
const LONGEST_NAME = 64;

export const isFieldName = (key: string): boolean => key.length <= LONGEST_NAME && FIELD_NAME.test(key);

const COLUMN = /^(0|[1-9][0-9]{0,3})$/;

/** Whether the name in a field's path is a column of a row: of every other array the path says "*". */
export const isColumn = (name: string): boolean => COLUMN.test(name);

/** Fields that hold an array that is a row: each place of it is a field of its own. */
export type Rows = ReadonlySet<string>;

/**
 * The rows that the JSON Pointers of a system's maps tell of: an array of which some map reads another place than the first has
 * columns. A map that reads the first alone means the first of a list.
 */
export function rowsIn(pointers: readonly string[]): Rows {
  const rows = new Set<string>();
  const split = pointers.map((pointer) => pointer.split('/'));
  const deepest = Math.max(0, ...split.map(({ length }) => length));
  // From the top down: how a field is called depends on the rows that it stands in.
  for (let depth = 1; depth < deepest; depth += 1)
    for (const names of split) {
      const name = names[depth] ?? '';
      if (name !== '0' && isColumn(name)) rows.add(fieldOf(names.slice(0, depth).join('/'), rows));
    }
  return rows;
}

/** The field that a JSON Pointer of a map reads: the index of a row is a column, that of a list any of its items. */
export function fieldOf(pointer: string, rows: Rows): string {
  const [root = '', ...names] = pointer.split('/');
  return names.reduce(
    (field, name) => `${field}/${isFieldName(name) || (isColumn(name) && rows.has(field)) ? name : EACH}`,
    root,
  );
}

/** '' for a field of the body itself. */
export const parentOf = (field: string): string => field.slice(0, field.lastIndexOf('/'));
export const nameOf = (field: string): string => field.slice(field.lastIndexOf('/') + 1);
