import type { EvidenceGrade } from '../contracts/adapter.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Language } from '../messages/form.ts';
import { MESSAGES } from '../messages/messages.ts';
import { reasonOf } from '../terminal/output.ts';
import { type Check, type CheckId, type CheckResult, failed, type Need, skipped, type Verdict } from './check.ts';
import { CHECKS } from './checks.ts';
import { evidenceIn } from './evidence.ts';
import { openTrial, type Subject, type Trial } from './trial.ts';

/** What one check showed, in words. */
export interface Checked {
  readonly id: CheckId;
  readonly title: string;
  readonly result: CheckResult;
  readonly evidence: string;
}

/** What `svod certify --json` gives. */
export interface Certificate {
  readonly adapter: string;
  readonly grade: EvidenceGrade;
  readonly checks: readonly Checked[];
  /** Counts; what was skipped is in neither. */
  readonly passed: number;
  readonly failed: number;
}

export interface CertifyOptions {
  readonly language: Language;
  /** Only these checks. @default all */
  readonly only?: readonly CheckId[];
  readonly signal?: AbortSignal;
  onCheck?(checked: Checked, done: number, total: number): void;
}

/** Looks at a subject check by check. @throws {GatewayError} stopped */
export async function certify(
  subject: Subject,
  { language, only, signal, onCheck }: CertifyOptions,
): Promise<Certificate> {
  const trial = openTrial(subject);
  const asked = CHECKS.filter(({ id }) => only?.includes(id) ?? true);
  const checks: Checked[] = [];
  for (const check of asked) {
    if (signal?.aborted) throw new GatewayError('stopped', `certifying ${subject.adapter.name}: told to stop`);
    // Whoever is not let in must not knock thirty times: some systems lock an account after five.
    const isShut = checks.some(({ id, result }) => id === 'access.good' && result === 'failed');
    const { result, evidence } = isShut ? skipped('not-in') : await verdictOf(check, trial, language);
    const title = MESSAGES[`certify.title.${check.id}`][language];
    const checked = { id: check.id, title, result, evidence: evidenceIn(evidence, await trial.names(), language) };
    checks.push(checked);
    onCheck?.(checked, checks.length, asked.length);
  }
  const count = (wanted: CheckResult): number => checks.filter(({ result }) => result === wanted).length;
  const { name: adapter, grade } = subject.adapter;
  return { adapter, grade, checks, passed: count('passed'), failed: count('failed') };
}

/** Runs one check; what it lacks makes it skipped, and what it throws fails it. */
async function verdictOf(check: Check, trial: Trial, language: Language): Promise<Verdict> {
  const lacking = lackOf(check, trial.subject);
  if (lacking) return skipped(`needs-${lacking}`);
  try {
    if (check.ofPages && (await trial.first()).length === 0) return skipped('no-material');
    return await check.run(trial);
  } catch (error) {
    const told = error instanceof GatewayError ? reasonOf(error, language) : kindOf(error);
    return failed('thrown', { error: told });
  }
}

/** The first thing that a check needs and a subject has not. A relay makes fields drift too. */
export const lackOf = ({ needs = [] }: Check, subject: Subject): Need | undefined =>
  needs.find((need) => subject[need] === undefined && (need !== 'drift' || subject.relay === undefined));

/** A message of the runtime may quote what was read. */
const kindOf = (error: unknown): string => (error instanceof Error ? `${error.name} [bug]` : typeof error);
