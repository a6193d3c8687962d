import type { Problem } from '../contracts/records.ts';
import type { CompiledMap } from './mapping.ts';

/** How one system's records of one entity are read; compiled once, at start. */
export interface EntityRules {
  readonly compiled: CompiledMap;
  /** What is wrong with a canonical body; empty when nothing is. */
  check(body: unknown): readonly Problem[];
}

/** Everything that decides how the records of one system are read, its own code apart. */
export interface SystemRules {
  readonly system: string;
  /** Undefined where mappings/<system>/ has no map of the entity. */
  of(entity: string): EntityRules | undefined;
  /** Words of its code lists: public, whoever is in a class. */
  readonly vocabulary: ReadonlySet<string>;
}
