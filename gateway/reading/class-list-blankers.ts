import { linesOfFile } from '../files/file-lines.ts';
import type { Gateway } from '../gateway.ts';
import type { ImportOptions } from './imported.ts';
import { blankerOf, type NameStems, stemmerOf } from '../normalise/blanker.ts';
import { stemsInLine } from '../sheets/read-export.ts';
import { stemList } from '../sheets/stem-list.ts';

/** Blanks the names of a class list; undefined while none is known. */
export type BlankerFor = (source: string, school: string, scope: string) => ((text: string) => string) | undefined;

/** Class lists of the file and of the store, as blankers by source, school and scope. */
export async function blankersOf({ store, keys }: Gateway, { file, source }: ImportOptions): Promise<BlankerFor> {
  const stemmer = stemmerOf(keys.subkey('stem'));
  const lists = new Map<string, NameStems>();
  const blankers = new Map<string, ((text: string) => string) | undefined>();
  const schools = new Set<string>();
  let number = 0;
  for await (const line of linesOfFile(file)) {
    number += 1;
    const found = stemsInLine(line, number, file);
    if (!found) continue;
    const owner = `${source ?? found.source}\n${found.school}`;
    if (!schools.has(owner))
      for (const [id, list] of await store.stemsOf(source ?? found.source, found.school))
        lists.set(`${owner}\n${id}`, list);
    schools.add(owner);
    for (const [id, list] of Object.entries(found.stems)) lists.set(`${owner}\n${id}`, stemList(list));
  }
  return (name, school, scope) => {
    const key = `${name}\n${school}\n${scope.split('/')[0] ?? ''}`;
    if (!blankers.has(key)) {
      const list = lists.get(key) ?? (scope === school ? lists.get(`${name}\n${school}\n`) : undefined);
      blankers.set(key, list && blankerOf(list, stemmer));
    }
    return blankers.get(key);
  };
}
