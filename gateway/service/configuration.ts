import { statSync } from 'node:fs';
import { configPlaces } from '../config/place.ts';

/** Whether svod.json has changed, come or gone since the last look. */
export interface ConfigWatch {
  hasChanged(): boolean;
}

/** Looks at every place where svod.json is looked for; only its date and size are read. */
export function watchConfig(configFile: string | undefined, data: string): ConfigWatch {
  const places = configPlaces(configFile, data);
  const look = (): string => places.map(signatureOf).join();
  let last = look();
  return {
    hasChanged() {
      const [before, now] = [last, look()];
      last = now;
      return before !== now;
    },
  };
}

function signatureOf(file: string): string {
  const stat = statSync(file, { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}/${stat.size}/${stat.ino}` : 'none';
}
