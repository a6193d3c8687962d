import type { Census, FieldCount } from '../contracts/census.ts';
import { withColumns } from './columns.ts';
import { changeKey, changesBetween } from './compare.ts';
import { learnt } from './usual.ts';

const ROWS = new Set(['/row']);
const field = (of: number, types: FieldCount['types']): FieldCount => ({ of, types });
const census = (fields: Readonly<Record<string, FieldCount>>): Census => ({
  kinds: { mark: { records: 40, fields: { '/row': field(40, { list: 40 }), ...fields } } },
  unknown: {},
});
/** As a version kept it that counted the cells of a row together. */
const OLD = census({ '/row/*': field(360, { number: 280, text: 80 }), '/row/*/id': field(40, { text: 40 }) });
const COLUMNS = census({ '/row/0': field(40, { number: 40 }), '/row/1': field(40, { text: 40 }) });
const shown = (usual: Census, now: Census): readonly string[] => changesBetween(usual, now).map(changeKey);

test('what an older version kept of a row is left out, and its columns are no news: nothing is gone, nothing new', () => {
  const usual = withColumns(OLD, ROWS);
  expect(Object.keys(usual.kinds.mark!.fields)).toEqual(['/row']);
  expect(shown(usual, COLUMNS)).toEqual([]);
  expect(shown(OLD, COLUMNS)).toEqual([]);
});

test('after one reading columns have habits: one that turned, one that is gone and one that is new are shown', () => {
  const usual = learnt(withColumns(OLD, ROWS), COLUMNS, []);
  const now = census({ '/row/0': field(40, { text: 40 }), '/row/2': field(40, { text: 40 }) });
  expect(shown(usual, now)).toEqual(['type mark /row/0', 'gone mark /row/1', 'new mark /row/2']);
});

test('a column that is missed in some rows is counted against the rows, and stays as usual as it was', () => {
  const short = census({ '/row/0': field(40, { number: 40 }) });
  const usual = learnt(learnt(COLUMNS, short, []), short, []);
  expect(usual.kinds.mark!.fields['/row/1']).toEqual({ of: 120, types: { text: 40 } });
});

test('columns of what the maps read as a list by now are left out; objects whose keys are data are not', () => {
  expect(withColumns(COLUMNS, new Set())).toEqual(census({}));
  const data = { kinds: { mark: { records: 1, fields: { '/row': field(1, { object: 1 }), '/row/*': field(1, {}) } } } };
  expect(withColumns({ ...data, unknown: {} }, ROWS)).toEqual({ ...data, unknown: {} });
});
