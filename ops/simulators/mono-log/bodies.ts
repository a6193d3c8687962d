import { canonicalJson, sha256 } from '../canonical-json.ts';
import type { PlatformRecord, WireParcel } from './parcels.ts';

/** Canonical JSON of each record, by record id. */
export type Body = ReadonlyMap<string, string>;

/** Hash of `{}`: what a withdrawn parcel says. */
export const WITHDRAWN_HASH = sha256('{}');

/** The whole body of a parcel that is no delta; undefined for a withdrawn one. */
export const bodyOf = (parcel: WireParcel): Body | undefined =>
  parcel.mode === 'snapshot' ? byId(parcel.body.records) : undefined;

/** The body after a delta: removed, then replaced or added by id. */
export function applied(
  body: Body | undefined,
  delta: { readonly upsert: readonly PlatformRecord[]; readonly remove: readonly string[] },
): Body {
  const after = new Map(body ?? []);
  for (const id of delta.remove) after.delete(id);
  for (const [id, json] of byId(delta.upsert)) after.set(id, json);
  return after;
}

/** SHA-256 of the RFC 8785 form of `{ records: [sorted by id] }`; of `{}` where there is no body. */
export const hashOf = (body: Body | undefined): string => (body ? sha256(jsonOf(body)) : WITHDRAWN_HASH);

/** RFC 8785 form of a body. */
export const jsonOf = (body: Body): string =>
  `{"records":[${[...body]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, json]) => json)
    .join(',')}]}`;

/** A body of these records. */
export const byId = (records: readonly PlatformRecord[]): Map<string, string> =>
  new Map(records.map((record) => [record.id, canonicalJson(record)]));
