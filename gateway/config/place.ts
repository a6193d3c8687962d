import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { storeFile } from '../data-folder/data-folder.ts';
import { keyFile } from '../data-folder/keys.ts';

/**
 * The folder that holds store and key: SVOD_DATA, else the folder `data` beside the configuration that is named (or that folder itself,
 * where they lie in it), else ./data. So a command says the same of a region wherever it is given.
 */
export function dataFolder(named?: string, env: NodeJS.ProcessEnv = process.env): string {
  const given = env['SVOD_DATA'];
  if (given !== undefined) return resolve(given);
  const home = named === undefined ? process.cwd() : dirname(resolve(named));
  const isItself = named !== undefined && [storeFile(home), keyFile(home)].some(existsSync);
  return isItself ? home : join(home, 'data');
}

/** Where svod.json is looked for, the first place first: the file named, else the working folder, else the data folder. */
export const configPlaces = (named: string | undefined, data: string): readonly string[] =>
  named === undefined ? [resolve('svod.json'), join(data, 'svod.json')] : [resolve(named)];

/** The configuration that commands read; undefined where there is none. One that is named need not be there. */
export const namedConfig = (named: string | undefined, data: string = dataFolder(named)): string | undefined =>
  named === undefined ? configPlaces(named, data).find(existsSync) : resolve(named);
