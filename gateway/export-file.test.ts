import { chmodSync, closeSync, cpSync, openSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { exportLines } from './exports.ts';
import type { Gateway } from './gateway.ts';
import type { Imported } from './imported.ts';
import { importFile } from './importing.ts';
import { openGateway } from './main.ts';
import { newFolder, removeFolders } from './test/svod-process.ts';
import { textsIn } from './test/store-texts.ts';
import { lessons, marks, ROSTER, rosterPage, week } from './test/tiny-pages.ts';
import { tinySource } from './test/tiny-source.ts';

/** What a teacher typed; nobody may read it where the class list is known. */
const TOPIC = 'Спросить Заварзину и Заварзина';
const CANARY = /заварзин/iu;

let lines: readonly string[];
let key: string;
let gateway: Gateway;
const folder = newFolder();

beforeAll(async () => {
  const tiny = await tinySource();
  await tiny.collect([rosterPage([...ROSTER]), week([...lessons(3), ...marks('2', 2)])]);
  lines = await Array.fromAsync(exportLines(tiny.gateway, {}));
  key = join(tiny.gateway.data, 'key.json');
  await tiny.gateway.store.close();
});
beforeEach(async () => {
  const data = newFolder();
  cpSync(key, join(data, 'key.json'));
  gateway = await openGateway({ data, at: new Date('2026-09-20T12:00:00Z') });
});
afterEach(async () => {
  expect((await gateway.store.ledger()).differences).toEqual([]);
  await gateway.close();
});
afterAll(removeFolders);

/** Imports a file that holds this. */
async function imported(content: string | Buffer, signal = new AbortController().signal): Promise<Imported> {
  const file = join(folder, 'file.jsonl');
  writeFileSync(file, content);
  return importFile(gateway, { file, source: undefined, system: 'canonical', signal });
}
const refused = (content: string | Buffer) =>
  imported(content).then(
    () => 'taken',
    (error: unknown) => error,
  );
const runsIn = async () => (await Array.fromAsync(gateway.store.runs())).map(({ outcome, error }) => [outcome, error]);
const text = (...all: readonly string[]): string => `${all.join('\n')}\n`;
/** The journal's line with its first lesson told otherwise. */
const lessonWith = (change: object): string => {
  const sheet = JSON.parse(lines[1]!) as { body: { lesson: object[] } };
  sheet.body.lesson[0] = { ...sheet.body.lesson[0], ...change };
  return JSON.stringify(sheet);
};

test('what was exported is imported as it was, lines in any order', async () => {
  const [header, ...sheets] = lines as [string, ...string[]];
  expect(sheets.map((line) => (JSON.parse(line) as { kind: string }).kind)).toEqual(['journal-day', 'roster']);
  for (const order of [sheets, sheets.toReversed()]) {
    expect(await imported(text(header, ...order))).toMatchObject({
      counts: { received: 8, accepted: 8 },
      isWhole: true,
    });
    expect(await Array.fromAsync(exportLines(gateway, {}))).toEqual(lines);
  }
  expect(await runsIn()).toEqual([
    ['complete', undefined],
    ['complete', undefined],
  ]);
});

test('names are blanked as a reading does, with lists that stand behind them in the file', async () => {
  await imported(
    text(lines[0]!, lessonWith({ topic: TOPIC, topicState: 'present', room: 'Кабинет Заварзиной' }), lines[2]!),
  );
  const [sheet] = await Array.fromAsync(gateway.store.sheets({ kind: 'journal-day' }));
  expect(sheet!.body.lesson![0]).toMatchObject({ topic: 'Спросить ▒ и ▒', room: 'Кабинет ▒' });
  expect(textsIn(gateway.data)).not.toMatch(CANARY);
});

test('free texts are left out where no list of the class is known', async () => {
  await imported(text(lines[0]!, lessonWith({ topic: TOPIC, topicState: 'present' })));
  const [sheet] = await Array.fromAsync(gateway.store.sheets({}));
  expect(sheet!.body.lesson![0]).not.toHaveProperty('topic');
  expect(sheet!.body.lesson![0]).toHaveProperty('topicState', 'present');
  expect(textsIn(gateway.data)).not.toMatch(CANARY);
});

test('another key’s file is refused before anything of it is stored', async () => {
  const other = lines[0]!.replace(/"keyId":"\w+"/, '"keyId":"ffffffff"');
  expect(await refused(text(other, ...lines.slice(1)))).toMatchObject({ code: 'key.mismatch' });
  expect(await Array.fromAsync(gateway.store.sheets({}))).toEqual([]);
  expect(await runsIn()).toEqual([['failed', 'key.mismatch']]);
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
    const error = await refused(text(lines[0]!, JSON.stringify(sheet)));
    expect(error).toMatchObject({ code: 'file.invalid', message: expect.stringContaining(`line 2, ${message}`) });
    expect(String(error)).not.toContain(value);
    expect(await Array.fromAsync(gateway.store.sheets({}))).toEqual([]);
  });
});

describe('a hostile file', () => {
  const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
  const nestedCovers = (): string =>
    JSON.stringify({ ...(JSON.parse(lines[1]!) as object), covers: 'deep' }).replace('"deep"', deep);
  const nestedNumber = (): string => lessonWith({ number: 'deep' }).replace('"deep"', deep);
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
    const error = await refused(content());
    expect(error).toMatchObject({ code: 'file.invalid', message: expect.stringContaining(message) });
    expect(String(error)).not.toMatch(CANARY);
    expect(({} as Record<string, unknown>)['lesson']).toBeUndefined();
    expect((await runsIn()).filter(([outcome]) => outcome !== 'failed')).toEqual([]);
    expect(textsIn(gateway.data)).not.toMatch(CANARY);
  });

  test('with a line that never ends is refused before it fills the memory', async () => {
    const file = join(folder, 'endless.jsonl');
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
    expect(await refused(text(...lines, '{"source":'))).toMatchObject({ code: 'file.invalid' });
    expect(await Array.fromAsync(gateway.store.sheets({}))).toHaveLength(2);
    expect(await runsIn()).toEqual([['failed', 'file.invalid']]);
  });
});

test('an import that is told to stop stores whole sheets, says that it is not whole, and goes on from the same file', async () => {
  const stopping = new AbortController();
  const file = join(folder, 'stopped.jsonl');
  writeFileSync(file, text(...lines));
  const options = { file, source: undefined, system: 'canonical', signal: stopping.signal };
  const first = await importFile(gateway, { ...options, onProgress: () => stopping.abort() });
  expect(first).toMatchObject({ isWhole: false, sheets: 1 });
  expect(await runsIn()).toEqual([['stopped', undefined]]);
  expect(await imported(text(...lines))).toMatchObject({ isWhole: true, sheets: 1 });
  expect(await Array.fromAsync(exportLines(gateway, {}))).toEqual(lines);
});

test('a path that is none, is a folder, or may not be read is told', async () => {
  const closed = join(folder, 'closed.jsonl');
  writeFileSync(closed, text(...lines));
  chmodSync(closed, 0);
  const signal = new AbortController().signal;
  const paths = [join(folder, 'gone.jsonl'), folder, ...(process.getuid?.() === 0 ? [] : [closed])];
  for (const file of paths)
    for (const system of ['canonical', 'netschool'])
      await expect(importFile(gateway, { file, source: 's', system, signal })).rejects.toMatchObject({
        code: 'file.unreadable',
        message: expect.stringContaining(file),
      });
});
