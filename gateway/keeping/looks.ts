import { userInfo } from 'node:os';
import type { Gateway } from '../gateway.ts';

/** Who looks: the user of the operating system, and the person whom SVOD_USER names where several share one. */
function whoLooks(): string {
  const { username } = userInfo();
  const person = process.env['SVOD_USER'];
  return person === undefined || person === '' ? username : `${username} (${person})`;
}

/** Raw records of the quarantine in clear. Before each is opened, the look stands in the log; there is no way around it. */
export async function lookAt(
  { keeping, store, now }: Pick<Gateway, 'keeping' | 'store' | 'now'>,
  rows: readonly { readonly id: string; readonly source: string }[],
  why: string,
): Promise<readonly { readonly id: string; readonly raw: string }[]> {
  const bySource = Map.groupBy(rows, ({ source }) => source);
  for (const [source, { length: count }] of bySource)
    keeping.noteLook({ at: now(), who: whoLooks(), source, count, why });
  const looked = [];
  for (const { id } of rows) looked.push({ id, raw: await store.quarantinedRaw(id) });
  return looked;
}
