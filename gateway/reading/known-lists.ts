import type { Page } from '../contracts/adapter.ts';
import type { StemList, Store } from '../contracts/store.ts';

/** Schools whose class lists are remembered: a run reads school by school, a week at a time. */
const REMEMBERED_SCHOOLS = 64;

/** Keyed digests of the stems of names, by class. */
export type ClassLists = ReadonlyMap<string, StemList>;

/** The class lists of one source as its store has them, remembered while they stay as they are. */
export interface KnownLists {
  /** Those that the texts of a page are read with. */
  of(page: Page, school: string): Promise<ClassLists>;
  /** Digest of the list that a page's texts are read with; "unknown" where there is none, '' where it does not matter. */
  digestFor(page: Page): Promise<string>;
  /** The roster of the school was stored anew. */
  forget(school: string): void;
}

export function knownLists(store: Pick<Store, 'stemsOf'>, source: string): KnownLists {
  const schools = new Map<string, Map<string, Promise<ClassLists>>>();
  const of = (page: Page, school: string): Promise<ClassLists> => {
    const classes = classesOf(page);
    const key = classes?.[0] ?? '';
    const ofSchool = schools.get(school) ?? new Map<string, Promise<ClassLists>>();
    if (!schools.has(school) && schools.size >= REMEMBERED_SCHOOLS) schools.clear();
    schools.set(school, ofSchool);
    const lists = ofSchool.get(key) ?? store.stemsOf(source, school, classes);
    ofSchool.set(key, lists);
    return lists;
  };
  return {
    of,
    async digestFor(page) {
      const { covers } = page;
      if (!covers || covers.sheet === 'roster') return '';
      const known = await of(page, covers.school);
      return (known.get(covers.scope) ?? known.get(classIn(covers.scope)))?.fingerprint ?? 'unknown';
    },
    forget: (school) => void schools.delete(school),
  };
}

/** The class of a scope: "<class>" or "<class>/<period>". */
const classIn = (scope: string): string => scope.split('/')[0] ?? '';

/** The classes whose lists a page is read with; undefined, all of the school, for a roster and for a page that names no slice. */
function classesOf({ covers }: Page): readonly string[] | undefined {
  return covers && covers.sheet !== 'roster' ? [...new Set([covers.scope, classIn(covers.scope)])] : undefined;
}
