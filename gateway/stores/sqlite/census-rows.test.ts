import type { Census, CensusDay } from '../../contracts/census.ts';
import { file, openAgain, openInEachTest } from '../../test/operations-file.ts';

openInEachTest();

const census = (records: number): Census => ({
  kinds: { mark: { records, fields: { '/mark/value': { of: records, types: { text: records }, codes: { '5': 2 } } } } },
  unknown: { subjects: { 'Ритмика ▒': 1 } },
});
const day = (records: number, on: string): CensusDay & { readonly day: string } => ({
  ...census(records),
  day: on,
  changes: [
    {
      ...{ what: 'type', kind: 'mark', field: '/mark/value', was: ['text'], now: ['number'], count: 1, of: 4 },
      example: { scope: '7', day: on, ref: 'mark/1' },
    },
  ],
});

test('a census is kept by source and day, and is there for a new process; the same day again replaces it', async () => {
  const { operations } = file;
  expect([await operations.usualFields('s1'), await operations.censusOf('s1', '2026-09-07')]).toEqual([
    undefined,
    undefined,
  ]);
  await operations.keepCensus({ source: 's1', usual: census(4), counted: day(4, '2026-09-07') });
  await operations.keepCensus({ source: 's1', usual: census(9), counted: day(5, '2026-09-08') });
  await operations.keepCensus({ source: 's2', usual: census(1), counted: day(1, '2026-09-08') });
  await operations.keepCensus({ source: 's1', usual: census(10), counted: day(6, '2026-09-08') });
  await openAgain();
  expect(await file.operations.usualFields('s1')).toEqual(census(10));
  const { day: _day, ...kept } = day(6, '2026-09-08');
  expect(await file.operations.censusOf('s1', '2026-09-08')).toEqual(kept);
  expect(await file.operations.censusDays('s1')).toEqual([
    { source: 's1', day: '2026-09-07' },
    { source: 's1', day: '2026-09-08' },
  ]);
  expect(await file.operations.censusDays()).toHaveLength(3);
});

test('what is usual is replaced without a day: somebody has accepted a change', async () => {
  await file.operations.keepCensus({ source: 's1', usual: census(4) });
  expect(await file.operations.usualFields('s1')).toEqual(census(4));
  expect(await file.operations.censusDays()).toEqual([]);
});
