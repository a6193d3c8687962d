import type { Parcel } from '../contracts/destination.ts';
import type { Stray } from '../contracts/keeping.ts';
import type { Balancing } from './balancing.ts';
import { NOTHING } from './body.ts';
import { deriveWithin, scopeOf } from './outgoing.ts';

type Found = Omit<Stray, 'seenAt' | 'isLost'>;

/** A stray as a balance comes upon it. */
export interface FoundStray extends Found {
  /** The destination has acknowledged the same sheet under another node: the school was merged or split since. */
  readonly isElsewhere: boolean;
}

const keyOf = ({ node, kind, scope, day }: Found): string => [node, kind, scope, day].join('\t');

/**
 * What only the destination holds. What it holds under another node too is withdrawn. Of the rest, first the source is read again: the store may have been restored from a backup. What a later
 * reading of its class and day does not bring back is gone from the journal too, and is withdrawn; where no reading can tell,
 * it stays and is told.
 */
export async function resolveStrays(
  balancing: Balancing,
  found: readonly FoundStray[],
  raise: () => void,
): Promise<{ readonly withdrawn: number; readonly left: number }> {
  const { destination, store, dryRun, withdrawAll, now } = balancing;
  const known = new Map(store.strays(destination.name).map((stray) => [keyOf(stray), stray]));
  const isGone = (stray: FoundStray): boolean => {
    const before = known.get(keyOf(stray));
    return withdrawAll || stray.isElsewhere || (before !== undefined && (before.isLost || isAbsent(balancing, before)));
  };
  const gone = found.filter(isGone);
  if (dryRun) return { withdrawn: 0, left: found.length };
  const open = found.filter((stray) => !gone.includes(stray));
  const fresh = open.filter((stray) => !known.has(keyOf(stray)));
  store.noteStrays(
    destination.name,
    fresh.map(({ node, kind, scope, day }) => ({ node, kind, scope, day, seenAt: now(), isLost: false })),
  );
  const present = new Set(found.map(keyOf));
  const ended = [...known.values()].filter((stray) => !present.has(keyOf(stray)));
  const withdrawn = gone.length === 0 ? [] : await withdraw(balancing, gone, raise);
  store.endStrays(destination.name, [...ended, ...withdrawn]);
  const sources = new Set(fresh.flatMap(({ node }) => balancing.journalsOf(node)).map(({ source }) => source));
  for (const source of sources) await balancing.readAgain(source);
  return { withdrawn: withdrawn.length, left: found.length - withdrawn.length };
}

/** Whether a reading since then has covered the stray's class and day, and found nothing. */
function isAbsent({ store, outgoing, journalsOf }: Balancing, { node, kind, scope, day, seenAt }: Stray): boolean {
  return journalsOf(node).some(({ source, school }) => {
    const derive = deriveWithin({ source, school }, outgoing.derive);
    const own = store.scopesOf(source, school, kind).find((name) => scopeOf({ scope: name }, derive) === scope);
    return own !== undefined && store.wasReadSince({ source, school, kind, scope: own, day }, seenAt);
  });
}

/** Withdraws what has no sheet. The epoch outranks whatever is held; a sheet that comes back later is not older than this. */
async function withdraw(
  { destination, signal, store }: Balancing,
  gone: readonly Found[],
  raise: () => void,
): Promise<readonly Found[]> {
  raise();
  const epoch = store.epoch();
  const done: Found[] = [];
  for (let at = 0; at < gone.length; at += destination.batchSize) {
    if (signal.aborted) break;
    const batch = gone.slice(at, at + destination.batchSize);
    const byId = new Map(batch.map((stray) => [parcelOf(stray, epoch).id, stray]));
    const parcels = batch.map((stray) => parcelOf(stray, epoch));
    const verdicts = await destination.send(parcels, new Map(), signal);
    for (const { id, result } of verdicts) if (result === 'acknowledged') done.push(byId.get(id)!);
  }
  return done;
}

function parcelOf({ node, kind, scope, day }: Found, epoch: number): Parcel {
  const { hash } = NOTHING;
  const id = `${kind}/${scope}/${day}@1.${hash.slice(0, 16)}:withdrawn#${epoch}`;
  return { id, node, kind, scope, day, mode: 'withdrawn', hash, body: {} };
}
