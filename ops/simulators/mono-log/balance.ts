import { sha256 } from '../canonical-json.ts';
import { jsonOf } from './bodies.ts';
import type { Held } from './platform.ts';

export interface BalanceRow {
  readonly node: string;
  readonly kind: string;
  readonly day: string;
  readonly parcels: number;
  readonly digest: string;
}

/** What is held per node, kind and day, with a digest over scopes and hashes; withdrawn bodies are not held. */
export function balanceOf(held: ReadonlyMap<string, Held>, day?: string): readonly BalanceRow[] {
  const groups = Map.groupBy(
    [...held].filter(([cell, { body }]) => body !== undefined && (day === undefined || partsOf(cell).day === day)),
    ([cell]) => [partsOf(cell).node, partsOf(cell).kind, partsOf(cell).day].join('\t'),
  );
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([group, cells]) => {
      const [node = '', kind = '', groupDay = ''] = group.split('\t');
      const lines = cells.map(([cell, { hash }]) => `${partsOf(cell).scope}\t${groupDay}\t${hash}\n`).sort(byCodeUnits);
      return { node, kind, day: groupDay, parcels: cells.length, digest: sha256(lines.join('')) };
    });
}

export interface BalanceDay {
  readonly day: string;
  readonly parcels: number;
  readonly digest: string;
}

/** The rows of the balance, a digest a day. */
export function daysOf(held: ReadonlyMap<string, Held>): readonly BalanceDay[] {
  const byDay = Map.groupBy(balanceOf(held), ({ day }) => day);
  return [...byDay]
    .sort(([a], [b]) => byCodeUnits(a, b))
    .map(([day, rows]) => ({
      day,
      parcels: rows.reduce((sum, { parcels }) => sum + parcels, 0),
      digest: sha256(
        rows
          .map(({ node, kind, digest }) => `${node}\t${kind}\t${digest}\n`)
          .sort(byCodeUnits)
          .join(''),
      ),
    }));
}

/** What one row of the balance is made of. */
export function linesOf(
  held: ReadonlyMap<string, Held>,
  row: Pick<BalanceRow, 'node' | 'kind' | 'day'>,
): readonly { readonly scope: string; readonly hash: string }[] {
  return [...held]
    .map(([cell, { hash, body }]) => ({ ...partsOf(cell), hash, body }))
    .filter(({ node, kind, day, body }) => body && node === row.node && kind === row.kind && day === row.day)
    .map(({ scope, hash }) => ({ scope, hash }))
    .sort((a, b) => byCodeUnits(a.scope, b.scope));
}

/** One line of the platform's final content. */
export interface DumpLine {
  readonly node: string;
  readonly kind: string;
  readonly scope: string;
  readonly day: string;
  readonly epoch: number;
  readonly version: number;
  readonly hash: string;
  /** Null once it was withdrawn. */
  readonly body: unknown;
}

/** The final content per (node, kind, scope, day), sorted; it is the same whatever way the parcels came. */
export function* dumpOf(held: ReadonlyMap<string, Held>): Generator<DumpLine> {
  for (const [cell, { epoch, version, hash, body }] of [...held].sort(([a], [b]) => byCodeUnits(a, b)))
    yield { ...partsOf(cell), epoch, version, hash, body: body ? (JSON.parse(jsonOf(body)) as unknown) : null };
}

function partsOf(cell: string): {
  readonly node: string;
  readonly kind: string;
  readonly scope: string;
  readonly day: string;
} {
  const [node = '', kind = '', scope = '', day = ''] = cell.split('\t');
  return { node, kind, scope, day };
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
