import type { Parcel } from '../../gateway/contracts/destination.ts';

/** Bytes that one call takes. */
export const MOST_BYTES = 8 * 1024 * 1024;
/** Parcels that one call takes. */
export const MOST_PARCELS = 500;
const HEAD = '{"parcels":[';
const TAIL = ']}';

/** A parcel as it goes over the wire. */
export interface WrittenParcel {
  readonly id: string;
  readonly json: string;
  readonly bytes: number;
}

/** Writes a parcel once, with the version of the list of parameters that it follows. */
export function written(parcel: Parcel, parameters: string): WrittenParcel {
  const json = JSON.stringify({ ...parcel, parameters });
  return { id: parcel.id, json, bytes: Buffer.byteLength(json) };
}

/** True where the parcel alone is more than a call takes. */
export const isTooLarge = ({ bytes }: WrittenParcel, most = MOST_BYTES): boolean =>
  bytes + HEAD.length + TAIL.length > most;

/** Cuts a batch into calls, in order, each within both limits. Parcels that are too large alone must be taken out before. */
export function cutIntoCalls(parcels: readonly WrittenParcel[], most = MOST_BYTES): WrittenParcel[][] {
  const calls: WrittenParcel[][] = [];
  let call: WrittenParcel[] = [];
  let bytes = HEAD.length + TAIL.length;
  for (const parcel of parcels) {
    const more = parcel.bytes + 1;
    if (call.length > 0 && (call.length === MOST_PARCELS || bytes + more > most)) {
      calls.push(call);
      call = [];
      bytes = HEAD.length + TAIL.length;
    }
    call.push(parcel);
    bytes += more;
  }
  return call.length > 0 ? [...calls, call] : calls;
}

/** The body of a call. */
export const bodyOf = (call: readonly WrittenParcel[]): Buffer =>
  Buffer.from(`${HEAD}${call.map(({ json }) => json).join(',')}${TAIL}`);
