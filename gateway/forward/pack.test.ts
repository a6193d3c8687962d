import { createHash } from 'node:crypto';
import { dayOf, delivery, mark } from '../test/journal-sheet.ts';
import { monoLogOutgoing } from '../test/outgoing-rules.ts';
import type { Delivery } from '../contracts/delivery.ts';
import { pack } from './pack.ts';

const OUTGOING = monoLogOutgoing();
const FOURS = Array.from({ length: 20 }, () => '4');
const packed = (given: Delivery) => pack(given, OUTGOING, 'school-1', 1);

/** Packs what must become a parcel. */
function parcelOf(given: Delivery) {
  const result = packed(given);
  if (result.result !== 'parcel') throw new Error(`expected a parcel, not ${JSON.stringify(result)}`);
  return result;
}

const baseOf = (given: Delivery) => {
  const { hash, json } = parcelOf(given);
  return { hash, json };
};

test('a sheet that was never acknowledged goes whole, sorted, with the hash of its canonical form', () => {
  const { parcel, json, hash } = parcelOf(delivery(dayOf(...FOURS)));
  const ids = (parcel.body['records'] as readonly { readonly id: string }[]).map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  expect(JSON.stringify(parcel.body)).toBe(json);
  expect(createHash('sha256').update(json).digest('hex')).toBe(hash);
  expect(parcel.id).toBe(`journal-day/${parcel.scope}/2026-09-07@1.${hash.slice(0, 16)}:snapshot#1`);
});

test('one changed mark of twenty goes as a delta against what was acknowledged', () => {
  const base = baseOf(delivery(dayOf(...FOURS)));
  const { parcel } = parcelOf(delivery(dayOf('5', ...FOURS.slice(1)), { base, version: 2 }));
  expect(parcel).toMatchObject({ mode: 'delta', previousHash: base.hash });
  expect(parcel.id).toContain(`:delta-${base.hash.slice(0, 16)}#1`);
  expect(parcel.body).toMatchObject({ remove: [], upsert: [{ entity: 'mark', value: 5 }] });
});

test('a base that was delivered under another node is no base', () => {
  const elsewhere = { ...baseOf(delivery(dayOf(...FOURS))), node: 'school-2' };
  const given = delivery(dayOf('5', ...FOURS.slice(1)), { base: elsewhere, version: 2 });
  expect(parcelOf(given).parcel.mode).toBe('snapshot');
});

test('a withdrawn mark is removed by its key', () => {
  const base = baseOf(delivery(dayOf(...FOURS)));
  const { parcel } = parcelOf(delivery(dayOf(...FOURS.slice(1)), { base, version: 2 }));
  expect([(parcel.body['remove'] as unknown[]).length, parcel.body['upsert']]).toEqual([1, []]);
});

test('a delta that is not half as large as the whole is not worth it', () => {
  const base = baseOf(delivery(dayOf(...FOURS)));
  expect(parcelOf(delivery(dayOf(...FOURS.map(() => '5')), { base, version: 2 })).parcel.mode).toBe('snapshot');
});

test('asked for the whole, it goes whole', () => {
  const base = baseOf(delivery(dayOf(...FOURS)));
  const changed = delivery(dayOf('5', ...FOURS.slice(1)), { base, version: 2, wholeBody: true });
  expect(parcelOf(changed).parcel.mode).toBe('snapshot');
});

test('what the mapping hides is not sent', () => {
  const base = baseOf(delivery(dayOf('4')));
  const hidden = { ...dayOf('4'), mark: [{ ...mark(0, '4-'), value: 4, commentPresent: true }] };
  expect(packed(delivery(hidden, { base, version: 2 })).result).toBe('equal');
});

test('an equal body is sent all the same while it is unsure what the platform holds', () => {
  const base = baseOf(delivery(dayOf('4')));
  expect(parcelOf(delivery(dayOf('4'), { base, version: 3, unsure: true })).parcel.mode).toBe('snapshot');
});

test('what was refused is not sent again under a new version', () => {
  const refusedHash = baseOf(delivery(dayOf('4'))).hash;
  expect(packed(delivery(dayOf('4'), { refusedHash, version: 2 }))).toEqual({ result: 'equal', hash: refusedHash });
});

test('a sheet of which nothing is left is withdrawn, and what was never there is not', () => {
  const base = baseOf(delivery(dayOf('4')));
  const { parcel } = parcelOf(delivery(dayOf(), { base, version: 2 }));
  expect(parcel).toMatchObject({ mode: 'withdrawn', body: {}, hash: createHash('sha256').update('{}').digest('hex') });
  expect(packed(delivery(dayOf())).result).toBe('equal');
  expect(parcelOf(delivery(dayOf(), { unsure: true, version: 2 })).parcel.mode).toBe('withdrawn');
});

test('after a withdrawal the sheet comes back whole', () => {
  const base = { hash: createHash('sha256').update('{}').digest('hex'), json: '{}' };
  expect(parcelOf(delivery(dayOf('4'), { base, version: 3 })).parcel.mode).toBe('snapshot');
});

test('a record that cannot be said in the destination’s shape holds its sheet back and says where', () => {
  const wrong = { ...dayOf('4'), attendance: [{ id: 'a', lessonId: 'l', pupilId: 'p', status: 'asleep' } as never] };
  expect(packed(delivery(wrong))).toMatchObject({
    result: 'refused',
    problems: expect.arrayContaining([expect.objectContaining({ code: 'map.unknown-case', path: '/attendance' })]),
  });
});

test('keys differ by source and by school, pseudonyms do not', () => {
  const at = (source: string) => {
    const given = delivery(dayOf('4'));
    const { parcel } = parcelOf({ ...given, sheet: { ...given.sheet, source } });
    const records = parcel.body['records'] as readonly { readonly id: string; readonly pupil?: string }[];
    return { scope: parcel.scope, ids: records.map(({ id }) => id), pupils: records.map((record) => record.pupil) };
  };
  const [one, other] = [at('s1'), at('s2')];
  expect(one.scope).not.toBe(other.scope);
  expect(one.ids.filter((id) => other.ids.includes(id))).toEqual([]);
  expect(one.pupils.filter(Boolean)).toEqual(other.pupils.filter(Boolean));
});
