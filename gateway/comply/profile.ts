import type { RequirementId } from '../contracts/facts.ts';
import type { components } from '../../schemas/canonical/canonical.gen.ts';

/** By when a thing has to be there. */
export type LimitRule =
  /** End of the day of the lesson, so many days later, in the school's zone. */
  | { readonly anchor: 'lesson-day'; readonly days: number }
  /** So many minutes after the lesson ended. */
  | { readonly anchor: 'lesson-end'; readonly minutes: number }
  /** So many minutes after the last lesson of the class ended that day. */
  | { readonly anchor: 'class-last-lesson'; readonly minutes: number }
  /** End of the last day of instruction in the period, so many days later: before the vacation that ends it. */
  | { readonly anchor: 'period-last-day'; readonly days: number };

/** How one requirement is measured. Where it comes from stands in schemas/requirements/. */
export interface MeasuredRule<Anchor extends LimitRule['anchor'] = LimitRule['anchor']> {
  readonly limit: Extract<LimitRule, { readonly anchor: Anchor }>;
  /** Share of missing and late things, in per cent, from which on it is a finding: more than this. 0: a single one is. */
  readonly thresholdPercent: number;
  /**
   * Share of what was due, in per cent, that must be there before a school's exchange opens. It looks the other way than
   * `thresholdPercent`, which counts what is missing. @default 0: it is not asked
   */
  readonly gatePercent?: number;
}

export type WorkKind = NonNullable<components['schemas']['Work']['kind']>;

/** What a region measures, and with which limits: schemas/requirements/profiles/<name>.json. What is not named is not measured. */
export interface Profile {
  readonly profile: string;
  readonly version: number;
  readonly requirements: {
    readonly lesson?: MeasuredRule<'lesson-day'>;
    readonly topic?: MeasuredRule<'lesson-day'>;
    readonly attendance?: MeasuredRule<'lesson-day'>;
    readonly homework?: MeasuredRule<'lesson-day' | 'lesson-end' | 'class-last-lesson'>;
    readonly mark?: MeasuredRule<'lesson-day'> & {
      /** Kinds of work whose marks are due. */
      readonly kinds: readonly WorkKind[];
    };
    readonly 'term-mark'?: MeasuredRule<'period-last-day'> & {
      /** Grades that learn without marks. */
      readonly unmarkedGrades: readonly number[];
      /** Codes of subjects that are taught without marks (mappings/codes/subjects.csv). */
      readonly unmarkedSubjects: readonly string[];
    };
  };
  /** Days of the week with lessons, where no timetable tells them, 1 Monday – 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Further ones that some schools have: nothing is expected on them, but a limit may fall on them. */
  readonly possibleWeekdays: readonly number[];
}

/** Requirements that the profile measures. */
export const measuredBy = ({ requirements }: Profile): readonly RequirementId[] =>
  Object.keys(requirements) as RequirementId[];
