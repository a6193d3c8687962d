import type { Problem } from '../contracts/records.ts';
import type { QuarantineRow } from '../contracts/finding.ts';
import { systemIn } from '../reading/page-fingerprint.ts';

/** Equal failures of one system, grouped: they are mended together. */
export interface Cause {
  /** In the order in which they were met. */
  readonly sources: readonly string[];
  readonly system: string;
  readonly entity: string;
  readonly code: Problem['code'];
  readonly path: string;
  readonly message: string;
  readonly count: number;
  /** One of the raw records. */
  readonly ref: string;
  readonly wayOut: 'code' | 'repeated' | 'value' | 'census';
  /** The folder or file in which it may be corrected. */
  readonly place: string;
}

/** Causes of quarantine, most frequent first; a row counts under its first problem. */
export function causesOf(rows: readonly QuarantineRow[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const { source, failed, problems, ref, madeBy, unknownCodes } of rows) {
    const system = systemIn(madeBy);
    const [{ code, path, message }] = problems;
    const entity = failed[0]?.entity ?? '';
    const place = placeOf(system, unknownCodes?.[0]?.list);
    const key = JSON.stringify([system, entity, code, path, place]);
    const known = causes.get(key);
    causes.set(key, {
      sources: [...new Set([...(known?.sources ?? []), source])],
      system,
      entity,
      code,
      path,
      message,
      count: (known?.count ?? 0) + 1,
      ref: known?.ref ?? ref,
      wayOut: wayOutOf(code),
      place,
    });
  }
  return [...causes.values()].sort((a, b) => b.count - a.count);
}

const WAYS_OUT: Readonly<Record<string, Cause['wayOut']>> = {
  'map.unknown-code': 'code',
  'page.repeated': 'repeated',
  'census.gone': 'census',
  'census.type': 'census',
};
const wayOutOf = (code: Problem['code']): Cause['wayOut'] => WAYS_OUT[code] ?? 'value';

/** "mark-values" is a list of all systems, "netschool/attendance" one of a system's own. */
function placeOf(system: string, list: string | undefined): string {
  if (list === undefined) return `mappings/${system}`;
  const [owner, name] = list.includes('/') ? list.split('/') : [undefined, list];
  return `mappings/${owner === undefined ? '' : `${owner}/`}codes/${name}.csv`;
}
