import type { Zone } from './zone.ts';

/** Role of a person in a pseudonym. */
export type Role = 'pupil' | 'staff' | 'guardian';

/** What a compiled mapping asks for while it reads a record; one object a page, `blank` changes with the class. */
export interface MapContext {
  /** Naive local times are read in it. */
  readonly zone: Zone;
  /** Pseudonym of a person, from the vendor's id. */
  pseudonym(role: Role, id: string): string;
  /** Blanks the names of the class list in a text; undefined while no list is known. */
  readonly blank: ((text: string) => string) | undefined;
  /** Told of every value that a code list does not know, and what the list does with it; the value is as the vendor wrote it. */
  unknownCode(list: string, value: string, then: 'quarantine' | 'keep'): void;
  /** Outgoing mappings: a key that only this destination knows, "<prefix>-<32 hex digits>". */
  derive(prefix: string, text: string): string;
}
