import { censusRules } from '../reading/censusing.ts';
import { listsFor, readersOf } from './field-readers.ts';
import { rules } from '../home.ts';

const avers = rules().of('avers');
const dnevnik = rules().of('dnevnik-ru');
const KINDS = { mark: { records: 1, fields: {} }, lesson: { records: 1, yields: ['homework'], fields: {} } } as const;

test('the same place in rows of two kinds is read by the maps of what each of them yields', () => {
  expect(avers.reads.get('/row/6')?.entities).toEqual(['attendance', 'mark', 'timetable-slot']);
  expect(readersOf(avers.reads, { kind: 'mark', field: '/row/6' }, KINDS)).toEqual(['mark']);
  expect(readersOf(avers.reads, { kind: 'lesson', field: '/row/1' }, KINDS)).toEqual(['homework', 'lesson']);
});

test('its codes are those of the kind’s own list; a policy of any kind goes by all of them', () => {
  const namesFor = (kind: string) => listsFor(avers.reads, '/row/6', kind).map(({ name }) => name);
  expect(namesFor('attendance')).toEqual(['avers/attendance']);
  expect(namesFor('mark')).toEqual(['avers/mark-values']);
  expect(namesFor('*').toSorted()).toEqual(['avers/attendance', 'avers/mark-values']);
});

test('a list knows where it is read, column and map; the first of a list stays an item of it', () => {
  expect(censusRules(avers).placesOf('avers/attendance')).toMatchObject([{ field: '/row/6', entity: 'attendance' }]);
  expect([...avers.rows].sort()).toEqual(['/row', '/slot', '/subject']);
  expect([...dnevnik.rows]).toEqual([]);
});
