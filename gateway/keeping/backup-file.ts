import { statSync } from 'node:fs';
import { GatewayError } from '../contracts/errors.ts';

/**
 * Work on a backup: what is wrong with it is the backup's, and none of the store's.
 *
 * @throws {GatewayError} file.unreadable for a folder; backup.invalid in place of store.damaged
 */
export async function ofBackup<Result>(backup: string, work: () => Result | Promise<Result>): Promise<Result> {
  if (statSync(backup, { throwIfNoEntry: false })?.isDirectory() === true)
    throw new GatewayError('file.unreadable', `reading ${backup}: EISDIR`);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'store.damaged') throw error;
    throw new GatewayError('backup.invalid', error.message, { cause: error });
  }
}
