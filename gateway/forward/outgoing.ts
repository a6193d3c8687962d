import type { Body, EntityName, Problem, SheetRef } from '../contracts/records.ts';

/** A key that only one destination knows, "<prefix>-<32 hex digits>"; the same text gives the same key. */
export type Derive = (prefix: string, text: string) => string;

/**
 * One entity's way out: mappings/<destination>/<entity>.map.json, then schemas/<destination>/<entity>.schema.json. Gives the
 * record in the destination's shape, keys sorted; what is wrong with it is put into `problems`. Pure.
 */
export type OutgoingMap = (record: Body, derive: Derive, problems: Problem[]) => Readonly<Record<string, unknown>>;

/** Everything that decides what leaves for one destination. */
export interface Outgoing {
  /** An entity without a map does not leave. */
  readonly maps: ReadonlyMap<EntityName, OutgoingMap>;
  /** With the destination's own key. */
  readonly derive: Derive;
}

/** Pseudonyms name one person whatever the source; all other ids are only unique within a school of a source. */
const PSEUDONYM = /^(?:pu|st|gu)-[0-9a-f]{8}-[0-9a-f]{32}$/;
/** Classes and groups, as scopes and inside records. */
const SCOPE = 'sc';

/** Keys of what one sheet speaks of: a vendor's id goes in together with source and school. */
export function deriveWithin({ source, school }: Pick<SheetRef, 'source' | 'school'>, derive: Derive): Derive {
  const known = new Map<string, string>();
  return (prefix, text) => {
    const name = `${prefix} ${text}`;
    const before = known.get(name);
    if (before !== undefined) return before;
    const key = derive(prefix, PSEUDONYM.test(text) ? text : JSON.stringify([source, school, text]));
    known.set(name, key);
    return key;
  };
}

/** The sheet's scope at the destination. That of a journal-day is the key of its class or group in the roster (`derive: "sc"`). */
export const scopeOf = ({ scope }: Pick<SheetRef, 'scope'>, derive: Derive): string => derive(SCOPE, scope);
