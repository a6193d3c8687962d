import type { EntityName, RawRecord } from '../contracts/records.ts';
import { blankerOf } from './blanker.ts';
import { normalisePage } from './normalise-page.ts';
import { page, raw, rules, stemmer } from './page-fixture.ts';

/* Names in texts: what a roster tells of them, and what is blanked where. */

const read = (records: readonly RawRecord[], context = page()) => normalisePage(records, rules, context);

test('while no class list is known texts are dropped, presence is kept, and labels keep known words only', () => {
  const { accepted } = read(
    [raw(['lesson'], { lesson: '1', subject: 'Алгебра (Сидорова)', topic: 'Спросить Петрова' })],
    page({}),
  );
  expect(accepted[0]?.body).toEqual({ id: '1', subjectName: 'Алгебра (▒)', topicState: 'present' });
});

test('unknown values of kept lists are told, blanked and counted', () => {
  const unknown = (subject: string, id: string) => raw(['lesson'], { lesson: id, subject });
  const { accepted, unknownCodes } = read([
    unknown('Кружок Петрова', '1'),
    unknown('Кружок Петрову', '2'),
    unknown('Алгебра', '3'),
  ]);
  expect(unknownCodes).toEqual([{ list: 'subjects', value: 'Кружок ▒', count: 2 }]);
  expect(accepted).toHaveLength(3);
  expect(read([unknown('Кружок Петрова', '1')], page({})).unknownCodes).toEqual([
    { list: 'subjects', value: '▒ ▒', count: 1 },
  ]);
});

test('a roster gives the stems of each class, with staff in every class, and is blanked with them itself', () => {
  const roster = (yields: EntityName[], body: object) =>
    raw(yields, body, { place: { school: 's1', scope: 's1', day: '2026-09-01' } });
  const { accepted, stems } = read(
    [
      roster(['group'], { group: 'g', name: 'Английский (Петрова)', classes: ['a', 'b'] }),
      roster(['pupil'], { pupil: 1, class: 'a', last: 'Петров', first: 'Лев' }),
      roster(['pupil'], { pupil: 2, class: 'b', last: 'Заяц' }),
      roster(['staff'], { teacher: 3, last: 'Строгая' }),
    ],
    page({}),
  );
  expect(accepted[0]?.body).toEqual({ classIds: ['a', 'b'], id: 'g', name: 'Английский (▒)' });
  const blanked = (id: string) => blankerOf(new Set(stems?.get(id)), stemmer)('Петрову Льву Зайца Строгой');
  expect(['a', 'b', 'g', ''].map(blanked)).toEqual(['▒ ▒ Зайца ▒', 'Петрову Льву ▒ ▒', '▒ ▒ ▒ ▒', '▒ ▒ ▒ ▒']);
  expect(JSON.stringify([...stems!])).not.toMatch(/петр/i);
});

test('a pupil’s other yields name nobody: the name stays in the lists of the pupil’s own classes', () => {
  const roster = { place: { school: 's1', scope: 's1', day: '2026-09-01' } };
  const body = { pupil: 1, class: 'a', last: 'Петров', group: 'g', name: 'x', classes: [] };
  const records = [
    raw(['pupil', 'group'], body, roster),
    raw(['pupil'], { pupil: 2, class: 'b', last: 'Заяц' }, roster),
  ];
  const { stems } = read(records, page({}));
  expect(stems?.get('a')?.filter((digest) => stems.get('b')?.includes(digest))).toEqual([]);
  expect(stems?.get('b')).not.toEqual([]);
});

test('the names of a pupil in quarantine are blanked too', () => {
  const roster = (body: object) => raw(['pupil'], body, { place: { school: 's1', scope: 's1', day: '' } });
  const { stems, quarantined } = read([
    roster({ pupil: 1, class: 'a', last: 'Петров' }),
    roster({ pupil: 'Ъ', class: 'a', last: 'Заяц' }),
  ]);
  expect(quarantined).toHaveLength(2);
  expect(blankerOf(new Set(stems?.get('a')), stemmer)('Петров Заяц')).toBe('▒ ▒');
});
