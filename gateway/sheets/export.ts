import type { SheetQuery } from '../contracts/facts.ts';
import type { EntityName, SheetRef } from '../contracts/records.ts';
import type { SheetBody } from '../contracts/sheet.ts';
import type { Store } from '../contracts/store.ts';

/** Form of the file; raised when a line changes its meaning. */
export const FORM = 1;

/** Line 1 of an export. */
export interface ExportHeader {
  readonly svod: 'export';
  readonly schema: number;
  readonly keyId: string;
}

/** Every further line: one sheet, and what its reading was complete for. */
export interface ExportLine extends SheetRef {
  readonly body: SheetBody;
  readonly covers?: readonly { readonly entities: readonly EntityName[]; readonly from: string; readonly to: string }[];
  /** roster: keyed digests of the stems of names, by class, so that texts can be blanked where the file is read. */
  readonly stems?: Readonly<Record<string, readonly string[]>>;
}

/** The lines of an export, without line ends: a header, then the sheets in the store's order. */
export async function* exportSheets(
  store: Pick<Store, 'sheets' | 'coverageOf' | 'stemsOf'>,
  keyId: string,
  query: SheetQuery,
): AsyncIterable<string> {
  yield JSON.stringify({ svod: 'export', schema: FORM, keyId } satisfies ExportHeader);
  for await (const { source, kind, school, scope, day, body } of store.sheets(query)) {
    const { entities } = await store.coverageOf({ source, kind, school, scope, day });
    const stems =
      kind === 'roster'
        ? Object.fromEntries([...(await store.stemsOf(source, school))].map(([id, list]) => [id, [...list]]))
        : undefined;
    const covers = entities.size > 0 ? [{ entities: [...entities].sort(), from: day, to: day }] : undefined;
    yield JSON.stringify({
      source,
      kind,
      school,
      scope,
      day,
      body,
      ...(covers && { covers }),
      ...(stems && { stems }),
    } satisfies ExportLine);
  }
}
