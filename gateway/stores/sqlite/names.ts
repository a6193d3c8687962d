import type { SheetKind, SheetRef } from '../../contracts/records.ts';
import type { Database } from './database.ts';

export type ScopeName = Pick<SheetRef, 'source' | 'kind' | 'school' | 'scope'>;

/** Small keys of long names, so that rows and indices stay small: scopes, and digests of rules. */
export interface Names {
  /** Made when it is new. */
  scope(name: ScopeName): number;
  /** Undefined where nothing was ever stored. */
  knownScope(name: ScopeName): number | undefined;
  scopeNamed(key: number): ScopeName;
  /** Made when it is new. */
  maker(hash: string): number;
  makerNamed(key: number): string;
}

const textOf = ({ source, kind, school, scope }: ScopeName): string => JSON.stringify([source, kind, school, scope]);

/** Names remembered; a region has some 20,000 scopes. */
const REMEMBERED = 50_000;

export function namesOf(db: Database): Names {
  const scopes = new Map<string, number>();
  const makers = new Map<string, number>();
  const scopeNames = new Map<number, ScopeName>();
  const makerNames = new Map<number, string>();
  db.onRollback(() => [scopes, makers, scopeNames, makerNames].forEach((names) => names.clear()));

  const remember = (text: string, key: number): void => {
    if (scopes.size > REMEMBERED) scopes.clear();
    scopes.set(text, key);
  };
  const knownScope = (name: ScopeName): number | undefined => {
    const { source, kind, school, scope } = name;
    const text = textOf(name);
    const known = scopes.get(text);
    if (known !== undefined) return known;
    const row = db.first(
      'SELECT id FROM scope WHERE source = ? AND kind = ? AND scope = ? AND school = ?',
      source,
      kind,
      scope,
      school,
    );
    if (!row) return undefined;
    remember(text, row['id'] as number);
    return row['id'] as number;
  };
  return {
    knownScope,
    scope(name) {
      const known = knownScope(name);
      if (known !== undefined) return known;
      const { source, kind, school, scope } = name;
      const sql = 'INSERT INTO scope (source, kind, school, scope) VALUES (?, ?, ?, ?)';
      const key = db.run(sql, source, kind, school, scope);
      remember(textOf(name), key);
      return key;
    },
    scopeNamed(key) {
      let name = scopeNames.get(key);
      if (!name) {
        const row = db.first('SELECT source, kind, school, scope FROM scope WHERE id = ?', key)!;
        name = {
          source: row['source'] as string,
          kind: row['kind'] as SheetKind,
          school: row['school'] as string,
          scope: row['scope'] as string,
        };
        if (scopeNames.size > REMEMBERED) scopeNames.clear();
        scopeNames.set(key, name);
      }
      return name;
    },
    maker(hash) {
      let key = makers.get(hash);
      if (key === undefined) {
        db.run('INSERT OR IGNORE INTO maker (hash) VALUES (?)', hash);
        key = db.first('SELECT id FROM maker WHERE hash = ?', hash)!['id'] as number;
        makers.set(hash, key);
      }
      return key;
    },
    makerNamed(key) {
      let hash = makerNames.get(key);
      if (hash === undefined)
        makerNames.set(key, (hash = db.first('SELECT hash FROM maker WHERE id = ?', key)!['hash'] as string));
      return hash;
    },
  };
}
