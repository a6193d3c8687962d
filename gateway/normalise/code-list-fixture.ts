import { type CodeList, codeKey } from './code-list.ts';

/** A code list for tests. */
export const codeListOf = (
  name: string,
  unknown: CodeList['unknown'],
  codes: Readonly<Record<string, string>>,
): CodeList => ({
  name,
  unknown,
  codes: new Map(Object.entries(codes).map(([vendor, canonical]) => [codeKey(vendor), canonical])),
  places: new Map(),
  text: JSON.stringify(codes),
});
