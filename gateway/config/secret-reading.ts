import { isUtf8 } from 'node:buffer';
import { lstatSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { textIn } from '../files/json-file.ts';
import { type Mistake, mistake } from './mistake.ts';

/** Bits that let others than the owner at a secret. */
export const OTHERS = 0o077;

/** Codes of the system for "you may not". */
const REFUSALS: ReadonlySet<string> = new Set(['EACCES', 'EPERM']);

/**
 * The text of a file of secrets, which only its owner may read; where it cannot be had, why, and what to do. Nothing of the text stands
 * in a sentence.
 *
 * @param name as the operator wrote it
 * @param pointer of the place in svod.json that names it
 */
export function secretTextOf(path: string, name: string, pointer: string): { readonly text: string } | Mistake {
  try {
    const stats = statSync(path);
    const { uid } = stats;
    if (stats.isDirectory()) return mistake(pointer, 'mistake.secret-folder', { name });
    if ((stats.mode & OTHERS) !== 0) return openToOthers(path, name, pointer, stats);
    const bytes = bytesOf(path);
    if (bytes === undefined)
      return mistake(pointer, 'mistake.secret-rights', { name, owner: userOf(uid), user: userOf(process.geteuid?.()) });
    if (!isUtf8(bytes) || bytes.includes(0)) return mistake(pointer, 'mistake.secret-encoding', { name });
    const text = textIn(bytes);
    return text.trim() === '' ? mistake(pointer, 'mistake.secret-empty', { name }) : { text };
  } catch (error) {
    return unreadable((error as NodeJS.ErrnoException).code, name, pointer);
  }
}

/** The rights of somebody else's file are not ours to change, as `chmod` on a link to it would. */
function openToOthers(path: string, name: string, pointer: string, { mode, uid }: Stats): Mistake {
  const rights = (mode & 0o777).toString(8);
  if (!lstatSync(path).isSymbolicLink() || uid === lstatSync(path).uid)
    return mistake(pointer, 'mistake.secret-mode', { name, mode: rights });
  const values = { name, target: realpathSync(path), owner: userOf(uid), mode: rights };
  return mistake(pointer, 'mistake.secret-link', values);
}

/** Undefined where this process may not read it. */
function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (REFUSALS.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Why a file is not to be had at all. */
function unreadable(code: string | undefined, name: string, pointer: string): Mistake {
  switch (code) {
    case 'ENOENT':
      return mistake(pointer, 'mistake.secret-gone', { name });
    case 'EISDIR':
      return mistake(pointer, 'mistake.secret-folder', { name });
    case 'EACCES':
    case 'EPERM':
      return mistake(pointer, 'mistake.secret-way', { name, user: userOf(process.geteuid?.()) });
    default:
      return mistake(pointer, 'mistake.secret-file', { name, why: code ?? 'unknown' });
  }
}

/** A user as `chown` takes it: by name where it is known here, else by number. */
function userOf(uid: number | undefined): string {
  if (uid === 0) return 'root';
  if (uid === undefined || uid !== process.geteuid?.()) return String(uid ?? '?');
  try {
    return userInfo().username;
  } catch {
    // A number without an entry in the system's list of users.
    return String(uid);
  }
}
