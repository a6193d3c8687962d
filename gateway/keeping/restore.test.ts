import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawRecord } from '../contracts/records.ts';
import { storeFile } from '../data-folder/data-folder.ts';
import type { Gateway } from '../gateway.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { textsIn } from '../test/store-texts.ts';
import { lessons, marks, rosterPage, week } from '../test/tiny-pages.ts';
import { SOURCE, tinySource } from '../test/tiny-source.ts';
import { forgetPupils } from './forget.ts';
import { restoreBackup } from './restore.ts';
import { beginRotation, finishRotation } from './rotate.ts';

afterAll(removeFolders);

const NOW = new Date('2026-10-14T12:00:00Z');
const signal = new AbortController().signal;
const ID = '7700700700701';
const SCHOOL = { system: 'dnevnik-ru', installation: '', school: '1' };
/** Their vendor's ids stand in no cursor; the pupil is told by the bodies alone. */
const plain = (records: readonly RawRecord[]): readonly RawRecord[] =>
  records.map(({ pupil: _pupil, ...rest }) => rest);
/** A mark that no code list knows, and whose own id is another one than its pupil's. */
const BAD: RawRecord = {
  ...marks(ID, 1)[0]!,
  body: { mark: { id_str: '31', value: 'xyz', type: 'mark5', person_str: ID } },
  ref: 'mark/31',
};
const READ = plain([...lessons(2), ...marks(ID, 2), BAD]);

let data: string;
let backup: string;
/** A backup; then the sealing key is rotated, and a pupil who stands in the backup is forgotten. */
beforeEach(async () => {
  const source = await tinySource();
  data = source.gateway.data;
  await source.collect([rosterPage(), week(READ)]);
  // So much less that it is held.
  await source.collect([week(plain(lessons(1)))], { holdLossFrom: 2 });
  await source.gateway.close();
  backup = join(newFolder(), 'old.backup');
  const folder = openDataFolder({ data, at: NOW });
  await folder.files.backUp(folder.file, backup, { signal });
  beginRotation(data);
  await inGateway((gateway) => {
    finishRotation(gateway, signal);
    forgetPupils(gateway, [ID], [SCHOOL]);
  });
});

async function inGateway<Result>(work: (gateway: Gateway) => Result): Promise<Awaited<Result>> {
  const gateway = await openGateway({ data, at: NOW });
  try {
    return await work(gateway);
  } finally {
    await gateway.close();
  }
}

const isErased = (): Promise<void> =>
  inGateway(async ({ store, keeping }) => {
    expect(keeping.forgetReports()).toHaveLength(1);
    expect((await store.ledger()).differences).toEqual([]);
    expect(await Array.fromAsync(store.rawPages(SOURCE))).toEqual([]);
    const findings = await Array.fromAsync(store.findings());
    expect(findings.filter(({ closedAt }) => closedAt === undefined)).toEqual([]);
    expect(textsIn(data)).not.toContain(ID);
  });

test('a backup of before a rotation is restored, though somebody in it was forgotten since; what no key opens is told', async () => {
  const report = await restoreBackup(openDataFolder({ data, at: NOW }), backup);
  expect(report).toMatchObject({ forgottenAgain: 1, lost: 3 });
  await isErased();
});

test('what no key opens is counted before anything is done, by restore and by verify', async () => {
  const before = readFileSync(storeFile(data));
  const asked = await svodHere(['restore', backup, '--json'], { data });
  expect([asked.code, asked.result()]).toMatchObject([2, { restored: false, unopened: 3 }]);
  expect((await svodHere(['restore', backup], { data })).stdout).toMatch(
    /не открывает ни один здешний ключ: 3.*\n?.*svod key import/,
  );
  const verified = await svodHere(['verify', backup, '--json'], { data });
  expect([verified.code, verified.result()]).toMatchObject([1, { isFitting: true, unopened: 3 }]);
  expect(readFileSync(storeFile(data))).toEqual(before);
});

test('such a backup that was put back by hand opens, and forgets', async () => {
  copyFileSync(backup, storeFile(data));
  await isErased();
});

test('a pupil is forgotten also where nobody can open any more what is sealed', async () => {
  copyFileSync(backup, storeFile(data));
  await inGateway((gateway) => {
    const { erased } = forgetPupils(gateway, ['2'], [SCHOOL]);
    expect(erased.sheets).toBeGreaterThan(0);
  });
});
