import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenFile, openSqlite } from '../stores/sqlite/store.ts';
import { optionsWith } from './store-place.ts';

/** The store of the test that runs: new for each, and closed behind it. */
export let file: OpenFile;
let folder: string;
const open = (): OpenFile => openSqlite(join(folder, 'svod.db'), optionsWith());

/** Closes the store and opens it again, as the next process would. */
export async function openAgain(): Promise<void> {
  await file.store.close();
  file = open();
}

/** Called once by a file of tests. */
export function openInEachTest(): void {
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'svod-operations-'));
    file = open();
  });
  afterEach(async () => {
    await file.store.close();
    rmSync(folder, { recursive: true });
  });
}

/** An hour of the test's day. */
export const at = (hour: number): Date => new Date(Date.UTC(2026, 8, 7, hour));
