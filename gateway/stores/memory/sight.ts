import type { NormalisedPage, Slice } from '../../contracts/sheet.ts';
import { type KeptSlice, type PageSight, type SheetHead, sliceText } from '../plan/kept.ts';
import { type MemorySheet, type MemoryState, nameOf } from './state.ts';

export type Place = Pick<NormalisedPage, 'source' | 'kind' | 'school'>;

export function sliceOf(
  state: MemoryState,
  source: string,
  slice: Slice,
): (KeptSlice & { readonly source: string }) | undefined {
  const name = sliceText(slice);
  return [...state.slices.values()].find((kept) => kept.source === source && sliceText(kept.slice) === name);
}

export const sheetOf = (state: MemoryState, { key }: SheetHead): MemorySheet =>
  [...state.sheets.values()].find(({ head }) => head.key === key)!;

/** The store as a plan sees it. */
export function sightOf(state: MemoryState, { source, kind, school }: Place): PageSight {
  const { sheets, slices, quarantine } = state;
  const isOwn = (row: Place): boolean => row.source === source && row.kind === kind && row.school === school;
  return {
    slices: (scope, from, to) =>
      [...slices.values()].filter(({ source: owner, slice }) => {
        const isHere = isOwn({ source: owner, ...slice }) && slice.scope === scope;
        return isHere && slice.from <= to && slice.to >= from;
      }),
    head: (scope, day) => sheets.get(nameOf({ source, kind, school, scope, day }))?.head,
    heads: (scope, from, to) =>
      [...sheets.values()]
        .filter(({ ref }) => isOwn(ref) && ref.scope === scope && from <= ref.day && ref.day <= to)
        .map(({ head }) => head),
    body: (head) => sheetOf(state, head).body,
    table: (head) => sheetOf(state, head).table,
    quarantineOf: (slice) => [...quarantine.values()].filter((row) => row.slice === slice),
    quarantineAlone: (scope) =>
      [...quarantine.values()].filter((row) => isOwn(row) && row.scope === scope && row.slice === undefined),
    quarantineRow: (id) => quarantine.get(Number(id)),
    isOfLastPage: ({ slice, page }) => slice !== undefined && slices.get(slice)?.page === page,
  };
}
