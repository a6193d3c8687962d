import type { Pupil } from '../region/person.ts';
import type { Account } from './accounts.ts';
import type { Telling } from './assessments.ts';

/** One call of somebody who is signed in. */
export interface Call extends Telling {
  readonly account: Account;
  /** Parameters of the query and of a form, names in lower case; the last of repeated ones. */
  readonly given: ReadonlyMap<string, string>;
  /** Address of this server. */
  readonly origin: string;
}

/** A call that is answered by an error: its state and the system's own words. */
export class Refusal extends Error {
  readonly state: number;
  /** Beside the words, where the system tells one. */
  readonly errorCode: string | undefined;

  constructor(state: number, words: string, errorCode?: string) {
    super(words);
    this.state = state;
    this.errorCode = errorCode;
  }
}

/**
 * The pupils a call is about: those of `student` (or `students`), by commas; everybody the account sees where none is named.
 *
 * @throws {Refusal} where the account does not see one of them
 */
export function pupilsAsked({ account, given }: Call): readonly Pupil[] {
  const ids = (given.get('student') ?? given.get('students') ?? '').split(',').map((id) => id.trim());
  const wanted = ids.filter((id) => id !== '');
  if (wanted.length === 0) return account.pupils;
  const seen = new Map(account.pupils.map((pupil) => [String(pupil.ids.short), pupil]));
  return [...new Set(wanted)].map((id) => {
    const pupil = seen.get(id);
    if (!pupil) throw new Refusal(403, 'нет доступа к данным ученика');
    return pupil;
  });
}
