import type { Body, EntityName } from '../contracts/records.ts';
import type { Correction, Sighting } from '../contracts/sheet.ts';
import type { Trace } from './origin-table.ts';

/** What a page's slice says of one sheet; absent where the sheet lies outside the slice. */
export interface Region {
  readonly entities: ReadonlySet<EntityName>;
  /** 'replace': what is missing was withdrawn. 'add': a replay gives further records of the slice's last page. */
  readonly mode: 'replace' | 'add';
  /** Whether the slice is of the whole class; else of the pupils that `isRead` knows. */
  readonly isWhole: boolean;
  /** Whether the page is the latest reading of this pupil's part (undefined: of nobody in particular). */
  isRead(pupil: string | undefined): boolean;
  /** A raw record that was quarantined may be this record, so its absence is no withdrawal. */
  isHeldUp(entity: EntityName, id: string): boolean;
}

/** What a page proves, and against which earlier readings it must stand. Moments are milliseconds. */
export interface Telling {
  readonly from: number;
  /** Sighting of a record that was not there, or of a topic or homework that was blank. */
  seen(
    entity: EntityName,
    body: Body,
    shownBy: readonly string[] | undefined,
    before: 'absent' | 'blank' | 'untold',
  ): Sighting;
  /** Bounds of a change or a withdrawal of a stored record. */
  changed(entity: EntityName, body: Body, shownBy: readonly string[] | undefined): Sighting;
  /** When the slices over this sheet were read last, for this record; undefined when none was. */
  coveredAt(entity: EntityName, body: Body, shownBy: readonly string[] | undefined): number | undefined;
  /** Whether a record's moment must stand beside it, since no slice tells it. */
  isToldAlone(entity: EntityName): boolean;
}

export type Change = Pick<Correction, 'entity' | 'id' | 'what' | 'before' | 'after' | 'seen'>;

export interface Entry {
  readonly id: string;
  readonly body: Body;
  readonly trace: Trace;
}

/** The pupil a record belongs to; undefined for a record of the class. */
export const ownerOf = (body: Body): string | undefined => body['pupilId'] as string | undefined;
