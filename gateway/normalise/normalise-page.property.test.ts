import fc from 'fast-check';
import type { EntityName, RawRecord } from '../contracts/records.ts';
import type { NormalisedRecords } from './normalise-page.ts';
import { normalisePage } from './normalise-page.ts';
import { page, rules } from './page-fixture.ts';

const few = (...values: unknown[]) => fc.constantFrom(...values);
const body = fc.record(
  {
    lesson: few('1', '2', 3, 'Ъ', null),
    subject: few('Алгебра', 'Физика', '', 5),
    topic: few('А', 'Б', '---'),
    pupil: few(1, 2, 'x y'),
    status: few('Attend', 'Absent', 'Zzz'),
    work: few('w', 'v'),
    kind: few('k', 'l'),
    text: few('t'),
  },
  { requiredKeys: [] },
);
const yields = fc.uniqueArray(few('lesson', 'attendance', 'work', 'homework', 'excuse') as fc.Arbitrary<EntityName>, {
  minLength: 1,
  maxLength: 3,
});
const record = (pupils: fc.Arbitrary<string | undefined>): fc.Arbitrary<RawRecord> =>
  fc
    .tuple(
      yields,
      body,
      few('c1', 'c2', 'c1/p'),
      few('2026-09-07', '2026-09-08', '', '2026-99-99'),
      few('s1', 's1', 's1', 's2'),
      pupils,
    )
    .map(([entities, content, scope, day, school, pupil]) => ({
      yields: entities,
      body: content,
      ref: 'r',
      place: { scope, day, school } as RawRecord['place'],
      ...(pupil !== undefined && { pupil }),
    }));
const byClass = fc.array(record(fc.constant(undefined)), { maxLength: 12 });
const byPupil = fc.array(record(fc.constantFrom('1', '2', '3')), { maxLength: 12 });
const read = (records: readonly RawRecord[]): NormalisedRecords => normalisePage(records, rules, page());

test('received = accepted + quarantined + filtered, whatever a page holds', () => {
  fc.assert(
    fc.property(fc.oneof(byClass, byPupil), (records) => {
      const { accepted, quarantined, filtered } = read(records);
      const out = [...quarantined, ...filtered].map(({ raw }) => raw);
      const standing = new Set(accepted.map(({ raw }) => raw).filter((raw) => !out.includes(raw)));
      expect(new Set(out).size).toBe(out.length);
      expect(standing.size + out.length).toBe(records.length);
      const keys = accepted.map(({ entity, scope, day, body: { id } }) => JSON.stringify([entity, scope, day, id]));
      expect(new Set(keys).size).toBe(keys.length);
    }),
  );
});

test('a page told twice over gives the same records, and the second telling is filtered or quarantined', () => {
  fc.assert(
    fc.property(byClass, (records) => {
      const once = read(records);
      const twice = read([...records, ...records]);
      expect(twice.accepted).toEqual(once.accepted);
      expect(twice.filtered.length + twice.quarantined.length).toBe(
        once.filtered.length + once.quarantined.length + records.length,
      );
    }),
  );
});

test('a record among others is read as it is alone', () => {
  fc.assert(
    fc.property(byClass, fc.nat(), (records, at) => {
      const chosen = records[at % Math.max(1, records.length)];
      if (!chosen) return;
      const alone = read([chosen]);
      const among = read([chosen, ...records]);
      expect(among.accepted.filter(({ raw }) => raw === 0)).toEqual(alone.accepted);
      expect(among.quarantined.filter(({ raw }) => raw === 0)).toEqual(alone.quarantined);
    }),
  );
});
