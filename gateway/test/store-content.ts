import type { SheetQuery } from '../contracts/facts.ts';
import type { Store } from '../contracts/store.ts';

/** What a store holds, as far as the order and splitting of pages must not matter: bodies, hashes and sightings. */
export async function contentOf(store: Store, query: SheetQuery = {}): Promise<unknown> {
  const sheets = await Array.fromAsync(store.sheets(query));
  return sheets.map(({ scope, day, body, hash, origins }) => ({ scope, day, body, hash, seen: seenIn(origins) }));
}

/** What a store holds, bodies only: what counts where one reading overtook another. */
export async function bodiesOf(store: Store, query: SheetQuery = {}): Promise<unknown> {
  const sheets = await Array.fromAsync(store.sheets(query));
  return sheets
    .filter(({ body }) => Object.keys(body).length > 0)
    .map(({ scope, day, body }) => ({ scope, day, body }));
}

const seenIn = (origins: object): unknown =>
  Object.fromEntries(
    Object.entries(origins).map(([entity, byId]) => [
      entity,
      Object.fromEntries(Object.entries(byId as Record<string, { seen: unknown }>).map(([id, { seen }]) => [id, seen])),
    ]),
  );
