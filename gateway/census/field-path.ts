/** Stands for each item of a list, and for keys that are data. */
export const EACH = '*';

/**
 * What a field is called by. A key that is none (an id, a word of a person, a login with signs) is data, perhaps a name of
 * somebody: it is never kept.
 */
const FIELD_NAME = /^[A-Za-z_$][A-Za-z0-9_$-]{0,63}$/;

export const isFieldName = (key: string): boolean => FIELD_NAME.test(key);

/** The field that a JSON Pointer of a map reads: an index of a list is any of its items. */
export const fieldOf = (pointer: string): string =>
  pointer
    .split('/')
    .map((token, index) => (index === 0 || isFieldName(token) ? token : EACH))
    .join('/');

/** '' for a field of the body itself. */
export const parentOf = (field: string): string => field.slice(0, field.lastIndexOf('/'));
export const nameOf = (field: string): string => field.slice(field.lastIndexOf('/') + 1);
