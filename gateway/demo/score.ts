import type { Gap } from '../contracts/facts.ts';
import type { Finding } from '../contracts/finding.ts';
import { type Defect, idIn, lessonIn, placesIn } from './defect.ts';
import { simulatedOf } from '../simulator-finder.ts';

/** What the checks found in one school, without any knowledge of what was planted. */
export interface Found {
  readonly system: string;
  readonly school: string;
  readonly gaps: readonly Gap[];
  /** What waits in quarantine: the entities that failed, and the raw record as JSON. */
  readonly quarantine: readonly { readonly id: string; readonly entities: readonly string[]; readonly raw: string }[];
  readonly findings: readonly Finding[];
  /** Raw records filtered as equal repeats. */
  readonly repeats: number;
  /** Moments (milliseconds) at which the school was read. */
  readonly readAt: readonly number[];
  pseudonymOf(pupil: string): string;
}

export interface Score {
  readonly defects: number;
  readonly unprovable: number;
  readonly found: number;
  readonly missed: number;
  readonly false: number;
}

/** What each kind of defect looks like to the checks. */
const GAP_OF: Readonly<Record<string, readonly [requirement: string, state: Gap['state']]>> = {
  'no-topic': ['topic', 'missing'],
  'no-homework': ['homework', 'missing'],
  'no-attendance': ['attendance', 'missing'],
  'late-homework': ['homework', 'late'],
  'late-attendance': ['attendance', 'late'],
  'no-written-marks': ['mark', 'missing'],
  'no-period-mark': ['term-mark', 'missing'],
};
const QUARANTINED = new Set([
  'unknown-attendance-code',
  'unknown-mark-value',
  'wrong-type-mark',
  'wrong-type-lesson',
  'conflicting-repeat',
]);

/** One thing that the checks said, and whether it speaks of a defect. */
interface Evidence {
  readonly told: string;
  speaksOf(defect: Defect): boolean;
}

/** Holds what was found in a school against what was planted there. */
export function score(
  defects: readonly Defect[],
  found: Found,
): Score & { readonly missedDefects: readonly Defect[]; readonly falseAlarms: readonly string[] } {
  const evidence = evidenceOf(found);
  let repeats = found.repeats;
  const isFound = (defect: Defect): boolean =>
    defect.kind === 'equal-repeat' ? (repeats -= 1) >= 0 : evidence.some((each) => each.speaksOf(defect));
  const provable = defects.filter((defect) => isProvable(defect, found));
  const missedDefects = provable.filter((defect) => !isFound(defect));
  const falseAlarms = evidence.filter(({ speaksOf }) => !defects.some(speaksOf)).map(({ told }) => told);
  return {
    defects: defects.length,
    unprovable: defects.length - provable.length,
    found: provable.length - missedDefects.length,
    missed: missedDefects.length,
    false: falseAlarms.length,
    missedDefects,
    falseAlarms,
  };
}

function isProvable({ provableOn, since }: Defect, { system, readAt }: Found): boolean {
  const provable = provableOn[system] ?? false;
  if (typeof provable === 'boolean') return provable && readAt.some((moment) => moment >= since);
  const [after, before] = provable.readBetween;
  return readAt.some((moment) => moment > after && moment < before) && readAt.some((moment) => moment >= before);
}

function evidenceOf(found: Found): readonly Evidence[] {
  const { gaps, quarantine, findings, system } = found;
  const isEmpty = findings.some(({ kind }) => kind === 'empty');
  return [
    ...gaps.filter(({ state }) => state !== 'unprovable').map((gap) => gapEvidence(gap, found)),
    ...quarantine.map((row) => quarantineEvidence(row, system)),
    ...(isEmpty ? [{ told: 'empty answers', speaksOf: ({ kind }: Defect) => kind === 'silent-school' }] : []),
  ];
}

function gapEvidence({ requirement, state, about, lesson }: Gap, { system, pseudonymOf }: Found): Evidence {
  return {
    told: `${requirement} ${state} ${about} ${lesson?.subject ?? ''}`,
    speaksOf(defect) {
      const [wantedRequirement, wantedState] = GAP_OF[defect.kind] ?? [];
      if (wantedRequirement !== requirement || wantedState !== state) return false;
      if (defect.kind === 'no-written-marks') return about === idIn(system, defect.work?.ids);
      if (defect.kind !== 'no-period-mark') return about === lessonIn(system, defect.lesson);
      return about === `${pseudonymOf(idIn(system, defect.pupil))}/${defect.subject ?? ''}`;
    },
  };
}

function quarantineEvidence({ id, entities, raw }: Found['quarantine'][number], system: string): Evidence {
  // Signs of no width that some systems sprinkle into names.
  const plain = raw.replaceAll('\u200B', '');
  return {
    told: `quarantine ${id} ${entities.join(', ')}`,
    speaksOf(defect) {
      const { kind, entity: spoiled, pupil } = defect;
      if (!QUARANTINED.has(kind) || !isOf(spoiled, system, entities)) return false;
      const isThere = placesIn(system, defect).some((parts) => parts.every((part) => plain.includes(part)));
      return isThere && (spoiled === 'lesson' || plain.includes(idIn(system, pupil)));
    },
  };
}

/** Whether what was spoiled is what failed; an unknown word of attendance may fail as a mark where both stand in one place. */
const isOf = (spoiled: string | undefined, system: string, failed: readonly string[]): boolean =>
  spoiled !== undefined &&
  (failed.includes(spoiled) ||
    (spoiled === 'attendance' && simulatedOf(system).absencesAmongMarks === true && failed.includes('mark')));
