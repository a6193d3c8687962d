import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from './svod-here.ts';
import { newFolder } from './svod-process.ts';

/** Stands wherever a secret may: no command may print it. */
export const CANARY = 'Canary-7e41';
/** A configuration of two sources and a platform, whose secrets stand in a file of many, in one of their own and in the environment. */
export const WHOLE = {
  $comment: 'A region.',
  secrets: 'secrets.json',
  sources: {
    's-1': { system: 'dnevnik-ru', settings: { schools: ['1'], proxy: 'http://proxy.example:3128' } },
    's-2': {
      system: 'netschool',
      settings: { origin: 'https://a.example', school: '7', accounts: { $file: 'a.json' } },
    },
  },
  destinations: {
    'mono-log': { settings: { baseUrl: 'https://m.example', clientId: 'svod', clientSecret: { $env: 'MONO_SECRET' } } },
  },
};

/** A folder with a configuration in it. */
export interface ConfigPlace {
  readonly data: string;
  write(document: unknown): void;
  svod(...words: string[]): ReturnType<typeof svodHere>;
}

/** A new folder with `WHOLE` and its secrets. */
export function wholeConfig(): ConfigPlace {
  const data = newFolder();
  const write = (document: unknown): void => writeFileSync(join(data, 'svod.json'), JSON.stringify(document, null, 2));
  write(WHOLE);
  for (const [name, value] of [
    ['secrets.json', { 's-1': { accessToken: CANARY } }],
    ['a.json', [{ login: 'user', password: CANARY }]],
  ] as const)
    writeFileSync(join(data, name), JSON.stringify(value), { mode: 0o600 });
  return { data, write, svod: (...words) => svodHere(words, { data, env: { MONO_SECRET: CANARY } }) };
}
