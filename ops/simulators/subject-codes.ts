import { readFileSync } from 'node:fs';

const LIST = new URL('../../mappings/codes/subjects.csv', import.meta.url);

/** The agreed code of a subject by its name in lower case; undefined for a local subject. The list is data of both sides. */
export function readSubjectCodes(): (name: string) => string | undefined {
  const [, ...lines] = readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const codes = new Map(
    lines.map(cellsOf).map(([vendor = '', code = '']) => [vendor.trim().toLowerCase(), code.trim()]),
  );
  return (name) => codes.get(name.trim().toLowerCase()) || undefined;
}

/** Cells of one line of CSV; a cell with commas stands in double quotes. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
