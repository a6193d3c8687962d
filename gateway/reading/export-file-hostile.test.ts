import { closeSync, openSync, truncateSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateway } from '../gateway.ts';
import { importFile } from './importing.ts';
import { CANARY, exportedFile, type ExportedFile, refusedBy, runsIn, text } from '../test/exported-file.ts';
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

describe('a hostile file', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const nestedCovers = (): string =>
    JSON.stringify({ ...(JSON.parse(lines[1]!) as object), covers: 'deep' }).replace('"deep"', deep);
  const nestedNumber = (): string => exported.lessonWith({ number: 'deep' }).replace('"deep"', deep);
  const polluting = (): string => lines[1]!.replace('"body":{', '"body":{"__proto__":{"lesson":[{"id":"x"}]},');
  const inRecord = (): string =>
    lines[1]!.replace('"lesson":[{', '"lesson":[{"__proto__":{"topic":"Заварзин"},"constructor":"Заварзин",');
  const roster = (): string => lines[2]!;
  test.each([
    ['cut inside a line', () => text(...lines).slice(0, -40), 'line 3: is not JSON'],
    [
      'cut inside a letter',
      () => Buffer.concat([Buffer.from(`${lines[0]}\n{"source":"Заварзин`), Buffer.from([0xd0])]),
      'line 2: is not UTF-8',
    ],
    ['in another encoding', () => Buffer.from(text(...lines), 'utf16le'), 'line 1: is not JSON'],
    [
      'that is a packed one',
      () => Buffer.from('504b0506000000000000000000000000000000000000', 'hex'),
      'line 1: is not JSON',
    ],
    ['with nothing in it', () => '', 'is empty'],
    ['with a sheet in front of the header', () => text(lines[1]!, lines[0]!), 'line 1: is not the header'],
    ['with two headers', () => text(lines[0]!, lines[0]!), 'line 2: /source is not a text'],
    ['nested too deep', () => text(lines[0]!, nestedCovers()), 'line 2: /covers'],
    ['nested too deep in a record', () => text(lines[0]!, nestedNumber()), 'line 2, /body/lesson/0'],
    ['with keys of the prototype', () => text(lines[0]!, polluting()), 'line 2: /body/__proto__'],
    ['with keys of the prototype in a record', () => text(lines[0]!, inRecord()), 'line 2, /body/lesson/0'],
    [
      'whose class lists are names',
      () => text(lines[0]!, roster().replace(/"stems":\{.*\}/, '"stems":{"7":["Заварзин"]}}')),
      'line 2: /stems',
    ],
    [
      'whose class lists are none',
      () => text(lines[0]!, roster().replace(/"stems":\{.*\}/, '"stems":5}')),
      'line 2: /stems',
    ],
  ])('%s is refused with the place, and tells nothing of what it holds', async (_what, content, message) => {
    const error = await refusedBy(gateway, content());
    expect(error).toMatchObject({ code: 'file.invalid', message: expect.stringContaining(message) });
    expect(String(error)).not.toMatch(CANARY);
    expect(({} as Record<string, unknown>)['lesson']).toBeUndefined();
    expect((await runsIn(gateway)).filter(([outcome]) => outcome !== 'failed')).toEqual([]);
    expect(textsIn(gateway.data)).not.toMatch(CANARY);
  });

  test('with a line that never ends is refused before it fills the memory', async () => {
    const file = join(newFolder(), 'endless.jsonl');
    const handle = openSync(file, 'w');
    writeSync(handle, `${lines[0]}\n`);
    closeSync(handle);
    truncateSync(file, 1024 ** 3);
    const options = { file, source: undefined, system: 'canonical', signal: new AbortController().signal };
    await expect(importFile(gateway, options)).rejects.toMatchObject({
      code: 'file.invalid',
      message: expect.stringContaining('a line is longer than'),
    });
  });

  test('whose last line is wrong keeps the sheets before it, counted, and its run has failed', async () => {
    expect(await refusedBy(gateway, text(...lines, '{"source":'))).toMatchObject({ code: 'file.invalid' });
    expect(await Array.fromAsync(gateway.store.sheets({}))).toHaveLength(2);
    expect(await runsIn(gateway)).toEqual([['failed', 'file.invalid']]);
  });
});
