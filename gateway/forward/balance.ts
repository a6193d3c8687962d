import type { Day } from '../contracts/records.ts';
import {
  type CellDay,
  type CellDifference,
  cellDigest,
  cellKey,
  compareCell,
  dayDigest,
  heldHash,
  type OwnCell,
  type OwnDay,
} from './balance-cells.ts';
import type { Balancing } from './balancing.ts';
import { deriveWithin, scopeOf } from './outgoing.ts';
import { type FoundStray, resolveStrays } from './strays.ts';

/** Milliseconds that a delivery may rest: a ticket or a back-off that says more was lost, or is a slip. */
const LONGEST_REST_MS = 12 * 3_600_000;

/** What a balance came to, in sheets. */
export interface Balanced {
  /** Node, kind and day together. */
  readonly cells: number;
  readonly equal: number;
  /** Settled, and the destination held nothing or something else: they wait to be sent whole. */
  readonly sentAgain: number;
  /** Waited anyway. */
  readonly waiting: number;
  /** Refused, and therefore not there. */
  readonly refused: number;
  /** Held by the destination without a sheet behind it: left for a reading to decide. */
  readonly strays: number;
  readonly withdrawn: number;
  /** Deliveries that rested too long and are due now. */
  readonly swept: number;
  /** False where it was told to stop. */
  readonly isWhole: boolean;
}

type Sum = { -readonly [Key in keyof Balanced]: Balanced[Key] };

/**
 * Compares what a destination acknowledged with what it says it holds, day by day, and repairs both directions. Where all is
 * equal, it is one call and no body is opened; memory holds one day.
 *
 * @throws {GatewayError} of the destination's calls, and of the store
 */
export async function balance(balancing: Balancing): Promise<Balanced> {
  const { destination, store, signal, dryRun, now } = balancing;
  const { name } = destination;
  const sum: Sum = {
    ...{ cells: 0, equal: 0, sentAgain: 0, waiting: 0, refused: 0, strays: 0, withdrawn: 0, swept: 0, isWhole: true },
  };
  if (!dryRun) sum.swept = store.sweep(name, now(), new Date(now().getTime() + LONGEST_REST_MS));
  const theirs = new Map((await destination.balance.days(signal)).map(({ day, digest }) => [day, digest]));
  const days = [...new Set([...store.days(), ...theirs.keys()])].sort();
  const raise = once(() => store.raiseEpoch());
  const strays: FoundStray[] = [];
  for (const [index, day] of days.entries()) {
    if (signal.aborted) return { ...sum, isWhole: false };
    const own = ownDay(balancing, day);
    if (dayDigest(own) === theirs.get(day)) addEqual(sum, own);
    else strays.push(...(await balanceDay(balancing, day, own, sum, raise)));
    balancing.onDay?.(index + 1, days.length);
    // Where all is equal nothing else pauses: others in the process, and the signal, get their turn.
    await new Promise(setImmediate);
  }
  const { withdrawn, left } = await resolveStrays(balancing, strays, raise);
  return { ...sum, withdrawn, strays: left };
}

function addEqual(sum: Sum, own: OwnDay): void {
  const held = [...own.values()].filter((cell) => cellDigest(cell) !== undefined).length;
  sum.cells += held;
  sum.equal += held;
}

/** Our sheets of a day by cell, each under the node that it was delivered to; sheets of schools without a node are nobody's. */
function ownDay({ store, destination, outgoing, nodeOf }: Balancing, day: Day): OwnDay {
  const cells = new Map<string, OwnCell & { readonly lines: OwnCell['lines'][number][] }>();
  for (const sheet of store.heldOn(destination.name, day)) {
    const node = sheet.node ?? nodeOf(sheet.source, sheet.school);
    if (node === undefined) continue;
    const cell = cells.get(cellKey({ node, kind: sheet.kind })) ?? { node, kind: sheet.kind, lines: [] };
    cells.set(cellKey(cell), cell);
    cell.lines.push({ sheet, scope: scopeOf(sheet, deriveWithin(sheet, outgoing.derive)) });
  }
  return cells;
}

/** Compares the cells of a day that differs; gives what only the destination holds. */
async function balanceDay(
  { destination, store, signal, dryRun, isOurs, now }: Balancing,
  day: Day,
  own: OwnDay,
  sum: Sum,
  raise: () => void,
): Promise<FoundStray[]> {
  const theirs = new Map((await destination.balance.cells(day, signal)).map((cell) => [cellKey(cell), cell]));
  const strays: Omit<FoundStray, 'isElsewhere'>[] = [];
  const arrived = new Set(heldIn([...own.values()]));
  for (const key of new Set([...own.keys(), ...theirs.keys()])) {
    const cell: CellDay = { ...(own.get(key) ?? theirs.get(key)!), day };
    const ours = own.get(key) ?? { ...cell, lines: [] };
    // A node that is not ours may be another region's.
    if (!own.has(key) && !isOurs(cell.node)) continue;
    const isEqual = cellDigest(ours) === theirs.get(key)?.digest;
    if (!isEqual || theirs.has(key)) sum.cells += 1;
    if (isEqual) sum.equal += theirs.has(key) ? 1 : 0;
    if (isEqual) continue;
    const held = theirs.has(key) ? await destination.balance.lines(cell, signal) : [];
    const difference = compareCell(ours.lines, held);
    addDifference(sum, difference);
    const again = [...difference.unlike, ...difference.waiting];
    const without = new Set([...again, ...difference.refused]);
    const lacking = { ...ours, lines: ours.lines.filter(({ sheet }) => without.has(sheet)) };
    for (const line of heldIn([lacking])) arrived.delete(line);
    const { node, kind } = cell;
    strays.push(...difference.strays.map((scope) => ({ node, kind, scope, day })));
    if (dryRun || again.length === 0) continue;
    raise();
    store.sendAgain(destination.name, again, now());
  }
  return strays.map((stray) => ({ ...stray, isElsewhere: arrived.has(`${stray.kind}\t${stray.scope}`) }));
}

function addDifference(sum: Sum, { unlike, waiting, refused }: CellDifference): void {
  sum.sentAgain += unlike.length;
  sum.waiting += waiting.length;
  sum.refused += refused.length;
}

/** Kind and scope of what the destination has acknowledged and should hold. */
const heldIn = (cells: readonly OwnCell[]): readonly string[] =>
  cells.flatMap(({ kind, lines }) =>
    lines.filter((line) => heldHash(line) !== undefined).map(({ scope }) => `${kind}\t${scope}`),
  );

function once(work: () => unknown): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
