import type { SourceConfig } from '../config/config.ts';
import { sentence, type Sentence } from '../messages/told.ts';
import type { CellMistake, SourceRow } from './source-row.ts';

/** What the sources of a table lack once they are registered: no mistake, each of them waits and holds up nobody. */
export interface Lacking {
  /** Sources that cannot be read so far. */
  readonly count: number;
  /** By row: what is missing, and where it goes. */
  readonly cells: readonly CellMistake[];
  /** Once for all of them, where the file of the secrets of many cannot be had; with line and place in svod.json. */
  readonly file: readonly Sentence[];
}

/** @param sources as they are with the rows in them; one that is paused waits for no secret */
export function lackingIn(rows: readonly SourceRow[], sources: readonly SourceConfig[]): Lacking {
  const byName = new Map(sources.map((one) => [one.name, one]));
  const lacking = rows.flatMap((row) => {
    const { lack, paused } = byName.get(row.name) ?? {};
    return lack && !paused ? [{ row, lack }] : [];
  });
  const isOfFile = ({ values }: Sentence): boolean => values['at'] === '/secrets';
  return {
    count: lacking.length,
    cells: lacking.filter(({ lack }) => !isOfFile(lack)).map(({ row, lack }) => cellOf(row, lack)),
    file: lacking
      .map(({ lack }) => lack)
      .filter(isOfFile)
      .slice(0, 1),
  };
}

/** A table tells references by a column, and has no {"$env": …}. */
const WRITTEN_HERE: ReadonlySet<Sentence['key']> = new Set([
  'mistake.secret-lacks-here',
  'mistake.secret-lacks-here-or',
]);

const cellOf = ({ line, columns }: SourceRow, lack: Sentence): CellMistake => ({
  line,
  column: columns.get('secret') ?? columns.get('name') ?? 0,
  sentence: WRITTEN_HERE.has(lack.key) ? sentence('cell.no-secret', { setting: lack.values['first'] ?? '' }) : lack,
});
