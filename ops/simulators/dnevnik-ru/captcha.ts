import { createHash } from 'node:crypto';

/** Wrong passwords of a login after which its sign-in wants a captcha (assumed; that there is one is seen in the form that clients fill in). */
const MOST_FAILURES = 3;
/** Letters of a picture. */
const LETTERS = 5;

/** What stands in the form of the sign-in page. */
export interface Captcha {
  /** Goes back as `Captcha.Id`. */
  readonly id: string;
  /** What a person reads in the picture and writes into `Captcha.Input`; a real page says it in no other way. */
  readonly letters: string;
}

/** Failed sign-ins by login, and the pictures that have to be read because of them. */
export interface Captchas {
  /** The picture that this login has to read; undefined while a password is enough. */
  wantedOf(login: string): Captcha | undefined;
  failed(login: string): void;
  passed(login: string): void;
}

/** Nobody has failed yet. A picture is good for one try. */
export function openCaptchas(seed: string): Captchas {
  const failures = new Map<string, number>();
  return {
    wantedOf(login) {
      const failed = failures.get(login) ?? 0;
      if (failed < MOST_FAILURES) return undefined;
      const id = createHash('sha256').update(`${seed}\n${login}\n${failed}`).digest('hex').slice(0, 32);
      return { id, letters: id.slice(0, LETTERS) };
    },
    failed: (login) => void failures.set(login, (failures.get(login) ?? 0) + 1),
    passed: (login) => void failures.delete(login),
  };
}
