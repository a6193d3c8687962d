import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHmac, createSecretKey } from 'node:crypto';
import { stemOf } from '../../gateway/normalise/stems.ts';
import { tidy } from '../../gateway/normalise/tidy.ts';

/** Keys and lists that the hand-written side works with; made once, before the clock runs. */
export interface Words {
  readonly subjects: ReadonlyMap<string, string>;
  readonly kinds: ReadonlyMap<string, string>;
  readonly marks: ReadonlyMap<string, string>;
  readonly statuses: ReadonlyMap<string, string>;
  readonly fillers: ReadonlySet<string>;
  readonly noHomework: ReadonlySet<string>;
  /** Keyed digest of the stem of a word. */
  digestOf(word: string): string;
  pseudonym(prefix: 'pu' | 'st', role: 'pupil' | 'staff', school: string, id: string): string;
}

const WORD = /\p{L}+/gu;

export function wordsOf(home: string, keys: { readonly keyId: string; subkey(purpose: string): Buffer }): Words {
  const list = (path: string): Map<string, string> => listIn(join(home, 'mappings', path));
  const people = createSecretKey(keys.subkey('pseudonym'));
  const stems = createSecretKey(keys.subkey('stem'));
  const known = new Map<string, string>();
  const digests = new Map<string, string>();
  return {
    subjects: list('codes/subjects.csv'),
    kinds: list('dnevnik-ru/codes/work-kinds.csv'),
    marks: list('codes/mark-values.csv'),
    statuses: new Map([...list('codes/attendance.csv'), ...list('dnevnik-ru/codes/attendance.csv')]),
    fillers: new Set(list('codes/fillers.csv').keys()),
    noHomework: new Set(list('codes/no-homework.csv').keys()),
    digestOf(word) {
      let digest = digests.get(word);
      if (digest === undefined)
        digests.set(word, (digest = createHmac('sha256', stems).update(stemOf(word)).digest('hex').slice(0, 16)));
      return digest;
    },
    pseudonym(prefix, role, school, id) {
      let pseudonym = known.get(id);
      if (pseudonym === undefined) {
        const text = JSON.stringify([role, 'dnevnik-ru', '', school, id]);
        const digits = createHmac('sha256', people).update(text).digest('hex').slice(0, 32);
        known.set(id, (pseudonym = `${prefix}-${keys.keyId}-${digits}`));
      }
      return pseudonym;
    },
  };
}

/** Case, ё and doubled spaces do not matter in a list. */
export const keyOf = (text: string): string => tidy(text).toLowerCase().replaceAll('ё', 'е');

/** The text with names of the class as ▒. */
export const blanked = (text: string, names: ReadonlySet<string>, words: Words): string =>
  text.replace(WORD, (word) => (names.has(words.digestOf(word)) ? '▒' : word));

function listIn(path: string): Map<string, string> {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.slice(1).map((line) => {
      const [, quoted, plain, canonical = ''] = /^(?:"((?:[^"]|"")*)"|([^,]*)),([^,]*)/.exec(line)!;
      return [keyOf(quoted ?? plain ?? ''), canonical];
    }),
  );
}
