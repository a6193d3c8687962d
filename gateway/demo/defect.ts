import { JOURNALS } from './journals.ts';

/** One planted defect, as a simulator tells it at the end of the show. Of no use to any check: only to score the checks. */
export interface Defect {
  readonly kind: string;
  readonly school: { readonly ids: Ids };
  readonly day?: string;
  readonly lesson?: { readonly ids: Ids; readonly subject: string };
  readonly work?: { readonly ids: Ids };
  readonly pupil?: Ids;
  readonly subject?: string;
  readonly entity?: string;
  /** Milliseconds: from then on it can be seen. */
  readonly since: number;
  readonly provableOn: Readonly<Record<string, Provable>>;
}

export interface Ids {
  readonly long: string;
  readonly short: number;
}

/** `readBetween`: only where the slice was read after the first moment and before the second (milliseconds). */
export type Provable = boolean | { readonly readBetween: readonly [number, number] };

/** The id that a system shows. */
export const idIn = (system: string, ids: Ids | undefined): string =>
  ids === undefined ? '' : String(ids[JOURNALS[system]!.ids]);
