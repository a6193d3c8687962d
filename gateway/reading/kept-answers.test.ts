import fc from 'fast-check';
import type { Page } from '../contracts/adapter.ts';
import type { RawRecord } from '../contracts/records.ts';
import { answersIn, keptAnswers } from './kept-answers.ts';

const place = fc.record({ school: fc.constantFrom('1', '2'), scope: fc.constantFrom('7А', '7Б'), day: fc.string() });
const record: fc.Arbitrary<RawRecord> = fc.record(
  {
    yields: fc.constantFrom<RawRecord['yields']>(['mark'], ['attendance', 'attendance-taken']),
    body: fc.jsonValue(),
    ref: fc.string(),
    place,
    pupil: fc.string(),
  },
  { requiredKeys: ['yields', 'body', 'ref', 'place'] },
);

const pageOf = (records: readonly RawRecord[]): Page => ({
  digest: 'd',
  received: records.length,
  records: () => records,
  covers: {
    sheet: 'journal-day',
    school: '1',
    scope: '7А',
    from: '2026-09-07',
    to: '2026-09-13',
    entities: ['mark'],
    pupils: 'all',
  },
  cursor: '',
  read: { from: new Date(0), to: new Date(1) },
});

test('answers come back as they were kept, in their order', () =>
  fc.assert(
    fc.property(fc.array(record, { maxLength: 20 }), (records) => {
      const { received, covers, digest } = pageOf(records);
      expect(answersIn(keptAnswers(pageOf(records), records))).toEqual({ records, received, covers, digest });
    }),
  ));

test('a body that is nested more deeply than V8 writes is kept all the same', () => {
  const levels = 20_000;
  const body: unknown = JSON.parse('['.repeat(levels) + ']'.repeat(levels));
  const records: readonly RawRecord[] = [
    { yields: ['mark'], body, ref: 'mark/1', place: { school: '1', scope: '7А', day: '' } },
  ];
  const [kept] = answersIn(keptAnswers(pageOf(records), records)).records;
  let depth = 0;
  for (let at = kept?.body; Array.isArray(at); at = at[0] as unknown) depth += 1;
  expect(depth).toBe(levels);
});
