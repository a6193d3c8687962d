import type { StoreFiles } from '../../contracts/store-file.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import { backUpFile } from './file-backup.ts';
import { goBackTo } from './file-back.ts';
import { checkFile, factsOfFile, lookInto } from './file-facts.ts';
import { holdAlone, replace } from './file-replace.ts';
import { foreseeRestore, restoreFile } from './file-restore.ts';
import { MIGRATIONS } from './migrations.ts';

/** Work on whole files of the embedded store, read and written with these options. */
export const sqliteFiles = (options: StoreOptions): StoreFiles => ({
  schema: MIGRATIONS.length,
  facts: (file) => lookInto(file, factsOfFile),
  backUp: backUpFile,
  check: (file) => checkFile(file, options),
  foresee: (backup) => foreseeRestore(backup, options),
  restore: async (backup, file, restoring) => restoreFile(backup, file, restoring, options),
  demandUnused: (file) => holdAlone(file).close(),
  putInPlace: replace,
  goBack: goBackTo,
});
