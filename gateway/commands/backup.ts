import { getPriority, setPriority } from 'node:os';
import { tellsBroken } from './broken.ts';
import type { Run } from './command.ts';
import { noteBackup } from '../keeping/last-backup.ts';
import { openDataFolder } from '../main.ts';
import { EXIT } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { mebibytes } from './mebibytes.ts';

/** As `nice -n 10`. */
const GENTLE = 10;

/** svod backup: one moment of the store in a new file, looked through; others write on meanwhile. */
export const run: Run = async ({ output, configFile, signal }, [target = ''], options) => {
  const { data, file, files, now } = openDataFolder({ configFile, onBroken: tellsBroken(output) });
  const progress = makeProgress(output.text('progress.copy'), output);
  const onProgress = (done: number, total: number): void => progress.update(done, total);
  const bytes = await gently(() => files.backUp(file, target, { signal, onProgress })).finally(() => progress.stop());
  noteBackup(data, now());
  const { sheets } = files.facts(target);
  const ledger = options['verify'] === true ? files.check(target).ledger : undefined;
  output.say('backup.done', { file: target, mib: mebibytes(bytes), sheets });
  if (ledger) output.say('backup.ledger', { difference: ledger.difference });
  output.result({ file: target, bytes, sheets, holdsKey: false, ...(ledger && { difference: ledger.difference }) });
  return ledger === undefined || ledger.difference === 0 ? EXIT.done : EXIT.finding;
};

/** Works so that whoever works beside comes first. */
async function gently<T>(work: () => Promise<T>): Promise<T> {
  const before = getPriority();
  if (before >= GENTLE) return work();
  setPriority(GENTLE);
  try {
    return await work();
  } finally {
    restorePriority(before);
  }
}

/** What was given away only an administrator may take back; nothing but the end of the command comes after it. */
function restorePriority(priority: number): void {
  try {
    setPriority(priority);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_SYSTEM_ERROR') throw error;
  }
}
