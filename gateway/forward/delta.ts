import type { OutgoingBody } from './body.ts';
import { type OutgoingRecord, recordsOf } from './body.ts';

/** A delta is sent where it has less than this share of the whole body's signs. */
const WORTH_IT = 0.5;

/** What changed against a body that the destination holds: canonical JSON of `{ remove, upsert }`. */
function deltaJson(before: readonly OutgoingRecord[], after: readonly OutgoingRecord[]): string {
  const held = new Map(before.map(({ id, json }) => [id, json]));
  const upsert = after.filter(({ id, json }) => held.get(id) !== json);
  const kept = new Set(after.map(({ id }) => id));
  const remove = before.filter(({ id }) => !kept.has(id)).map(({ id }) => JSON.stringify(id));
  return `{"remove":[${remove.join(',')}],"upsert":[${upsert.map(({ json }) => json).join(',')}]}`;
}

/** The delta against `base` where sending it is worth it; undefined where the whole body is to be sent. */
export function worthyDelta(baseJson: string, body: OutgoingBody): string | undefined {
  const before = recordsOf(baseJson);
  if (before.length === 0) return undefined;
  const json = deltaJson(before, body.records);
  return json.length < body.json.length * WORTH_IT ? json : undefined;
}
