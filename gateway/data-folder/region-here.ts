import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { storeFile } from './data-folder.ts';
import { inTheWayOf } from './in-the-way.ts';
import { keyFile } from './keys.ts';
import { sentence, told } from '../messages/told.ts';

/** Whether something was ever kept in this data folder: its store, or at least its key. */
export const isKeptIn = (data: string): boolean => existsSync(storeFile(data)) || existsSync(keyFile(data));

/** A region stands where its configuration or its data is; anything else is most likely the wrong folder. */
export const isRegion = (configFile: string | undefined, data: string): boolean =>
  configFile !== undefined || isKeptIn(data);

/** For commands that are never a region's first. @throws {GatewayError} region.absent */
export function demandRegion(configFile: string | undefined, data: string): void {
  if (!isRegion(configFile, data))
    throw told('region.absent', [sentence('region.none', { folder: process.cwd(), data })]);
}

/**
 * For work on what is kept, which a region that is only configured does not have.
 *
 * @throws {GatewayError} region.absent; store.unwritable, where a file is in the way
 */
export function demandKept(configFile: string | undefined, data: string): void {
  demandRegion(configFile, data);
  if (!isKeptIn(data))
    throw (
      inTheWayOf(data) ??
      told('region.absent', [sentence('region.nothing-kept', { folder: dirname(configFile ?? data), data })])
    );
}
