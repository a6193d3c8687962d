import type { Census, CensusBook, CensusDay } from '../../contracts/census.ts';
import type { Database } from './database.ts';
import { unzip, zip } from './zip.ts';

/** One row a source for what is usual, one a source and day for what came. */
export function censusBookOn(db: Database): CensusBook {
  return {
    usualFields: async (source) => told<Census>(db.first('SELECT fields FROM census_usual WHERE source = ?', source)),
    censusDays: async (source) =>
      db
        .all('SELECT source, day FROM census_day WHERE ? IS NULL OR source = ? ORDER BY source, day', ...both(source))
        .map((row) => ({ source: row['source'] as string, day: row['day'] as string })),
    censusOf: async (source, day) =>
      told<CensusDay>(db.first('SELECT fields FROM census_day WHERE source = ? AND day = ?', source, day)),
    keepCensus: async ({ source, usual, counted }) =>
      db.transaction('keeping a census', () => {
        db.run(
          'INSERT OR REPLACE INTO census_usual (source, fields) VALUES (?, ?)',
          source,
          zip(JSON.stringify(usual)),
        );
        if (!counted) return;
        const { day, ...fields } = counted;
        const sql = 'INSERT OR REPLACE INTO census_day (source, day, fields) VALUES (?, ?, ?)';
        db.run(sql, source, day, zip(JSON.stringify(fields)));
      }),
  };
}

const both = (source: string | undefined): [string | null, string | null] => [source ?? null, source ?? null];

const told = <Value>(row: Readonly<Record<string, unknown>> | undefined): Value | undefined =>
  row && (JSON.parse(unzip(row['fields'] as Uint8Array)) as Value);
