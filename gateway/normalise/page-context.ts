import type { Problem, RawRecord } from '../contracts/records.ts';
import type { Stemmer } from './blanker.ts';
import { blankerOf, type NameStems } from './blanker.ts';
import type { MapContext } from './context.ts';
import { knownWords } from './operators/text.ts';
import type { PseudonymOf } from './pseudonym.ts';
import { cap, tidy } from './tidy.ts';
import type { Zone } from './zone.ts';

/** Longest unknown value that is told. */
const LONGEST_VALUE = 100;

/** What the pages of one school are read with. */
export interface PageContext {
  /** Vendor's id of the school; records of another one are refused. */
  readonly school: string;
  readonly zone: Zone;
  /** Of the people of this school. */
  readonly pseudonymOf: PseudonymOf;
  readonly stemmer: Stemmer;
  /** Digests of stems by id of class or group ('': everybody), as the store has them. A class that is not in it has no known list. */
  readonly classLists: ReadonlyMap<string, NameStems>;
  /** What a field of the record shows that is not as usual, where a policy says that such records wait; absent where none does. */
  deviationOf?(record: RawRecord): Problem | undefined;
  /** Whether a pseudonym is of somebody who was erased on request; absent where nobody ever was. */
  isForgotten?(pseudonym: string): boolean;
}

export interface Unknown {
  readonly list: string;
  readonly value: string;
  readonly then: 'quarantine' | 'keep';
}

/** The context that the compiled maps see: `enter` changes the class list, `takeUnknown` gives what was unknown since the last take. */
export class RecordContext implements MapContext {
  readonly zone: Zone;
  readonly pseudonym: PseudonymOf;
  blank: ((text: string) => string) | undefined;
  private readonly page: PageContext;
  private readonly vocabulary: ReadonlySet<string>;
  private readonly blankers = new Map<string, ((text: string) => string) | undefined>();
  private scope: string | undefined;
  private unknown: Unknown[] = [];

  constructor(page: PageContext, vocabulary: ReadonlySet<string>) {
    this.page = page;
    this.zone = page.zone;
    this.pseudonym = page.pseudonymOf;
    this.vocabulary = vocabulary;
  }

  /** Texts of this scope come next: a class, a group, "<class>/<period>", or the school, whose list is everybody's. */
  enter(scope: string): void {
    if (scope === this.scope) return;
    this.scope = scope;
    if (!this.blankers.has(scope)) this.blankers.set(scope, this.blankerFor(scope));
    this.blank = this.blankers.get(scope);
  }

  unknownCode(list: string, value: string, then: Unknown['then']): void {
    const shown = tidy(cap(value, LONGEST_VALUE));
    const blanked = this.blank ? this.blank(shown) : knownWords(shown, this.vocabulary);
    if (!this.unknown.some((known) => known.list === list && known.value === blanked))
      this.unknown.push({ list, value: blanked, then });
  }

  takeUnknown(): readonly Unknown[] {
    if (this.unknown.length === 0) return this.unknown;
    const taken = this.unknown;
    this.unknown = [];
    return taken;
  }

  /** Nothing is derived on the way in. */
  derive(): never {
    throw new TypeError('reading a page: "derive" belongs into outgoing mappings');
  }

  private blankerFor(scope: string): ((text: string) => string) | undefined {
    const { classLists, school, stemmer } = this.page;
    const list =
      classLists.get(scope) ??
      classLists.get(scope.split('/')[0] ?? '') ??
      (scope === school ? classLists.get('') : undefined);
    return list && blankerOf(list, stemmer);
  }
}
