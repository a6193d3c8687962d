import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { type ConfigChange, changedText } from './text.ts';
import { readConfig } from './config.ts';
import type { ConfigRules } from './written.ts';
import { GatewayError } from '../contracts/errors.ts';
import { readText } from '../json-file.ts';
import { sentence, told } from '../told.ts';

/**
 * Changes svod.json and leaves everything else in it as it stands: comments, order, blanks. The new file is held against all rules
 * before it takes the place of the old one, whole; secrets that this process cannot see do not hinder it.
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
): void {
  const before = readText(file);
  const after = changedText(before, changes);
  if (after === before) return;
  const draft = `${file}.${process.pid}.part`;
  try {
    writeWhole(draft, after, statSync(file).mode & 0o777);
    checkDraft(draft, file, rules);
    if (readText(file) !== before) throw told('usage.invalid', [sentence('config.changed-meanwhile', { file })]);
    if (isDry) rmSync(draft);
    else renameSync(draft, file);
  } catch (cause) {
    rmSync(draft, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (cause instanceof GatewayError || code === undefined) throw cause;
    throw new GatewayError('file.unwritable', `writing ${file}: ${code}`, { cause });
  }
}

/** The mistakes are told of the file that would be written, under its own name. */
function checkDraft(draft: string, file: string, rules: ConfigRules): void {
  try {
    readConfig(draft, rules);
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'config.invalid') {
      if (error instanceof GatewayError && error.code === 'config.secret') return;
      throw error;
    }
    const [, ...mistakes] = error.sentences;
    throw told('config.invalid', [
      sentence('mistake.file', { file }),
      ...mistakes.map(({ key, values }) => sentence(key as Parameters<typeof sentence>[0], values)),
    ]);
  }
}

function writeWhole(path: string, text: string, mode: number): void {
  const file = openSync(path, 'wx', mode);
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
