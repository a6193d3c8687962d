import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportLines } from '../showing/exports.ts';
import type { Gateway } from '../gateway.ts';
import { importFile } from './importing.ts';
import {
  CANARY,
  exportedFile,
  type ExportedFile,
  importedInto,
  refusedBy,
  runsIn,
  text,
  TOPIC,
} from '../test/exported-file.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { textsIn } from '../test/store-texts.ts';

let exported: ExportedFile;
let lines: readonly string[];
let gateway: Gateway;

beforeAll(async () => {
  exported = await exportedFile();
  ({ lines } = exported);
});
beforeEach(async () => {
  gateway = await exported.open();
});
afterEach(async () => {
  expect((await gateway.store.ledger()).differences).toEqual([]);
  await gateway.close();
});
afterAll(removeFolders);

test('what was exported is imported as it was, lines in any order', async () => {
  const [header, ...sheets] = lines as [string, ...string[]];
  expect(sheets.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(['journal-day', 'roster']);
  for (const order of [sheets, sheets.toReversed()]) {
    expect(await importedInto(gateway, text(header, ...order))).toMatchObject({
      counts: { received: 8, accepted: 8 },
      isWhole: true,
    });
    expect(await Array.fromAsync(exportLines(gateway, {}))).toEqual(lines);
  }
  expect(await runsIn(gateway)).toEqual([
    ['complete', undefined],
    ['complete', undefined],
  ]);
});

test('names are blanked as a reading does, with lists that stand behind them in the file', async () => {
  await importedInto(
    gateway,
    text(
      lines[0]!,
      exported.lessonWith({ topic: TOPIC, topicState: 'present', room: 'Кабинет Заварзиной' }),
      lines[2]!,
    ),
  );
  const [sheet] = await Array.fromAsync(gateway.store.sheets({ kind: 'journal-day' }));
  expect(sheet!.body.lesson![0]).toMatchObject({ topic: 'Спросить ▒ и ▒', room: 'Кабинет ▒' });
  expect(textsIn(gateway.data)).not.toMatch(CANARY);
});

test('free texts are left out where no list of the class is known', async () => {
  await importedInto(gateway, text(lines[0]!, exported.lessonWith({ topic: TOPIC, topicState: 'present' })));
  const [sheet] = await Array.fromAsync(gateway.store.sheets({}));
  expect(sheet!.body.lesson![0]).not.toHaveProperty('topic');
  expect(sheet!.body.lesson![0]).toHaveProperty('topicState', 'present');
  expect(textsIn(gateway.data)).not.toMatch(CANARY);
});

test('another key’s file is refused before anything of it is stored', async () => {
  const other = lines[0]!.replace(/"keyId":"\w+"/, '"keyId":"ffffffff"');
  expect(await refusedBy(gateway, text(other, ...lines.slice(1)))).toMatchObject({ code: 'key.mismatch' });
  expect(await Array.fromAsync(gateway.store.sheets({}))).toEqual([]);
  expect(await runsIn(gateway)).toEqual([['failed', 'key.mismatch']]);
});

describe('a person’s id', () => {
  const [FOREIGN, NAME] = [`pu-ffffffff-${'0'.repeat(32)}`, 'Заварзин'];
  test.each([
    [
      'that is a pseudonym of another key',
      'mark',
      'pupilId',
      FOREIGN,
      '/body/mark/0/pupilId: Is a pseudonym of another key.',
    ],
    ['that is a vendor’s id', 'mark', 'pupilId', '7000000000001', '/body/mark/0/pupilId'],
    ['that is a name', 'mark', 'pupilId', NAME, '/body/mark/0/pupilId'],
    ['of staff that is a name', 'lesson', 'teacherId', NAME, '/body/lesson/0/teacherId'],
    ['inside another id', 'mark', 'id', `m/${FOREIGN}`, '/body/mark/0/id: Is a pseudonym of another key.'],
    ['where another id stands', 'lesson', 'id', NAME, '/body/lesson/0/id: Is not an identifier'],
  ])('%s is refused by its place, and its value is not told', async (_what, entity, field, value, message) => {
    const sheet = JSON.parse(lines[1]!) as { body: Record<string, Record<string, unknown>[]> };
    sheet.body[entity]![0]![field] = value;
    const error = await refusedBy(gateway, text(lines[0]!, JSON.stringify(sheet)));
    expect(error).toMatchObject({ code: 'file.invalid', message: expect.stringContaining(`line 2, ${message}`) });
    expect(String(error)).not.toContain(value);
    expect(await Array.fromAsync(gateway.store.sheets({}))).toEqual([]);
  });
});

test('an import that is told to stop stores whole sheets, says that it is not whole, and goes on from the same file', async () => {
  const stopping = new AbortController();
  const file = join(newFolder(), 'stopped.jsonl');
  writeFileSync(file, text(...lines));
  const options = { file, source: undefined, system: 'canonical', signal: stopping.signal };
  const first = await importFile(gateway, { ...options, onProgress: () => stopping.abort() });
  expect(first).toMatchObject({ isWhole: false, sheets: 1 });
  expect(await runsIn(gateway)).toEqual([['stopped', undefined]]);
  expect(await importedInto(gateway, text(...lines))).toMatchObject({ isWhole: true, sheets: 1 });
  expect(await Array.fromAsync(exportLines(gateway, {}))).toEqual(lines);
});

test('a path that is none, is a folder, or may not be read is told', async () => {
  const closed = join(newFolder(), 'closed.jsonl');
  writeFileSync(closed, text(...lines));
  chmodSync(closed, 0);
  const signal = new AbortController().signal;
  const paths = [join(newFolder(), 'gone.jsonl'), newFolder(), ...(process.getuid?.() === 0 ? [] : [closed])];
  for (const file of paths)
    for (const system of ['canonical', 'netschool'])
      await expect(importFile(gateway, { file, source: 's', system, signal })).rejects.toMatchObject({
        code: 'file.unreadable',
        message: expect.stringContaining(file),
      });
});
