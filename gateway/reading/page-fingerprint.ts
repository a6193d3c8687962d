import { createHash } from 'node:crypto';
import type { Adapter, Page } from '../contracts/adapter.ts';
import type { KnownLists } from './known-lists.ts';
import type { Rules } from '../rules/rules.ts';
import { SCHEMA_VERSION } from '../rules/schema-version.ts';

/** Everything that, beside its answers, decides what becomes of a page. */
export interface MadeWith {
  readonly adapter: Pick<Adapter, 'name' | 'version'>;
  readonly rules: Rules;
  readonly keyId: string;
  /** Those of the source that decide what is read. */
  readonly settings: unknown;
  readonly lists: Pick<KnownLists, 'digestFor'>;
}

/**
 * Gives a page's fingerprint, made once: two pages with the same one become the same, so that a slice which was stored under it needs no second
 * reading of its records.
 */
export function fingerprintsOf({ adapter, rules, keyId, settings, lists }: MadeWith): (page: Page) => Promise<string> {
  const known = new WeakMap<Page, Promise<string>>();
  const ofSettings = digest(settings);
  const make = async (page: Page): Promise<string> => {
    const { covers } = page;
    const list = await lists.digestFor(page);
    const pupils = covers && covers.pupils !== 'all' ? [...covers.pupils].sort() : 'all';
    return digest([
      page.digest,
      rules.madeBy(),
      SCHEMA_VERSION,
      adapter.name,
      adapter.version,
      keyId,
      ofSettings,
      list,
      pupils,
      // A system without policies has the fingerprints of before.
      ...(rules.policies.text === '' ? [] : [rules.policies.text]),
    ]);
  };
  return (page) => {
    const made = known.get(page) ?? make(page);
    known.set(page, made);
    return made;
  };
}

/** Who made a sheet. A store must be able to tell of which system a source is that stands in no configuration. */
export const makerOf = (system: string, hash: string): string => `${system}/${hash}`;

/** The system of a maker. */
export const systemIn = (madeBy: string): string => madeBy.split('/')[0] ?? '';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');
