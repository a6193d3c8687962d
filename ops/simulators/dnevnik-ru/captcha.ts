import { createHash } from 'node:crypto';

/** Failed sign-ins of a login behind which a captcha is wanted (assumed). */
const ATTEMPTS = 3;
/** Signs in the picture (assumed). */
const SIGNS = 5;

/** The captcha of the sign-in form, login by login. */
export interface Captchas {
  /** Whether no captcha is wanted of this login, or its word is right. */
  isAllowed(login: string, id: string, word: string): boolean;
  /** Counts a sign-in that failed, and gives the fields that the form then has; '' as long as it has none. */
  failed(login: string): string;
  passed(login: string): void;
}

export function openCaptchas(): Captchas {
  const attempts = new Map<string, number>();
  const idOf = (login: string): string =>
    createHash('sha256')
      .update(`captcha\n${login}\n${attempts.get(login) ?? 0}`)
      .digest('hex')
      .slice(0, 32);
  const isWanted = (login: string): boolean => (attempts.get(login) ?? 0) >= ATTEMPTS;
  return {
    isAllowed: (login, id, word) => !isWanted(login) || (id === idOf(login) && word === id.slice(-SIGNS)),
    failed(login) {
      attempts.set(login, (attempts.get(login) ?? 0) + 1);
      return isWanted(login) ? fieldsOf(idOf(login)) : '';
    },
    passed: (login) => void attempts.delete(login),
  };
}

const fieldsOf = (id: string): string =>
  `<form method="post"><input type="hidden" name="exceededAttempts" value="True"><img src="/captcha/${id}" alt="">
<input type="hidden" name="Captcha.Id" value="${id}"><input name="Captcha.Input" value=""></form>`;
