import type { ErasedCounts, Forgetting, ForgetReport } from '../../contracts/keeping.ts';
import type { Database, Row } from './database.ts';

/** Counts while they grow. */
export type ErasedSoFar = { -readonly [Kind in keyof ErasedCounts]: number };

export const NOTHING_ERASED: ErasedCounts = {
  sheets: 0,
  records: 0,
  mentions: 0,
  corrections: 0,
  quarantine: 0,
  heldPages: 0,
  rawAnswers: 0,
  bases: 0,
};

/** Notes the person; asked again, what was erased is added up and the first moment stays. */
export function addForgotten(
  db: Database,
  { person, digest, school, at }: Pick<Forgetting, 'person' | 'digest' | 'school' | 'at'>,
  erased: ErasedCounts,
): ForgetReport {
  const known = db.first('SELECT * FROM forgotten WHERE person = ?', person);
  const before = known ? reportIn(known) : undefined;
  const sum = Object.fromEntries(
    Object.entries(erased).map(([kind, count]) => [kind, count + (before?.erased[kind as keyof ErasedCounts] ?? 0)]),
  ) as unknown as ErasedCounts;
  const report = { person, digest, school, at: before?.at ?? at, erased: sum };
  db.run(
    'INSERT OR REPLACE INTO forgotten (person, digest, school, at, erased) VALUES (?, ?, ?, ?, ?)',
    ...[person, digest, school, report.at.getTime(), JSON.stringify(sum)],
  );
  return report;
}

/** Oldest first. */
export const forgetReportsOf = (db: Database): ForgetReport[] =>
  db.all('SELECT * FROM forgotten ORDER BY at, person').map(reportIn);

/** Digests of ids and of pseudonyms. */
export function forgottenOf(db: Database): ReadonlySet<string> {
  const rows = db.all('SELECT person, digest FROM forgotten');
  return new Set(rows.flatMap(({ person, digest }) => [person as string, digest as string]));
}

const reportIn = (row: Row): ForgetReport => ({
  person: row['person'] as string,
  digest: row['digest'] as string,
  school: row['school'] as string,
  at: new Date(row['at'] as number),
  erased: JSON.parse(row['erased'] as string) as ErasedCounts,
});
