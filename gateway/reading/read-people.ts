import type { Adapter, Page } from '../contracts/adapter.ts';
import type { Gateway } from '../gateway.ts';
import { forgottenDigests, type SchoolPeople, watchedPeople } from '../normalise/forgotten.ts';
import { type PseudonymOf, pseudonymsOf } from '../normalise/pseudonym.ts';

/** The people of a school as its pages are read: pseudonyms, and who of them was erased. */
export type ReadPeople = Partial<SchoolPeople> & Pick<SchoolPeople, 'pseudonymOf'>;

/** Whose system the people are of. */
export interface PeopleOf {
  readonly gateway: Pick<Gateway, 'store' | 'keys'>;
  readonly adapter: Pick<Adapter, 'name'>;
  readonly installation: string;
}

/** The people of each school of a source. */
export function peopleOf({ gateway: { store, keys }, adapter, installation }: PeopleOf) {
  const pseudonyms = pseudonymsOf({ keyId: keys.keyId, secret: keys.subkey('pseudonym') });
  const of = (school: string): PseudonymOf => pseudonyms({ system: adapter.name, installation, school });
  return {
    of,
    async watched(school: string): Promise<ReadPeople> {
      const forgotten = await store.forgotten();
      if (forgotten.size === 0) return { pseudonymOf: of(school) };
      const people = { system: adapter.name, installation, school };
      return watchedPeople(of(school), people, forgottenDigests(keys.subkey('forgotten')), forgotten);
    },
  };
}

/** The pupils that a page covers, without those who were erased: nothing is kept of them, their reading neither. */
export const coveredPupils = (page: Page, people: ReadPeople): 'all' | readonly string[] =>
  remaining(pupilsOf(page, people.pseudonymOf), people);

function pupilsOf({ covers }: Page, people: PseudonymOf): 'all' | readonly string[] {
  return !covers || covers.pupils === 'all' ? 'all' : covers.pupils.map((id) => people('pupil', id)).sort();
}

const remaining = (
  pupils: 'all' | readonly string[],
  { isForgotten }: Partial<SchoolPeople>,
): 'all' | readonly string[] =>
  pupils === 'all' || !isForgotten ? pupils : pupils.filter((pupil) => !isForgotten(pupil));
