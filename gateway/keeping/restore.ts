import type { RestoreReport } from '../contracts/store-file.ts';
import { rules } from '../home.ts';
import type { DataFolder } from '../main.ts';
import { ofBackup } from './backup-file.ts';
import { forgottenList, readForgotten } from './forgotten-list.ts';

/** Puts a backup into the place of a data folder's store; whoever is forgotten stays so. @throws {GatewayError} backup.invalid, key.*, store.*, file.* */
export async function restoreBackup(
  { data, file, files, keys, now, log }: DataFolder,
  backup: string,
): Promise<RestoreReport> {
  const forgotten = forgottenList(readForgotten(data), keys, rules);
  const report = await ofBackup(backup, () => files.restore(backup, file, { now: now(), forgotten }));
  log.info({ epoch: report.epoch, sheets: report.sheets }, 'restored');
  return report;
}
