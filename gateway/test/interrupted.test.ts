import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openGateway } from '../main.ts';
import { type HaltingDoor, openHaltingDoor } from './halting-door.ts';
import { removeFolders, runSvod, type RunOptions } from './svod-process.ts';

/* Whole processes that are told to stop, are killed, or meet others on the same store. */

const AT = { SVOD_NOW: '2026-10-16T15:00:00Z' };

const svod = (data: string, words: readonly string[], more: Omit<RunOptions, 'data'> = {}) =>
  runSvod([...words, '--json'], { data, env: AT, ...more });

/** Rows of the store, behind its back. */
function rowsOf(data: string, sql: string): unknown[] {
  const file = new DatabaseSync(join(data, 'svod.db'), { readOnly: true });
  try {
    return file.prepare(sql).all();
  } finally {
    file.close();
  }
}

const outcomesOf = (data: string): unknown[] =>
  rowsOf(data, 'SELECT outcome FROM run ORDER BY started').map((row) => (row as { outcome: unknown }).outcome);
const cursorOf = (data: string): unknown =>
  (rowsOf(data, "SELECT cursor FROM source WHERE name = 'a'")[0] as { cursor: unknown } | undefined)?.cursor;
/** Bodies of all sheets of one source. */
const sheetsOf = (data: string, source = 'a'): unknown[] =>
  rowsOf(
    data,
    `SELECT scope.kind, scope.scope, day, hash FROM sheet JOIN scope ON scope.id = sheet.scope
     WHERE scope.source = '${source}' ORDER BY 1, 2, 3`,
  );
/** What the ledger says, after the store was opened by somebody else. */
async function differenceOf(data: string): Promise<number> {
  const { store } = await openGateway({ data });
  const { difference } = await store.ledger();
  await store.close();
  return difference;
}
const sameKey = (from: string, to: string): void => cpSync(join(from, 'key.json'), join(to, 'key.json'));

let door: HaltingDoor;
let whole: string;
/** Requests of a whole run. */
let requests: number;
beforeAll(async () => {
  door = await openHaltingDoor();
  whole = door.folderOf();
  expect(await svod(whole, ['collect', 'a'])).toMatchObject({ code: 0, stderr: '' });
  requests = door.came;
});
afterAll(async () => {
  await door.close();
  removeFolders();
});

describe('collecting', () => {
  const stopped = async (signal: 'SIGINT' | 'SIGKILL') => {
    const data = door.folderOf(requests - 2);
    sameKey(whole, data);
    const first = await svod(data, ['collect', 'a'], { onChild: door.whenSilent(signal) });
    door.lets();
    const pages = rowsOf(data, 'SELECT id FROM page').length;
    return { data, first, pages, cursor: cursorOf(data), outcomes: outcomesOf(data) };
  };
  /** The rest is read, each slice once. */
  const goesOn = async (data: string): Promise<void> => {
    expect((await svod(data, ['collect', 'a'])).code).toBe(0);
    expect(rowsOf(data, 'SELECT slice FROM page GROUP BY slice HAVING count(*) > 1')).toEqual([]);
    expect(sheetsOf(data)).toEqual(sheetsOf(whole));
    expect([cursorOf(data), await differenceOf(data)]).toEqual([null, 0]);
  };

  test('ends at Ctrl-C behind a whole page, and goes on there', async () => {
    const { data, first, pages, cursor, outcomes } = await stopped('SIGINT');
    expect([first.code, first.result()]).toMatchObject([3, { sources: [{ source: 'a', outcome: 'stopped' }] }]);
    expect(outcomes).toEqual(['stopped']);
    expect(pages).toBeGreaterThan(1);
    expect(pages).toBeLessThan(rowsOf(whole, 'SELECT id FROM page').length);
    expect(cursor).toEqual(expect.any(String));
    await goesOn(data);
  });

  test('that was killed goes on behind the last page that was stored whole', async () => {
    const { data, first, cursor, outcomes } = await stopped('SIGKILL');
    expect([first.code, first.stdout, outcomes]).toEqual([null, '', [null]]);
    expect(cursor).toEqual(expect.any(String));
    await goesOn(data);
  });

  test('ends at Ctrl-C also while a system does not answer at all', async () => {
    const data = door.folderOf(0);
    const { code, result } = await svod(data, ['collect'], { onChild: door.whenSilent('SIGINT') });
    // Both were being read at once.
    const each = ['a', 'b'].map((source) => ({ source, outcome: 'stopped' }));
    expect([code, result()]).toMatchObject([3, { sources: each }]);
    expect(outcomesOf(data)).toEqual(['stopped', 'stopped']);
  });
});

test('forwarding ends at SIGTERM while the platform does not answer, and everything waits', async () => {
  door.lets(0);
  const later = { SVOD_NOW: '2026-10-16T16:00:00Z' };
  const { code, result } = await svod(whole, ['forward'], { env: later, onChild: door.whenSilent('SIGTERM') });
  door.lets();
  expect(code).toBe(3);
  const [{ changed, waiting, superseded, ...more }] = result<{ destinations: [Record<string, number>] }>().destinations;
  expect([waiting, more]).toMatchObject([changed! - superseded!, { acknowledged: 0, dead: 0 }]);
  expect(waiting).toBeGreaterThan(5);
  expect(await differenceOf(whole)).toBe(0);
});

describe('a store that another process has open', () => {
  test('is read while it is written, and a second writer is told to wait', async () => {
    const file = new DatabaseSync(join(whole, 'svod.db'));
    file.exec('BEGIN IMMEDIATE; UPDATE run SET error = NULL');
    try {
      const [checked, exported, collected] = await Promise.all([
        svod(whole, ['check']),
        svod(whole, ['export']),
        svod(whole, ['collect', 'a']),
      ]);
      expect([checked.code, exported.code, await differenceOf(whole)]).toEqual([1, 0, 0]);
      expect(exported.stdout.split('\n').length).toBeGreaterThan(5);
      expect([collected.code, collected.error().code]).toEqual([3, 'store.locked']);
    } finally {
      file.exec('ROLLBACK');
      file.close();
    }
  });

  test('takes collecting processes that are started at once, be it of the same source, one after the other', async () => {
    const data = door.folderOf();
    sameKey(whole, data);
    const runs = await Promise.all([
      svod(data, ['collect', 'a']),
      svod(data, ['collect', 'a']),
      svod(data, ['collect', 'b']),
    ]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    // They take turns; who waits says for whom.
    for (const { stderr } of runs)
      expect(stderr).toMatch(/^(Ждём своей очереди: хранилище занято процессом \d+ [^\n]+\n)?$/);
    expect([sheetsOf(data), sheetsOf(data, 'b').length]).toEqual([sheetsOf(whole), sheetsOf(whole).length]);
    expect(await differenceOf(data)).toBe(0);
  });
});
