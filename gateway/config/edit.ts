import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeSync,
} from 'node:fs';
import { type ConfigChange, changedText } from './text.ts';
import { configIn, type ReadConfig } from './read-config.ts';
import type { ConfigRules } from './written.ts';
import { GatewayError } from '../contracts/errors.ts';
import { parseWritten, readText } from '../files/json-file.ts';
import { sentence, told } from '../messages/told.ts';

/** Bits of a file's mode that say who may do what. */
const PERMISSIONS = 0o777;

/**
 * Changes svod.json and leaves everything else in it as it stands: comments, order, blanks. The new text is held against all rules
 * before it takes the place of the old one, whole; secrets that this process cannot see do not hinder it. The file keeps its owner
 * and its mode, and a link to it stays a link. Gives the configuration as it is then; undefined where nothing changes.
 *
 * @throws {GatewayError} config.invalid with the mistakes of the new file, and nothing is written; file.unwritable; usage.invalid where
 * somebody else wrote the file meanwhile
 * @param options with `isDry` the new file is only held against the rules
 */
export function editConfig(
  file: string,
  changes: readonly ConfigChange[],
  rules: ConfigRules,
  { isDry = false }: { readonly isDry?: boolean } = {},
): ReadConfig | undefined {
  const before = readText(file);
  const after = changedText(before, changes);
  if (after === before) return undefined;
  // Secrets and files that it names are looked for where the file is called, not where a link leads.
  const read = configIn(parseWritten(after, file, 'config.invalid'), file, rules);
  if (!isDry) replace(file, before, after);
  return read;
}

function replace(file: string, before: string, after: string): void {
  let draft: string | undefined;
  try {
    const place = realpathSync(file);
    draft = `${place}.${process.pid}.part`;
    writeLike(statSync(place), draft, after);
    if (readText(file) !== before) throw told('usage.invalid', [sentence('config.changed-meanwhile', { file })]);
    renameSync(draft, place);
  } catch (cause) {
    if (draft !== undefined) rmSync(draft, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (cause instanceof GatewayError || code === undefined) throw cause;
    throw new GatewayError('file.unwritable', `writing ${file}: ${code}`, { cause });
  }
}

/** A new file with the owner and the mode of another: the service may be somebody else, and has to read it. */
function writeLike({ uid, gid, mode }: Stats, path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  try {
    if (process.getuid?.() !== uid || process.getgid?.() !== gid) give(file, uid, gid);
    fchmodSync(file, mode & PERMISSIONS);
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Only root may give a file away; with anybody else the folder's owner keeps it, as after any editor. */
function give(file: number, uid: number, gid: number): void {
  try {
    fchownSync(file, uid, gid);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
