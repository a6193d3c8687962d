import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diffPaths } from '../../gateway/showing/exports.ts';
import type { Side } from './side.ts';

export interface Comparison {
  /** Records of the undisturbed run that the disturbed store or its platform has not. */
  readonly lost: number;
  /** Parcel ids that took effect twice at either platform. */
  readonly duplicates: number;
  /** Sheets of both stores, and the final content of both platforms, say the same. */
  readonly sheetsEqual: boolean;
  /** A line a difference, for people. */
  readonly details: readonly string[];
}

/** One cell of the platform's dump. */
interface Cell {
  readonly node: string;
  readonly kind: string;
  readonly scope: string;
  readonly day: string;
  /** Null once it was withdrawn. */
  readonly body: unknown;
}

/** Holds the disturbed side against the undisturbed one: the stores by `svod diff`, the platforms cell by cell. */
export async function compare(undisturbed: Side, disturbed: Side): Promise<Comparison> {
  const { differences } = await diffPaths(undisturbed.data, disturbed.data);
  const [before, after] = [await contentOf(undisturbed), await contentOf(disturbed)];
  const missing = [...before.keys()].filter((cell) => !after.has(cell));
  const strange = [...after].filter(([cell, body]) => before.get(cell) !== body).map(([cell]) => cell);
  const lost = differences.filter(({ what }) => what === 'missing').length + missing.length;
  const counts = await Promise.all(
    [undisturbed, disturbed].map(({ region }) => region.platform.tell({ counts: true })),
  );
  return {
    lost,
    duplicates: counts.reduce((sum, { duplicates }) => sum + Number(duplicates), 0),
    sheetsEqual: differences.length + missing.length + strange.length === 0 && before.size > 0,
    details: [
      ...differences.map(({ what, sheet, entity, key }) => `sheet: ${what} ${entity} ${key} of ${sheet}`),
      ...missing.map((cell) => `platform: missing ${cell}`),
      ...strange.map((cell) => `platform: ${before.has(cell) ? 'changed' : 'extra'} ${cell}`),
    ],
  };
}

/** Body by (node, kind, scope, day). Versions and receipts may differ: only what stands there in the end counts. */
async function contentOf({ data, region }: Side): Promise<ReadonlyMap<string, string>> {
  const file = join(data, 'platform.jsonl');
  await region.platform.tell({ content: file });
  const cells = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Cell);
  return new Map(
    cells
      .filter(({ body }) => body !== null)
      .map(({ node, kind, scope, day, body }) => [[node, kind, scope, day].join(' '), JSON.stringify(body)]),
  );
}
