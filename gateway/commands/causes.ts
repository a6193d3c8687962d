import type { Problem } from '../contracts/records.ts';
import type { QuarantineRow } from '../contracts/store.ts';

/** Equal failures of one source, grouped: they are mended together. */
export interface Cause {
  readonly source: string;
  readonly system: string;
  readonly entity: string;
  readonly code: string;
  readonly path: string;
  readonly message: string;
  readonly count: number;
  /** One of the raw records. */
  readonly ref: string;
  readonly wayOut: 'code' | 'repeated' | 'value';
}

/** Causes of quarantine, most frequent first; a row counts under its first problem. */
export function causesOf(rows: readonly QuarantineRow[], systemOf: (source: string) => string): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const { source, failed, problems, ref } of rows) {
    const [{ code, path, message }] = problems;
    const entity = failed[0]?.entity ?? '';
    const key = JSON.stringify([source, entity, code, path]);
    const count = (causes.get(key)?.count ?? 0) + 1;
    causes.set(key, {
      source,
      system: systemOf(source),
      entity,
      code,
      path,
      message,
      count,
      ref: causes.get(key)?.ref ?? ref,
      wayOut: wayOutOf(code),
    });
  }
  return [...causes.values()].sort((a, b) => b.count - a.count);
}

const wayOutOf = (code: Problem['code']): Cause['wayOut'] =>
  code === 'map.unknown-code' ? 'code' : code === 'page.repeated' ? 'repeated' : 'value';
