import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { replacePrivate } from '../data-folder/keys.ts';

const noteFile = (data: string): string => join(data, 'backup.last');

/** Notes beside the store when it was last copied whole. */
export const noteBackup = (data: string, at: Date): void =>
  replacePrivate(noteFile(data), `${JSON.stringify({ at: at.toISOString() })}\n`);

/** When `svod backup` last wrote a whole copy of this folder's store; undefined where it never did. */
export function lastBackupAt(data: string): Date | undefined {
  try {
    const { at } = JSON.parse(readFileSync(noteFile(data), 'utf8')) as { readonly at?: string };
    const moment = new Date(at ?? '');
    return Number.isNaN(moment.getTime()) ? undefined : moment;
  } catch {
    // Whatever is wrong with the note, a copy more does no harm.
    return undefined;
  }
}
