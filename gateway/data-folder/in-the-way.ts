import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { sentence, told } from '../messages/told.ts';
import type { GatewayError } from '../contracts/errors.ts';

/** The folder itself, or the nearest one above it that is there. */
export const nearestFolder = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));

/** The file that stands where a folder has to be: at its own place, or at that of one above it. */
export function fileInTheWay(folder: string): string | undefined {
  const nearest = nearestFolder(folder);
  return statSync(nearest).isDirectory() ? undefined : nearest;
}

/** Tells that a folder cannot be made for the file in its place; undefined where no file is. */
export function inTheWayOf(folder: string, cause?: unknown): GatewayError | undefined {
  const file = fileInTheWay(folder);
  if (file === undefined) return undefined;
  return told('store.unwritable', [sentence('data.in-the-way', { folder, file })], cause, 'file-in-the-way');
}
