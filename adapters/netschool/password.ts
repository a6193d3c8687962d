import { createHash } from 'node:crypto';
import { toWindows1251 } from '../kit/windows-1251.ts';

/** What the sign-in form sends instead of the password. */
export interface HashedPassword {
  /** `pw2` cut to the length of the password. */
  readonly pw: string;
  readonly pw2: string;
}

/** md5 of the salt and the md5 (hex) of the password's windows-1251 bytes. The vendor's choice of digest; it is no protection of ours. */
export function hashPassword(password: string, salt: string): HashedPassword {
  const pw2 = md5(salt + md5(password));
  return { pw: pw2.slice(0, password.length), pw2 };
}

const md5 = (text: string): string => createHash('md5').update(toWindows1251(text)).digest('hex');
