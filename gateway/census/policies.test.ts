import type { Census } from '../contracts/census.ts';
import type { RawRecord } from '../contracts/records.ts';
import { deviationFor } from './deviation.ts';
import { parsePolicies, type Policies, policyOf } from './policies.ts';
import { unheardIn } from './unheard.ts';

const HEADER = 'kind,field,policy,note';
const policies = (...lines: string[]): Policies => parsePolicies([HEADER, ...lines].join('\n')) as Policies;

test('the first line that fits holds; a field without one is observed', () => {
  const read = policies(
    '# by the methodist',
    'mark,/mark/value,hold,"the mark itself, always"',
    '*,/mark/value,ignore,',
  );
  expect(policyOf(read, ['mark'], '/mark/value')).toBe('hold');
  // Of a record that yields a work and its mark.
  expect(policyOf(read, ['work', 'mark'], '/mark/value')).toBe('hold');
  expect(policyOf(read, ['work'], '/mark/value')).toBe('ignore');
  expect(policyOf(read, ['mark'], '/mark/id')).toBe('observe');
});

test('every mistake is told with its line and what would be right', () => {
  const text = [HEADER, 'marks,/mark/value,hold,', 'mark,value,hold,', 'mark,/mark/value,stop,'].join('\r\n');
  expect(parsePolicies(text)).toEqual([
    { line: 2, message: expect.stringMatching(/"marks" is no kind of record/) },
    { line: 3, message: expect.stringMatching(/"value" is no field; it begins with "\/"/) },
    { line: 4, message: '"stop" is no policy; there are: observe, quarantine, hold, ignore' },
  ]);
  expect(parsePolicies('kind;field;policy')).toMatchObject([{ line: 1 }]);
});

const USUAL: Census = {
  kinds: {
    mark: {
      records: 40,
      fields: {
        '/mark': { of: 40, types: { object: 40 } },
        '/mark/value': { of: 40, types: { text: 40 } },
        '/mark/note': { of: 40, types: { text: 39, empty: 1 } },
        '/files/*/id': { of: 40, types: { number: 40 } },
        '/row/6': { of: 40, types: { number: 40 } },
      },
    },
  },
  unknown: {},
};
const record = (body: unknown): RawRecord => ({
  ...{ yields: ['mark'], body, ref: 'mark/1' },
  place: { school: '1', scope: '7', day: '2026-09-07' },
});
const watch = (usual: Census | undefined = USUAL) =>
  deviationFor(
    'hold',
    {
      policies: policies('mark,/mark/value,hold,', 'mark,/mark/note,hold,', '*,/files/*/id,hold,', 'mark,/row/6,hold,'),
      rows: new Set(['/row']),
    },
    usual,
  );

test.each([
  ['a field that was never missed is missing', { mark: { note: 'x' } }, 'gone'],
  ['it is empty', { mark: { value: '' } }, 'gone'],
  ['it has another type', { mark: { value: 5 } }, 'type'],
  ['a thing in a list has another type', { mark: { value: '5' }, files: [{ id: 1 }, { id: '2' }] }, 'type'],
  ['a column has another type', { mark: { value: '5' }, row: [1, 2, 3, 4, 5, 6, '103'] }, 'type'],
  ['a row is too short for a column that was never missed', { mark: { value: '5' }, row: [1, 2, 3] }, 'gone'],
])('a record deviates where %s', (_what, body, what) => {
  expect(watch()!(record(body))).toMatchObject({ what, kind: 'mark', example: { ref: 'mark' } });
});

test.each([
  ['all is as usual', { mark: { value: '5', note: 'x' } }],
  ['a field is missing that was missed before', { mark: { value: '5' } }],
  ['the object that would have it is not there', {}],
  ['a row has its column as ever, or is not there', { mark: { value: '5' }, row: [1, 2, 3, 4, 5, 6, 103] }],
])('a record does not deviate where %s', (_what, body) => {
  expect(watch()!(record(body))).toBeUndefined();
});

test('before anything was counted, and where no field has the policy, nothing is stopped', () => {
  expect(watch({ kinds: {}, unknown: {} })!(record({ mark: {} }))).toBeUndefined();
  expect(deviationFor('hold', { policies: policies(), rows: new Set() }, USUAL)).toBeUndefined();
  expect(
    deviationFor('hold', { policies: policies('mark,/mark/value,hold,'), rows: new Set() }, undefined),
  ).toBeUndefined();
});

test('a record that yields a work and its mark goes by the policies of both, as long as it yields them', () => {
  const work = { ...USUAL.kinds.mark!, yields: ['mark'] } as const;
  const deviation = deviationFor(
    'hold',
    { policies: policies('mark,/mark/value,hold,'), rows: new Set() },
    { kinds: { work }, unknown: {} },
  )!;
  const turned = { mark: { value: 5 } };
  expect(deviation({ ...record(turned), yields: ['work', 'mark'] })).toMatchObject({ what: 'type', kind: 'work' });
  expect(deviation({ ...record(turned), yields: ['work'] })).toBeUndefined();
});

test('a policy that goes for nothing that ever came is told: of another field, or of records that do not have it', () => {
  const read = policies(
    'mark,/mark/value,hold,',
    'mark,/mark/worth,hold,',
    'lesson,/mark/value,hold,',
    '*,/mark,ignore,',
  );
  expect(unheardIn(read, USUAL, new Set()).map(({ kind, field }) => `${kind} ${field}`)).toEqual([
    'mark /mark/worth',
    'lesson /mark/value',
  ]);
});
