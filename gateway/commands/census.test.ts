import { lessons, marks, week } from '../test/tiny-pages.ts';
import { SOURCE, type TinySource, tinySource } from '../test/tiny-source.ts';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

let tiny: TinySource;
const svod = (...words: string[]) => svodHere(['census', ...words], { data: tiny.gateway.data });

beforeEach(async () => {
  tiny = await tinySource();
  await tiny.collect([week([...lessons(24), ...marks('2', 24)])]);
});
afterEach(() => tiny.gateway.close());
afterAll(removeFolders);

/** A second week, whose marks are numbers, and whose lessons have a field more. */
async function change(): Promise<void> {
  const records = [...lessons(24), ...marks('2', 24)].map((record) => {
    const { mark, lesson } = record.body as { readonly mark?: object; readonly lesson?: object };
    return { ...record, body: mark ? { mark: { ...mark, value: 4 } } : { lesson: { ...lesson, mood: 'x' } } };
  });
  await tiny.collect([week(records, { covers: { from: '2026-09-14' } })]);
}

test('a region that was never read has no census, and that is no finding', async () => {
  const { code, stdout } = await svodHere(['census', '--json'], { data: newFolder() });
  expect([code, JSON.parse(stdout)]).toEqual([0, { sources: [] }]);
});

test('lists a line a source, and shows the fields of a named one: share, types, codes, policy, readers', async () => {
  expect((await svod()).stdout).toMatch(
    /^tiny · \S+ · 2026-09-15: записей 48, видов 2, полей \d+; изменений ждёт решения: 0\n$/,
  );
  const { code, stdout } = await svod(SOURCE, '--kind', 'mark');
  expect(code).toBe(0);
  expect(stdout).toMatch(/mark — записей: 24/);
  expect(stdout).toMatch(/\/mark\/value +100 % +текст 24 +сообщать/);
  expect(stdout).not.toMatch(/lesson/);
});

test('with --json the census is a value: counts by kind, field and type', async () => {
  const { stdout } = await svod('show', SOURCE, '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    sources: [
      {
        ...{ source: SOURCE, day: '2026-09-15', records: 48, openChanges: 0 },
        kinds: { mark: { records: 24, fields: { '/mark/value': { of: 24, types: { text: 24 } } } } },
      },
    ],
  });
});

test('diff tells what is not as usual, with example and way out, and is a finding until it is accepted', async () => {
  expect(await svod('diff')).toMatchObject({ code: 0, stdout: 'Поля приходят как прежде.\n' });
  await change();
  const found = await svod('diff');
  expect(found.code).toBe(1);
  expect(found.stdout).toMatch(
    /mark \/mark\/value: было текст, стало число — 24 из 24; первый пример: отметка \(mark\), класс или группа 7, 2026-09-14.* svod approve \S+/,
  );
  expect(found.stdout).toMatch(
    /lesson \/lesson\/mood: новое поле, текст — 24 из 24; первый пример: урок \(lesson\/\d+\), класс или группа 7, 2026-09-14/,
  );
  const result = JSON.parse((await svod('diff', SOURCE, '--json')).stdout) as { sources: object[] };
  expect(result).toMatchObject({
    sources: [{ source: SOURCE, changes: [{ what: 'type', finding: expect.any(String) }, { what: 'new' }] }],
  });
  const accepted = await svod('accept', SOURCE);
  expect([accepted.code, accepted.stdout]).toEqual([0, expect.stringMatching(/^Признано верными изменений: 1;/)]);
  expect((await svod('diff')).code).toBe(0);
});

test('diff of two days says what differs between them; a day without a census is told', async () => {
  await change();
  const found = await svod('diff', '--from', '2026-09-15', '--to', '2026-09-16');
  expect(found).toMatchObject({
    code: 1,
    stdout: expect.stringMatching(/^tiny · 2026-09-15 → 2026-09-16\n[^]*было текст, стало число/),
  });
  expect((await svod('diff', '--from', '2026-09-15', '--to', '2026-09-15')).code).toBe(0);
  expect((await svod('diff', '--from', '2026-09-01')).stdout).toMatch(/переписи за 2026-09-01 нет/);
});

test('where nothing was compared there is no all-clear', async () => {
  await change();
  const { code, stdout } = await svod('diff', SOURCE, '--from', '2026-01-01');
  expect([code, stdout]).toEqual([2, `${SOURCE}: переписи за 2026-01-01 нет\n`]);
  expect(await svod('diff', SOURCE, '--from', 'garbage')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--from garbage'),
  });
});

test('records of a kind that did not come are told, with the kinds that did', async () => {
  const { code, stdout } = await svod('show', SOURCE, '--kind', 'attendance');
  expect([code, stdout]).toEqual([0, expect.stringMatching(/записей вида attendance не было; есть: lesson, mark\n$/)]);
});

test('a source that nobody knows is a mistake', async () => {
  const { code, stderr } = await svod('diff', 'tinny');
  expect([code, stderr]).toEqual([2, expect.stringMatching(/tinny.*\(tiny\?\)/)]);
});

test('approve lists a change and accepts it by its id', async () => {
  await change();
  const listed = await svodHere(['approve'], { data: tiny.gateway.data });
  const [, id] = /^(\S+) · tiny: mark \/mark\/value: было текст, стало число/.exec(listed.stdout) ?? [];
  expect([listed.code, id]).toEqual([1, expect.any(String)]);
  const approved = await svodHere(['approve', id!, '--json'], { data: tiny.gateway.data });
  expect([approved.code, JSON.parse(approved.stdout)]).toEqual([0, { approved: [id] }]);
  expect((await svod('diff')).code).toBe(0);
});
