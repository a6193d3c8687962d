import type { Census, FieldCount, KindCount } from '../contracts/census.ts';
import { EACH, isColumn, nameOf, parentOf, type Rows } from './field-path.ts';

/**
 * What was counted, without what the maps of today read otherwise: the cells of a row that were counted together as the items of
 * a list, and columns of what is a list by now. Nothing of either can come again, so none of it is gone.
 */
export function withColumns(census: Census, rows: Rows): Census {
  const kinds = Object.entries(census.kinds).map(([kind, counted]) => [kind, withColumnsOf(counted, rows)] as const);
  return { ...census, kinds: Object.fromEntries(kinds) };
}

function withColumnsOf({ fields, ...kind }: KindCount, rows: Rows): KindCount {
  const kept: [string, FieldCount][] = Object.entries(fields).filter(([field]) => isReadSo(field, fields, rows));
  return { ...kind, fields: Object.fromEntries(kept) };
}

function isReadSo(field: string, fields: KindCount['fields'], rows: Rows): boolean {
  const [parent, name] = [parentOf(field), nameOf(field)];
  if (isColumn(name) ? !rows.has(parent) : name === EACH && rows.has(parent) && isList(fields[parent])) return false;
  return parent === '' || isReadSo(parent, fields, rows);
}

/** An object whose keys are data may stand where a row does. */
const isList = (field: FieldCount | undefined): boolean => (field?.types.list ?? 0) > 0;
