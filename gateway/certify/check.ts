import type { MessageKey } from '../messages/messages.ts';
import type { Evidence } from './evidence.ts';
import type { Trial } from './trial.ts';

/** passed: proven; failed: disproved, the evidence names the place; skipped: could not be looked at here, the evidence says why. */
export type CheckResult = 'passed' | 'failed' | 'skipped';

type IdIn<Key> = Key extends `certify.title.${infer Id}` ? Id : never;
/** Public, as the codes of errors: renaming one is a breaking change. Its title is "certify.title.<id>" of the catalogue. */
export type CheckId = IdIn<MessageKey>;

/** What one check showed. */
export interface Verdict {
  readonly result: CheckResult;
  readonly evidence: Evidence;
}

/** What a check needs beside an adapter and a system that answers. */
export type Need = 'relay' | 'reader' | 'truth' | 'faults' | 'drift' | 'wrongLogin';

/** One promise of contracts/adapter.ts, and how it is looked at. */
export interface Check {
  readonly id: CheckId;
  /** Without all of these it is skipped. */
  readonly needs?: readonly Need[];
  /** It looks at pages that came: where none came it is skipped, and does not pass for want of them. */
  readonly ofPages?: true;
  /** An error that it throws is a failure, told by its code and message. */
  run(trial: Trial): Promise<Verdict>;
}

type Word<Key> = Key extends `certify.says.${infer Word}` ? Word : never;
type SaysWord = Word<MessageKey>;

const verdict =
  (result: CheckResult) =>
  (word: SaysWord, values: Evidence['values'] = {}): Verdict => ({
    result,
    evidence: { key: `certify.says.${word}`, values },
  });

export const passed = verdict('passed');
export const failed = verdict('failed');
export const skipped = verdict('skipped');
