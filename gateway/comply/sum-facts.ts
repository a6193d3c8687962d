import { type Fact, REQUIREMENTS, type RequirementId } from '../contracts/facts.ts';

const COUNTS = ['due', 'present', 'missing', 'pending', 'unprovable', 'met', 'violated', 'open', 'undecided'] as const;

/** Adds facts up: one a requirement, in the order of `REQUIREMENTS`; none of a requirement of which there is no fact. */
export function sumFacts(facts: Iterable<Fact>): readonly Fact[] {
  const sums = new Map<RequirementId, { -readonly [Key in keyof Fact]: Fact[Key] }>();
  for (const fact of facts) {
    const sum = sums.get(fact.requirement);
    if (!sum) sums.set(fact.requirement, { ...fact });
    else for (const count of COUNTS) sum[count] += fact[count];
  }
  return REQUIREMENTS.flatMap((requirement) => sums.get(requirement) ?? []);
}

/** Things that are there, but came after their limit; late and missing ones together are `violated`. */
export const lateOf = ({ violated, missing }: Fact): number => violated - missing;
