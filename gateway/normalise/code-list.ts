import { collapse } from './tidy.ts';

/** A code list: what a vendor writes → what we write. */
export interface CodeList {
  /** "subjects" of mappings/codes/, or "<system>/subjects" of mappings/<system>/codes/. */
  readonly name: string;
  /** What becomes of a record with a value that is not in the list. */
  readonly unknown: 'quarantine' | 'keep';
  /** By `codeKey` of the vendor's value; '' means known, without a code of ours. */
  readonly codes: ReadonlyMap<string, string>;
  /** The file's text, for the content hash. */
  readonly text: string;
}

/** By the name a map file uses ("subjects"). */
export type CodeLists = ReadonlyMap<string, CodeList>;

/** Case, ё and doubled spaces do not matter in a code list. */
export const codeKey = (value: string): string => collapse(value).toLowerCase().replaceAll('ё', 'е');
