import fc from 'fast-check';
import { forgottenDigests, watchedPeople, withoutForgotten } from './forgotten.ts';
import type { PseudonymOf } from './pseudonym.ts';

const digests = forgottenDigests(Buffer.alloc(32, 3));
const SCHOOL = { system: 's', installation: '', school: '1' };
const pseudonymOf: PseudonymOf = (role, id) => `${role === 'pupil' ? 'pu' : 'st'}-${id}`;
const watched = (...forgotten: readonly string[]) => watchedPeople(pseudonymOf, SCHOOL, digests, new Set(forgotten));

test('somebody is known by the id under any key, and by the pseudonym where no id is told', () => {
  const byId = watched(digests.person(SCHOOL, '1'));
  expect(byId.isForgotten(byId.pseudonymOf('pupil', '1'))).toBe(true);
  expect(byId.isForgotten(byId.pseudonymOf('pupil', '2'))).toBe(false);
  expect(watched(digests.ofPseudonym('pu-1')).isForgotten('pu-1')).toBe(true);
  expect(watched(digests.person({ ...SCHOOL, school: '2' }, '1')).pseudonymOf('pupil', '1')).toBe('pu-1');
});

test('an erased pupil’s number is nobody else’s: staff, other schools', () => {
  const people = watched(digests.person(SCHOOL, '1'));
  expect(people.isForgotten(people.pseudonymOf('staff', '1'))).toBe(false);
  const elsewhere = watched(digests.person({ ...SCHOOL, school: '2' }, '1'));
  expect(elsewhere.isForgotten(elsewhere.pseudonymOf('pupil', '1'))).toBe(false);
  expect([people.isMet, elsewhere.isMet]).toEqual([false, false]);
});

test('whether one was met is known after the first of theirs', () => {
  const people = watched(digests.person(SCHOOL, '1'));
  people.pseudonymOf('pupil', '2');
  expect(people.isMet).toBe(false);
  people.pseudonymOf('pupil', '1');
  expect(people.isMet).toBe(true);
});

test('a body is left out, or loses a name in a list, or stays the same object', () => {
  const isForgotten = (pseudonym: string): boolean => pseudonym === 'pu-1';
  expect(withoutForgotten({ id: 'm', pupilId: 'pu-1' }, isForgotten)).toBeUndefined();
  expect(withoutForgotten({ id: 'h', pupilIds: ['pu-1'] }, isForgotten)).toBeUndefined();
  expect(withoutForgotten({ id: 'h', pupilIds: ['pu-1', 'pu-2'] }, isForgotten)).toEqual({
    id: 'h',
    pupilIds: ['pu-2'],
  });
  const other = { id: 'm', pupilId: 'pu-2', list: ['pu-2'] };
  expect(withoutForgotten(other, isForgotten)).toBe(other);
});

test('no body that is left names anybody who was erased', () =>
  fc.assert(
    fc.property(
      fc.dictionary(
        fc.string(),
        fc.oneof(fc.constantFrom('pu-1', 'pu-2', 'x'), fc.array(fc.constantFrom('pu-1', 'pu-2'))),
      ),
      (body) => {
        const left = withoutForgotten({ id: 'a', ...body }, (pseudonym) => pseudonym === 'pu-1');
        expect(JSON.stringify(Object.values(left ?? {}))).not.toContain('pu-1');
      },
    ),
  ));
