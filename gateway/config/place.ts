import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { dataFolder } from './config.ts';

/** Where svod.json is looked for, the first place first: the file named, else the working folder, else the data folder. */
export const configPlaces = (named: string | undefined, data: string): readonly string[] =>
  named === undefined ? [resolve('svod.json'), join(data, 'svod.json')] : [resolve(named)];

/** The configuration that commands read; undefined where there is none. One that is named need not be there. */
export const namedConfig = (named: string | undefined, data: string = dataFolder()): string | undefined =>
  named === undefined ? configPlaces(named, data).find(existsSync) : resolve(named);
