import { GatewayError } from '../contracts/errors.ts';

/** Work on a backup: what is wrong with it is the backup's, and none of the store's. @throws {GatewayError} backup.invalid in place of store.damaged */
export async function ofBackup<Result>(work: () => Result | Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GatewayError) || error.code !== 'store.damaged') throw error;
    throw new GatewayError('backup.invalid', error.message, { cause: error });
  }
}
