import type { Reference } from '../config/secrets.ts';
import type { SourceField } from './source-columns.ts';
import type { Sentence } from '../messages/told.ts';

/** One school's source as a row of the table tells it; what its cells leave out is undefined. */
export interface SourceRow {
  readonly line: number;
  /** Indexes of the columns that the table has. */
  readonly columns: ReadonlyMap<SourceField, number>;
  readonly name: string;
  readonly system: string;
  readonly settings: Readonly<Record<string, unknown>>;
  readonly secrets: Readonly<Record<string, Reference>>;
  readonly zone?: string;
  readonly paused?: boolean;
  readonly allowLoopback?: boolean;
  /** The vendor's ids of the schools that the source reads; none where the row does not tell. */
  readonly schoolIds: readonly string[];
  readonly municipality?: string;
  readonly node?: string;
  readonly schoolName?: string;
}

/** One cell that is wrong: line of the file, index of the column. */
export interface CellMistake {
  readonly line: number;
  readonly column: number;
  /** Line and place are put into its values where it is told. */
  readonly sentence: Sentence;
}

/** What the rows are held against. */
export interface TableRules {
  readonly systems: readonly string[];
  settingsOf(system: string): object | undefined;
  /** What svod.json has as settings of the source already: a row need not repeat it. */
  settingsIn(source: string): Readonly<Record<string, unknown>>;
  /** Whether a file is there, by its path from svod.json. */
  isFile(path: string): boolean;
}
