import { createHash } from 'node:crypto';

/** Signs that JavaScript's `escape` leaves as they are. */
const PLAIN = /[A-Za-z0-9@*_+\-./]/;

/**
 * What JavaScript's `escape` gives: "%3A" and "%u0418", a code a UTF-16 unit. The server takes nothing else: the same sign as the percent form
 * of its UTF-8 bytes is another text to it, and it says so by answering nothing.
 */
export const escaped = (text: string): string =>
  text.replaceAll(/[^]/g, (unit) => {
    if (PLAIN.test(unit)) return unit;
    const code = unit.charCodeAt(0).toString(16).toUpperCase();
    return code.length <= 2 ? `%${code.padStart(2, '0')}` : `%u${code.padStart(4, '0')}`;
  });

/** SHA-1 (hex) of the password: of its UTF-8 bytes, which for Latin passwords is certain and for others assumed. */
export const hashPassword = (password: string): string => createHash('sha1').update(password, 'utf8').digest('hex');

/** The three cookies that the client makes by itself: the server never sets one. */
export const cookiesOf = (login: string, hash: string, userId: string): string =>
  [
    ['ys-user', `s:${login}`],
    ['ys-password', `s:${hash}`],
    ['ys-userId', `n:${userId}`],
  ]
    .map(([name, value]) => `${name}=${escaped(value!)}`)
    .join('; ');
