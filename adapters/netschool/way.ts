import type { EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import type { Week } from '../kit/time.ts';
import type { Joined } from './diary.ts';
import type { Session } from './session.ts';

/** One pupil's week that is asked for. */
export interface WeekAsked {
  /** Vendor's id of the pupil. */
  readonly pupil: string;
  readonly week: Week;
  /** The class whose week it is. */
  readonly classId: string;
  readonly yearId: string;
  /** Calendar year in which the school year begins. */
  readonly begins: number;
  /** Vacation: then an empty week is no surprise. */
  readonly isFree: boolean;
}

/** One pupil's week as it was answered. */
export interface PupilAnswers {
  /** Vendor's id of the pupil. */
  readonly pupil: string;
  /** Position among the pupils of the page: keeps refs apart without naming anybody. */
  readonly ordinal: number;
  readonly answers: readonly Answer[];
}

/** A way in which an installation shows a pupil's week: they differ in what they tell. */
export interface Way {
  /** What a week proves by leaving it out. */
  readonly told: readonly EntityName[];
  /** Whether marks of periods can be read too, by `totals`. */
  readonly hasTotals: boolean;
  /**
   * The answers that a week takes, checked to be of the shape that the others here rely on. A week that lists nothing is asked for twice.
   *
   * @throws {GatewayError}
   */
  ask(session: Session, asked: WeekAsked): Promise<readonly Answer[]>;
  /** Things listed in the answers: counted from them, not from the records. */
  count(answers: readonly Answer[]): number;
  /** Homework whose files are counted by asking, ids as the vendor wrote them. */
  withFiles(answers: readonly Answer[], isHomework: (typeId: string) => boolean): readonly (number | string)[];
  /** How many files are attached to each, by id; undefined where the account is refused the call or the version does not have it. */
  countFiles(
    session: Session,
    pupil: string,
    ids: readonly (number | string)[],
  ): Promise<ReadonlyMap<string, number> | undefined>;
  records(week: PupilAnswers, joined: Joined): readonly RawRecord[];
}
