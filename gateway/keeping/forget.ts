import type { ErasedCounts, ForgetReport } from '../contracts/keeping.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Gateway } from '../gateway.ts';
import { forgottenDigests } from '../normalise/forgotten.ts';
import { type People, pseudonymsOf } from '../normalise/pseudonym.ts';
import { addToForgotten } from './forgotten-list.ts';

export interface Forgotten {
  readonly reports: readonly ForgetReport[];
  /** This time, of all of them together. */
  readonly erased: ErasedCounts;
  /** Why the file was not rewritten; what was erased earlier may then stand in its free pages until `svod keep --compact`. */
  readonly uncompacted?: GatewayError;
}

/**
 * Erases pupils and notes them, so that what a vendor still tells of them is filtered. The list beside the key comes first: a
 * process that is killed is repeated, and a backup that is restored forgets them too. Safe to repeat.
 *
 * @throws {GatewayError} file.unwritable, and of the store
 */
export function forgetPupils(gateway: Gateway, ids: readonly string[], schools: readonly People[]): Forgotten {
  const { keys, keeping, data, now } = gateway;
  const digests = forgottenDigests(keys.subkey('forgotten'));
  const pseudonyms = pseudonymsOf({ keyId: keys.keyId, secret: keys.subkey('pseudonym') });
  const at = now();
  const people = ids.flatMap((id) =>
    schools.map((school) => {
      const pseudonym = pseudonyms(school)('pupil', id);
      return { id, school, pseudonym, person: digests.person(school, id), digest: digests.ofPseudonym(pseudonym) };
    }),
  );
  addToForgotten(
    data,
    people.map(({ school, person, digest }) => ({ ...school, person, digest, at: at.toISOString() })),
  );
  const before = new Map(keeping.forgetReports().map((report) => [report.person, report]));
  const reports = people.map(({ id, school: { school }, ...person }) =>
    keeping.forget({ ...person, school, at, isId: (text) => text === id }),
  );
  const uncompacted = compacted(gateway);
  return { reports, erased: erasedNow(reports, before), ...(uncompacted && { uncompacted }) };
}

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
