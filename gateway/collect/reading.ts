import type { Coverage, Page } from '../contracts/adapter.ts';
import type { FieldChange } from '../contracts/census.ts';
import type { NormalisedPage, Slice } from '../contracts/sheet.ts';

/** How the pages of one source are read: its rules, its people's key, its class lists. Made by main. */
export interface Reading {
  /** Digest of the answers and of everything that decides how they are read. Equal: the page need not be read. */
  fingerprint(page: Page): Promise<string>;
  read(page: Page): Promise<NormalisedPage>;
  /** The change for which a policy holds this page, as `read` gave it; absent where no policy holds pages. */
  heldFor?(taken: NormalisedPage): FieldChange | undefined;
  /** Told of every page that was stored: class lists and rosters are then as the store has them now. */
  saved(page: Pick<NormalisedPage, 'kind' | 'school'>): void;
  /** Whether the roster says that there must be lessons in this slice. */
  expectsRecords(slice: Slice): Promise<boolean>;
  /** The vendor's ids of these pseudonyms among the pupils of the page; nobody else's. */
  vendorIdsOf(page: Page, pseudonyms: readonly string[]): readonly string[];
}

/** The slice of a coverage claim: without the pupils, so that a partial reading is of the same slice. */
export const sliceOf = ({ sheet, school, scope, from, to, entities }: Coverage): Slice => ({
  kind: sheet,
  school,
  scope,
  from,
  to,
  entities: [...entities].sort(),
});
