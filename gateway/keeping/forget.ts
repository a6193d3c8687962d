import type { ErasedCounts, Forgetting, ForgetReport } from '../contracts/keeping.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Gateway } from '../gateway.ts';
import { forgottenDigests } from '../normalise/forgotten.ts';
import { type People, pseudonymsOf } from '../normalise/pseudonym.ts';
import { addToForgotten, noteErased } from './forgotten-list.ts';
import { toldIn } from './told-in.ts';

export interface Forgotten {
  readonly reports: readonly ForgetReport[];
  /** This time, of all of them together. */
  readonly erased: ErasedCounts;
  /** Why the file was not rewritten; what was erased earlier may then stand in its free pages until `svod keep --compact`. */
  readonly uncompacted?: GatewayError;
}

/** Ids of which the store says nothing, and how many of them were forgotten before. Changes nothing. */
export interface Unknown {
  readonly ids: readonly string[];
  readonly forgottenBefore: number;
}

/** Whom of them the store does not know in any of the schools: a slip in the id, the school or the source looks the same. */
export function unknownPupils(gateway: Gateway, ids: readonly string[], schools: readonly People[]): Unknown {
  const before = new Set(gateway.keeping.forgetReports().map(({ person }) => person));
  const unknown = ids
    .map((id) => peopleOf(gateway, [id], schools))
    .filter((people) =>
      people.every((one) => Object.values(gateway.keeping.toldOf(asKept(gateway, one))).every((count) => count === 0)),
    );
  return {
    ids: unknown.flatMap(([first]) => (first ? [first.id] : [])),
    forgottenBefore: unknown.filter((people) => people.some(({ person }) => before.has(person))).length,
  };
}

/**
 * Erases pupils and notes them, so that what a vendor still tells of them is filtered. The list beside the key comes first: a
 * process that is killed is repeated, and a backup that is restored forgets them too. Safe to repeat.
 *
 * @throws {GatewayError} file.unwritable, and of the store
 */
export function forgetPupils(gateway: Gateway, ids: readonly string[], schools: readonly People[]): Forgotten {
  const { keeping, data, now } = gateway;
  const at = now();
  const people = peopleOf(gateway, ids, schools);
  addToForgotten(
    data,
    people.map(({ school, person, digest }) => ({ ...school, person, digest, at: at.toISOString() })),
  );
  const before = new Map(keeping.forgetReports().map((report) => [report.person, report]));
  const reports = people.map((one) => keeping.forget({ ...asKept(gateway, one), at }));
  noteErased(data, reports);
  const uncompacted = compacted(gateway);
  return { reports, erased: erasedNow(reports, before), ...(uncompacted && { uncompacted }) };
}

interface Person {
  readonly id: string;
  readonly school: People;
  readonly pseudonym: string;
  readonly person: string;
  readonly digest: string;
}

/** Each id as each of the schools would mean it. */
function peopleOf({ keys }: Gateway, ids: readonly string[], schools: readonly People[]): readonly Person[] {
  const digests = forgottenDigests(keys.subkey('forgotten'));
  const pseudonyms = pseudonymsOf({ keyId: keys.keyId, secret: keys.subkey('pseudonym') });
  return ids.flatMap((id) =>
    schools.map((school) => {
      const pseudonym = pseudonyms(school)('pupil', id);
      return { id, school, pseudonym, person: digests.person(school, id), digest: digests.ofPseudonym(pseudonym) };
    }),
  );
}

const asKept = ({ rules }: Gateway, { id, school: { school }, ...person }: Person): Omit<Forgetting, 'at'> => ({
  ...person,
  school,
  isTold: toldIn(
    () => rules,
    (text) => text === id,
  ),
});

/** Rewrites the file; what hinders that is given. */
function compacted({ keeping }: Gateway): GatewayError | undefined {
  try {
    keeping.compact();
    return undefined;
  } catch (error) {
    if (error instanceof GatewayError && (error.code === 'store.locked' || error.code === 'store.full')) return error;
    throw error;
  }
}

function erasedNow(reports: readonly ForgetReport[], before: ReadonlyMap<string, ForgetReport>): ErasedCounts {
  const sum: Record<string, number> = {};
  for (const { person, erased } of reports) {
    for (const [kind, count] of Object.entries(erased)) {
      const earlier = before.get(person)?.erased[kind as keyof ErasedCounts] ?? 0;
      sum[kind] = (sum[kind] ?? 0) + (count as number) - earlier;
    }
  }
  return sum as unknown as ErasedCounts;
}
