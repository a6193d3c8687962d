import type { BalanceCell } from '../contracts/destination.ts';
import type { HeldSheet } from '../contracts/keeping.ts';
import type { Day, SheetKind } from '../contracts/records.ts';
import { hashOf } from '../sheets/canonical-json.ts';
import { NOTHING } from './body.ts';

/** A sheet of ours beside what the destination is told of it. */
export interface OwnLine {
  readonly sheet: HeldSheet;
  /** Derived for the destination. */
  readonly scope: string;
}

/** Our side of one day: lines by node and kind. */
export type OwnDay = ReadonlyMap<string, OwnCell>;

export interface OwnCell {
  readonly node: string;
  readonly kind: SheetKind;
  readonly lines: readonly OwnLine[];
}

export const cellKey = ({ node, kind }: Pick<BalanceCell, 'node' | 'kind'>): string => `${node}\t${kind}`;

/** The hash of what the destination has acknowledged and holds; undefined where that is nothing. */
export const heldHash = ({ sheet }: OwnLine): string | undefined =>
  sheet.hash === NOTHING.hash ? undefined : sheet.hash;

/** As BalanceCell.digest; undefined where nothing is held. */
export function cellDigest({ lines }: OwnCell): string | undefined {
  const texts = lines.flatMap((line) => {
    const hash = heldHash(line);
    return hash === undefined ? [] : [`${line.scope}\t${line.sheet.day}\t${hash}\n`];
  });
  return texts.length === 0 ? undefined : hashOf(texts.sort().join(''));
}

/** As BalanceSheet.days. */
export function dayDigest(day: OwnDay): string | undefined {
  const texts = [...day.values()].flatMap((cell) => {
    const digest = cellDigest(cell);
    return digest === undefined ? [] : [`${cellKey(cell)}\t${digest}\n`];
  });
  return texts.length === 0 ? undefined : hashOf(texts.sort().join(''));
}

/** What a cell differs in. */
export interface CellDifference {
  /** Settled sheets of which the destination holds nothing, or something else. */
  readonly unlike: readonly HeldSheet[];
  /** The same, of sheets that wait to be sent anyway. */
  readonly waiting: readonly HeldSheet[];
  /** The same, of sheets that were refused: sending them again helps nothing. */
  readonly refused: readonly HeldSheet[];
  /** Scopes that the destination holds and no sheet of ours stands behind. */
  readonly strays: readonly string[];
}

/** Compares the lines of one cell. Pure. */
export function compareCell(
  own: readonly OwnLine[],
  held: readonly { readonly scope: string; readonly hash: string }[],
): CellDifference {
  const hashes = new Map(held.map(({ scope, hash }) => [scope, hash]));
  const difference = { unlike: [] as HeldSheet[], waiting: [] as HeldSheet[], refused: [] as HeldSheet[] };
  for (const line of own) {
    if (heldHash(line) === hashes.get(line.scope)) continue;
    const { state } = line.sheet;
    difference[state === 'waiting' ? 'waiting' : state === 'dead' ? 'refused' : 'unlike'].push(line.sheet);
  }
  const known = new Set(own.map(({ scope }) => scope));
  return { ...difference, strays: [...hashes.keys()].filter((scope) => !known.has(scope)) };
}

export type CellDay = Pick<BalanceCell, 'node' | 'kind'> & { readonly day: Day };
