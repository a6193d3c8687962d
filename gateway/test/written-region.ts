import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from './svod-here.ts';
import { newFolder } from './svod-process.ts';

/* A region whose svod.json is changed by commands and by a table of schools. */

export const SECRET = 'Canary-51ab';

/** Oddly written on purpose: what is not changed stays as it stands. */
export const WRITTEN = `{
    "$comment": "Our region",
    "sources": { "s-1": { "system": "dnevnik-ru",   "settings": { "accessToken": {"$env": "TOKEN"} } },
                 "s-2": { "system": "dnevnik-ru", "settings": { "accessToken": {"$env": "TOKEN"} }, "paused": true } },
    "nodes": [ { "id": "region", "kind": "region", "name": "Регион" } ]
}
`;

/** Headings of a table. */
export const HEAD = 'источник;система;код школы;муниципалитет;школа;секрет;адрес;settings.lookBackDays';
/** A table of two schools. */
export const ROWS = [
  HEAD,
  'school-12;dnevnik-ru;1000010000001;Заречный район;"Школа ""№ 12""";TOKEN;;7',
  'school-7;netschool;4000001;Город;Школа № 7;accounts.json;https://a.example;',
];

export interface WrittenRegion {
  readonly data: string;
  /** A command, with the token in the environment. */
  svod(...words: readonly string[]): ReturnType<typeof svodHere>;
  /** svod.json as it stands. */
  read(): string;
  write(text: string): void;
  /** Writes a table as a Russian spreadsheet does, and gives its path. */
  table(rows: readonly string[]): string;
}

export function writtenRegion(): WrittenRegion {
  const data = newFolder();
  const file = join(data, 'svod.json');
  const tableFile = join(data, 'table.csv');
  return {
    data,
    svod: (...words) => svodHere(words, { data, env: { TOKEN: SECRET } }),
    read: () => readFileSync(file, 'utf8'),
    write: (text) => writeFileSync(file, text),
    table: (rows) => {
      writeFileSync(tableFile, `\uFEFF${rows.join('\r\n')}\r\n`);
      return tableFile;
    },
  };
}

/** The same, as it stands in `WRITTEN`, and a file with accounts. */
export function regionWithAccounts(): WrittenRegion {
  const region = writtenRegion();
  region.write(WRITTEN);
  const accounts = JSON.stringify([{ login: 'l', password: SECRET }]);
  writeFileSync(join(region.data, 'accounts.json'), accounts, { mode: 0o600 });
  return region;
}
