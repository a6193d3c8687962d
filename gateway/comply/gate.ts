import type { Fact, RequirementId } from '../contracts/facts.ts';
import type { GateReason } from '../contracts/gate.ts';
import { measuredBy, type Profile } from './profile.ts';
import { sumFacts } from './sum-facts.ts';

/** What figures say of a school's exchange. `reasons`: one a requirement that the profile asks, passed or not. */
export interface GateFigures {
  readonly isOpen: boolean;
  readonly reasons: readonly GateReason[];
}

/** Requirements that a profile asks before an exchange opens; none: every gate is open without any data. */
export const askedBy = (profile: Profile): readonly RequirementId[] =>
  measuredBy(profile).filter((requirement) => percentOf(profile, requirement) > 0);

const percentOf = ({ requirements }: Profile, requirement: RequirementId): number =>
  requirements[requirement]?.gatePercent ?? 0;

/**
 * Whether a school is complete enough, from the facts of all its journals. What is not due yet and what the vendor cannot tell holds
 * nobody back; a requirement of which nothing was due passes, unless nothing was due of any: then nothing is known of the school.
 */
export function gateOf(facts: Iterable<Fact>, profile: Profile): GateFigures {
  const sums = new Map(sumFacts(facts).map((fact) => [fact.requirement, fact]));
  const reasons = askedBy(profile).map((requirement): GateReason => {
    const { present = 0, missing = 0 } = sums.get(requirement) ?? {};
    return { requirement, due: present + missing, present, thresholdPercent: percentOf(profile, requirement) };
  });
  const isKnown = reasons.length === 0 || reasons.some(({ due }) => due > 0);
  return { isOpen: isKnown && reasons.every(isPassed), reasons };
}

/** Whether this requirement holds the gate closed no longer. */
export const isPassed = ({ due, present, thresholdPercent }: GateReason): boolean =>
  present * 100 >= thresholdPercent * due;
