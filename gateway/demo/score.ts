import type { Gap } from '../contracts/facts.ts';
import type { Finding, QuarantineRow } from '../contracts/store.ts';
import { type Defect, idIn } from './defect.ts';

/** What the checks found in one school, without any knowledge of what was planted. */
export interface Found {
  readonly system: string;
  readonly school: string;
  readonly gaps: readonly Gap[];
  readonly quarantine: readonly QuarantineRow[];
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

/** Holds what was found in a school against what was planted there. */
export function score(
  defects: readonly Defect[],
  found: Found,
): Score & { readonly missedDefects: readonly Defect[]; readonly falseAlarms: readonly string[] } {
  const evidence = new Map<string, number>();
  const add = (key: string): void => void evidence.set(key, (evidence.get(key) ?? 0) + 1);
  for (const gap of found.gaps) if (gap.state !== 'unprovable') add(`gap ${gap.requirement} ${gap.state} ${gap.about}`);
  for (const row of found.quarantine) add(`quarantine ${row.failed[0]?.entity ?? ''} ${row.failed[0]?.id ?? row.ref}`);
  for (const finding of found.findings) if (finding.kind === 'empty') add('empty');
  const used = new Set<string>();
  let repeats = found.repeats;
  const isFound = (defect: Defect): boolean => {
    if (defect.kind === 'equal-repeat') return (repeats -= 1) >= 0;
    const key = [...evidence.keys()].find((candidate) => matches(candidate, defect, found));
    if (key) used.add(key);
    return key !== undefined;
  };
  const provable = defects.filter((defect) => isProvable(defect, found));
  const missedDefects = provable.filter((defect) => !isFound(defect));
  for (const defect of defects) if (!provable.includes(defect) && defect.kind !== 'equal-repeat') isFound(defect);
  const falseAlarms = [...evidence.keys()].filter((key) => !used.has(key));
  const missed = missedDefects.length;
  return {
    defects: defects.length,
    unprovable: defects.length - provable.length,
    found: provable.length - missed,
    missed,
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

function matches(key: string, defect: Defect, { system, pseudonymOf }: Found): boolean {
  const lesson = idIn(system, defect.lesson?.ids);
  const work = idIn(system, defect.work?.ids);
  const pupil = defect.pupil ? pseudonymOf(idIn(system, defect.pupil)) : '';
  if (defect.kind === 'silent-school') return key === 'empty';
  const gap = GAP_OF[defect.kind];
  if (gap) {
    const about = defect.kind === 'no-written-marks' ? work : defect.kind === 'no-period-mark' ? `${pupil}/` : lesson;
    const wanted = `gap ${gap[0]} ${gap[1]} ${about}`;
    return defect.kind === 'no-period-mark'
      ? key.startsWith(wanted) && key.endsWith(`/${defect.subject ?? ''}`)
      : key === wanted;
  }
  if (!QUARANTINED.has(defect.kind) || !key.startsWith('quarantine ')) return false;
  return defect.entity === 'attendance'
    ? key.includes(`${lesson}/${pupil}`)
    : key.includes(work || lesson) && (pupil === '' || key.includes(pupil) || system === 'dnevnik-ru');
}
