import { setPriority } from 'node:os';
import { tellsBroken } from './broken.ts';
import type { Run } from './command.ts';
import { noteBackup } from '../keeping/last-backup.ts';
import { openDataFolder } from '../main.ts';
import { EXIT } from '../output.ts';
import { makeProgress } from '../progress.ts';
import { mebibytes } from './mebibytes.ts';

/** As `nice -n 10`. */
const GENTLE = 10;

/** svod backup: one moment of the store in a new file, looked through; others write on meanwhile. */
export const run: Run = async ({ output, configFile, signal }, [target = ''], options) => {
  const { data, file, files, now } = openDataFolder({ configFile, onBroken: tellsBroken(output) });
  // Whoever works beside comes first.
  setPriority(GENTLE);
  const progress = makeProgress(output.text('progress.copy'), output);
  const bytes = await files
    .backUp(file, target, { signal, onProgress: (done, total) => progress.update(done, total) })
    .finally(() => progress.stop());
  noteBackup(data, now());
  const { sheets } = files.facts(target);
  const ledger = options['verify'] === true ? files.check(target).ledger : undefined;
  output.say('backup.done', { file: target, mib: mebibytes(bytes), sheets });
  if (ledger) output.say('backup.ledger', { difference: ledger.difference });
  output.result({ file: target, bytes, sheets, holdsKey: false, ...(ledger && { difference: ledger.difference }) });
  return ledger === undefined || ledger.difference === 0 ? EXIT.done : EXIT.finding;
};
