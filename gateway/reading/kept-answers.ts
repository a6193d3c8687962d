import { deserialize, serialize } from 'node:v8';
import type { Coverage, Page } from '../contracts/adapter.ts';
import type { RawRecord } from '../contracts/records.ts';
import { rawJsonOf } from '../normalise/raw-json.ts';

/** What is kept of a page's answers, so that they can be read anew with other rules. */
export interface KeptAnswers {
  readonly records: readonly RawRecord[];
  readonly received: number;
  readonly covers?: Coverage;
  readonly digest: string;
}

/** What many raw records of a page share. */
type Kind = Pick<RawRecord, 'yields' | 'place'>;
/** One raw record: index of its kind, ref, body, and the pupil where the vendor answers by pupil. */
type Row = readonly [kind: number, ref: string, body: unknown, pupil?: string];

interface Written extends Omit<KeptAnswers, 'records'> {
  readonly kinds: readonly Kind[];
  readonly rows: readonly Row[];
}

/** With what JSON begins, and V8's own form never does. */
const BRACE = '{'.charCodeAt(0);

/**
 * The bytes that are kept, sealed: V8's serialised form, which later versions of the runtime read too, at half of the cost
 * of JSON. What records of one day and entity share is written once.
 */
export function keptAnswers({ received, covers, digest }: Page, records: readonly RawRecord[]): Uint8Array {
  const kinds: Kind[] = [];
  const known = new Map<RawRecord['place'], Map<RawRecord['yields'], number>>();
  const kindOf = ({ yields, place }: RawRecord): number => {
    let ofPlace = known.get(place);
    if (!ofPlace) known.set(place, (ofPlace = new Map<RawRecord['yields'], number>()));
    let kind = ofPlace.get(yields);
    if (kind === undefined) ofPlace.set(yields, (kind = kinds.push({ yields, place }) - 1));
    return kind;
  };
  const rows = records.map((record): Row => {
    const { ref, body, pupil } = record;
    return pupil === undefined ? [kindOf(record), ref, body] : [kindOf(record), ref, body, pupil];
  });
  return bytesOf({ received, ...(covers && { covers }), digest, kinds, rows });
}

/** A hostile answer may be nested more deeply than V8 writes. */
function bytesOf(written: Written): Uint8Array {
  try {
    return serialize(written);
  } catch (error) {
    // V8's own error may be of another realm.
    if ((error as Error).name !== 'RangeError') throw error;
    return Buffer.from(rawJsonOf(written));
  }
}

/** The answers of `keptAnswers`. */
export function answersIn(bytes: Uint8Array): KeptAnswers {
  const { kinds, rows, ...rest } = (
    bytes[0] === BRACE ? JSON.parse(Buffer.from(bytes).toString()) : deserialize(bytes)
  ) as Written;
  const records = rows.map(([kind, ref, body, pupil]): RawRecord => {
    const { yields, place } = kinds[kind]!;
    return pupil === undefined ? { yields, body, ref, place } : { yields, body, ref, place, pupil };
  });
  return { ...rest, records };
}
