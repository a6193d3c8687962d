import { conditionsIn, wellRead } from '../test/look-fixture.ts';

test('slices that are held and slices that came empty are told by host, the first day named', () => {
  const finding = { source: 'a', kind: 'loss', sheet: 'journal-day', from: '2026-09-07' } as const;
  const conditions = conditionsIn({
    sources: [wellRead('a'), wellRead('b')],
    findings: [
      { ...finding, from: '2026-09-14' },
      finding,
      { ...finding, source: 'b', kind: 'empty' },
      { ...finding, source: 'paused or gone' },
    ],
  });
  expect(conditions).toMatchObject([
    { key: 'empty-reading/dnevnik-ru api.dnevnik.ru', owner: 'school', places: ['b'], values: { count: 1 } },
    { key: 'held-slice/dnevnik-ru api.dnevnik.ru', owner: 'us', values: { count: 2, from: '2026-09-07' } },
  ]);
});

test('fields that changed are told by host: how many, the one that shows in most sources, and where', () => {
  const change = { what: 'type', entity: 'mark', field: '/mark/value' } as const;
  const conditions = conditionsIn({
    sources: [wellRead('a'), wellRead('b')],
    changes: [
      { ...change, source: 'a', what: 'gone', field: '/mark/id' },
      { ...change, source: 'a' },
      { ...change, source: 'b' },
      { ...change, source: 'paused or gone' },
    ],
  });
  expect(conditions).toMatchObject([
    {
      ...{ key: 'fields-changed/dnevnik-ru api.dnevnik.ru', owner: 'us', places: ['a', 'b'] },
      values: { count: 2, sources: 2, field: 'mark /mark/value' },
    },
  ]);
});

test('records that a policy stopped for a changed field are told with the change, also when only they are left of it', () => {
  const change = { what: 'type', entity: 'mark', field: '/mark/value', source: 'a' } as const;
  const stopped = { source: 'a', system: 'dnevnik-ru', entity: 'mark', code: 'census.type', count: 2 };
  const sources = [wellRead('a')];
  for (const [changes, field] of [
    [[change], 'mark /mark/value'],
    [[], 'mark'],
  ] as const)
    expect(conditionsIn({ sources, changes, quarantine: [stopped] })).toMatchObject([
      { key: 'fields-changed/dnevnik-ru api.dnevnik.ru', values: { count: 1, field } },
    ]);
});

test('records in quarantine are told by what holds them', () => {
  const sum = { source: 'a', system: 'dnevnik-ru', entity: 'mark', count: 2 };
  const conditions = conditionsIn({
    sources: [wellRead('a'), wellRead('b')],
    quarantine: [
      { ...sum, code: 'map.unknown-code', list: 'mark-values' },
      { ...sum, source: 'b', system: 'netschool', code: 'map.unknown-code', list: 'mark-values' },
      { ...sum, code: 'map.not-a-date' },
      { ...sum, code: 'map.unknown-code' },
      { ...sum, code: 'schema.maximum' },
      { ...sum, code: 'page.repeated' },
      { ...sum, code: 'schema.required' },
      { ...sum, source: 'an imported file', code: 'schema.required' },
    ],
  });
  expect(conditions.map(({ key, owner, values }) => [key, owner, values['count']])).toEqual([
    ['contradiction/dnevnik-ru mark', 'school', 2],
    ['record-shape/dnevnik-ru mark', 'vendor', 2],
    ['unknown-code/mark-values', 'us', 4],
    ['wrong-value/dnevnik-ru mark', 'school', 6],
  ]);
});
