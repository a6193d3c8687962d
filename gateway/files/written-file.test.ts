import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { writeLines } from './written-file.ts';

async function* lines(failure?: Error): AsyncIterable<string> {
  yield 'one\n';
  if (failure) throw failure;
  yield 'two\n';
}

afterAll(removeFolders);

test('a file is written whole, for its owner alone', async () => {
  const file = join(newFolder(), 'export.jsonl');
  await writeLines(file, lines());
  expect([readFileSync(file, 'utf8'), statSync(file).mode & 0o777]).toEqual(['one\ntwo\n', 0o600]);
});

test('what fails half-way leaves the file as it was, and nothing beside it', async () => {
  const folder = newFolder();
  writeFileSync(join(folder, 'export.jsonl'), 'yesterday');
  const stopped = new GatewayError('stopped', 'writing the export: told to stop');
  await expect(writeLines(join(folder, 'export.jsonl'), lines(stopped))).rejects.toBe(stopped);
  expect(readdirSync(folder)).toEqual(['export.jsonl']);
  expect(readFileSync(join(folder, 'export.jsonl'), 'utf8')).toBe('yesterday');
});

test('a folder, and a place that is not there, cannot be written', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'inner'));
  await expect(writeLines(join(folder, 'inner'), lines())).rejects.toMatchObject({ code: 'file.unwritable' });
  await expect(writeLines(join(folder, 'gone', 'x.jsonl'), lines())).rejects.toMatchObject({
    code: 'file.unwritable',
    message: expect.stringContaining('ENOENT') as unknown,
  });
});
