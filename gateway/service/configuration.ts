import { existsSync } from 'node:fs';
import { configPlaces } from '../config/place.ts';
import { secretFilesOf } from '../config/secret-files.ts';
import { signatureOf, signatureOfRules } from '../files/file-signature.ts';

/** Whether anything that the service goes by has changed, come or gone since the last look. */
export interface ConfigWatch {
  hasChanged(): boolean;
}

/**
 * Looks at every place where svod.json is looked for, at the files of its secrets, and at mappings/ and schemas/: at the dates and
 * sizes of some hundred files, which takes milliseconds.
 *
 * @param home folder that holds mappings/ and schemas/
 */
export function watchConfig(configFile: string | undefined, data: string, home: string): ConfigWatch {
  const places = configPlaces(configFile, data);
  let written = '';
  let secrets: readonly string[] = [];
  const look = (): string => {
    const now = signatureOf(places);
    if (now !== written) secrets = places.filter(existsSync).slice(0, 1).flatMap(secretFilesOf);
    written = now;
    return [now, signatureOf(secrets), signatureOfRules(home)].join('\n');
  };
  let last = look();
  return {
    hasChanged() {
      const [before, now] = [last, look()];
      last = now;
      return before !== now;
    },
  };
}
