import { createHash } from 'node:crypto';
import type { Page } from '../contracts/adapter.ts';
import { stemmerOf } from '../normalise/blanker.ts';
import { normalisePage } from '../normalise/normalise-page.ts';
import { pseudonymsOf } from '../normalise/pseudonym.ts';
import { zoneOf } from '../normalise/zone.ts';
import { readRules } from '../rules/rules.ts';

/** One record that an adapter's pages became. */
export interface Became {
  /** "entity scope day". */
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface NormalisedPages {
  /** The records of an entity, in the order of the pages. */
  of(entity: string): readonly Became[];
  /** Why something waits in quarantine: "code path", once a problem. */
  readonly waiting: readonly string[];
}

const rules = readRules(process.cwd());
const secret = createHash('sha256').update('test').digest();

/** What a source's pages become by the mappings of its system: pages in, canonical records and problems out; nothing is stored. */
export function normalisedPages(
  system: string,
  pages: readonly Page[],
  { school, zone = 'Europe/Moscow' }: { readonly school: string; readonly zone?: string },
): NormalisedPages {
  const ofSystem = rules.of(system);
  const pseudonymOf = pseudonymsOf({ keyId: '00000000', secret })({ system, installation: '', school });
  const classLists = new Map<string, ReadonlySet<string>>();
  const accepted: Became[] = [];
  const waiting: string[] = [];
  for (const page of pages) {
    const context = { school, zone: zoneOf(zone), pseudonymOf, stemmer: stemmerOf(secret), classLists };
    const read = normalisePage(page.records(), ofSystem, context);
    for (const [classId, list] of read.stems ?? []) classLists.set(classId, new Set(list));
    for (const { entity, scope, day, body } of read.accepted) accepted.push({ at: `${entity} ${scope} ${day}`, body });
    for (const { problems } of read.quarantined) waiting.push(...problems.map(({ code, path }) => `${code} ${path}`));
  }
  return { of: (entity) => accepted.filter(({ at }) => at.startsWith(`${entity} `)), waiting };
}
