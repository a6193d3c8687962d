import { hashOf } from '../sheets/canonical-json.ts';
import { type EntityName, type Problem, SHEETS } from '../contracts/records.ts';
import type { StoredSheet } from '../contracts/sheet.ts';
import type { Derive, Outgoing } from './outgoing.ts';

/** A record in the destination's shape. `json` is canonical (RFC 8785): maps give their keys sorted. */
export interface OutgoingRecord {
  readonly id: string;
  readonly json: string;
}

/** Everything of a sheet that leaves, sorted by id. */
export interface OutgoingBody {
  readonly records: readonly OutgoingRecord[];
  /** Canonical JSON of the body: `{"records":[…]}`, or `{}` where nothing leaves. */
  readonly json: string;
  readonly hash: string;
}

/** The body of a sheet of which nothing leaves; a withdrawn parcel has it. */
export const NOTHING: OutgoingBody = { records: [], json: '{}', hash: hashOf('{}') };

/** Says a sheet in the destination's shape, or what is wrong with it. */
export function outgoingBody(
  sheet: StoredSheet,
  { maps }: Outgoing,
  derive: Derive,
): { readonly body: OutgoingBody } | { readonly problems: readonly [Problem, ...Problem[]] } {
  const records: OutgoingRecord[] = [];
  const problems: Problem[] = [];
  for (const entity of SHEETS[sheet.kind] as readonly EntityName[]) {
    const map = maps.get(entity);
    for (const record of (map && sheet.body[entity]) ?? []) {
      const mapped = map?.(record, derive, problems) ?? {};
      records.push({ id: String(mapped['id']), json: JSON.stringify(mapped) });
    }
  }
  records.sort((a, b) => (a.id < b.id ? -1 : 1));
  const twice = records.find(({ id }, index) => records[index + 1]?.id === id);
  if (twice)
    problems.push({ code: 'map.id-twice', path: '/id', message: 'Two records of the sheet leave under one id.' });
  const [first, ...rest] = problems;
  if (first) return { problems: [first, ...rest] };
  if (records.length === 0) return { body: NOTHING };
  const json = recordsJson(records);
  return { body: { records, json, hash: hashOf(json) } };
}

/** Canonical JSON of `{ records }`. */
const recordsJson = (records: readonly OutgoingRecord[]): string =>
  `{"records":[${records.map(({ json }) => json).join(',')}]}`;

/** Records of an outgoing body that was sent before; it is canonical, and no field's name is a number, so parsing keeps the order. */
export function recordsOf(json: string): readonly OutgoingRecord[] {
  const { records = [] } = JSON.parse(json) as { readonly records?: readonly { readonly id: string }[] };
  return records.map((record) => ({ id: record.id, json: JSON.stringify(record) }));
}
