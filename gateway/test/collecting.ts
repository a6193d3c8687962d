import type { Store } from '../contracts/store.ts';
import { removeFolders } from './svod-process.ts';
import { type TinySource, tinySource } from './tiny-source.ts';

/** The source of the test that runs, and its store: new for each. */
export let tiny: TinySource;
export let store: Store;

/** Called once by a file of tests: whatever a test does, the ledger is even behind it. */
export function collectInEachTest(): void {
  beforeEach(async () => {
    tiny = await tinySource();
    store = tiny.gateway.store;
  });
  afterEach(async () => {
    expect((await store.ledger()).differences).toEqual([]);
    await store.close();
  });
  afterAll(removeFolders);
}
