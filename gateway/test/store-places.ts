import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Store } from '../contracts/store.ts';
import { emptyState } from '../stores/memory/state.ts';
import { memoryStore } from '../stores/memory/store.ts';
import { openSqliteStore } from '../stores/sqlite/store.ts';
import type { StorePlace } from './store-place.ts';

export function memoryPlace(): StorePlace {
  const state = emptyState();
  return { open: (options) => memoryStore(options, state), clear: () => undefined };
}

/** A file of its own; stores that are opened twice are two connections, as two processes have. */
export function sqlitePlace(): StorePlace & { readonly path: string } {
  const folder = mkdtempSync(join(tmpdir(), 'svod-store-'));
  const path = join(folder, 'svod.db');
  const opened: Store[] = [];
  return {
    path,
    open(options) {
      const store = openSqliteStore(path, options);
      opened.push(store);
      return store;
    },
    clear() {
      for (const store of opened) void store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
