import { canonicalJson, hashOf } from '../sheets/canonical-json.ts';
import type { Parcel } from '../contracts/destination.ts';
import type { Problem } from '../contracts/records.ts';
import type { Delivery } from '../contracts/delivery.ts';
import { NOTHING, outgoingBody } from './body.ts';
import { worthyDelta } from './delta.ts';
import { deriveWithin, type Outgoing, scopeOf } from './outgoing.ts';

/** What is to be done with a delivery. `json` is the whole outgoing body, `hash` its hash. */
export type Packed =
  | { readonly result: 'parcel'; readonly parcel: Parcel; readonly hash: string; readonly json: string }
  /** The destination holds, or has refused, just this: nothing is sent. */
  | { readonly result: 'equal'; readonly hash: string }
  /** The sheet cannot be said in the destination's shape: the mapping is to be mended. */
  | { readonly result: 'refused'; readonly hash: string; readonly problems: readonly [Problem, ...Problem[]] };

/** Packs one sheet version by the outgoing mapping: snapshot, delta or withdrawal, or nothing where nothing changed. Pure. */
export function pack(delivery: Omit<Delivery, 'lease'>, outgoing: Outgoing, node: string, epoch: number): Packed {
  const { sheet, base, wholeBody } = delivery;
  const derive = deriveWithin(sheet, outgoing.derive);
  const said = outgoingBody(sheet, outgoing, derive);
  if ('problems' in said)
    return { result: 'refused', hash: hashOf(canonicalJson(said.problems)), problems: said.problems };
  const { hash, json } = said.body;
  if (isSettled(delivery, hash)) return { result: 'equal', hash };
  // Another node holds nothing that a delta could be laid on.
  const isThere = base !== undefined && (base.node ?? node) === node;
  const mayBeDelta = isThere && base.hash !== hash && !wholeBody && said.body !== NOTHING;
  const delta = mayBeDelta ? worthyDelta(base.json, said.body) : undefined;
  const mode = delta !== undefined ? 'delta' : said.body === NOTHING ? 'withdrawn' : 'snapshot';
  const scope = scopeOf(sheet, derive);
  const written = delta !== undefined ? `delta-${base?.hash.slice(0, 16)}` : mode;
  const parcel: Parcel = {
    id: `${sheet.kind}/${scope}/${sheet.day}@${sheet.version}.${hash.slice(0, 16)}:${written}#${epoch}`,
    ...{ node, kind: sheet.kind, scope, day: sheet.day, mode, hash },
    ...(delta !== undefined && base ? { previousHash: base.hash } : {}),
    body: JSON.parse(delta ?? json) as Parcel['body'],
  };
  return { result: 'parcel', parcel, hash, json };
}

/**
 * Whether the body needs no sending: it was refused last, or it is what the destination surely holds, which is nothing where it
 * never took anything.
 */
function isSettled({ base, refusedHash, unsure }: Omit<Delivery, 'lease'>, hash: string): boolean {
  if (refusedHash === hash) return true;
  const held = base?.hash ?? (refusedHash === undefined ? NOTHING.hash : undefined);
  return !unsure && held === hash;
}
