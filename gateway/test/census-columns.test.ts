import type { Census } from '../contracts/census.ts';
import type { ShownChange } from '../showing/field-diff.ts';
import { openGateway } from '../main.ts';
import { relayedSchool } from './relayed-school.ts';
import { EVENING } from './served-region.ts';
import type { Ended } from './svod-process.ts';

/* АВЕРС answers rows without names: what is at which place of them is all that a mapping has. */

/** A row of the journal: `…, day, subject, null, code, 0, comment]`. */
const ENTRY = /(?<=\), \d+, null, )(\d+), 0, (?=null\]|"[^"\n]*"\])/g;

const columns = relayedSchool('avers');
const svod = (words: string): Promise<Ended> => columns.svod(words);

async function changes(): Promise<readonly ShownChange[]> {
  await svod('collect');
  const diff = await svod('census diff --json');
  return diff.result<{ sources: readonly { changes: readonly ShownChange[] }[] }>().sources[0]!.changes;
}

test('each column of a row is a field: its share, its types, its codes, and which maps read it', async () => {
  const { stdout } = await svod('census show --kind attendance');
  expect(stdout).toMatch(/^ +\/row\/6 +100 % +число \d+ +сообщать +attendance$/m);
  expect(stdout).toMatch(/\/row\/6 .*\n +значения: (?:10[235] \d+(?:, )?)+\n/);
  expect(stdout).not.toMatch(/\/row\/\*/);
  expect(await svod('census diff')).toMatchObject({ code: 0 });
});

test('a code column that turns from 103 to "103" is told, while the mapping still reads it', async () => {
  columns.meddle = (text) => text.replace(ENTRY, '"$1", 0, ');
  const told = (await changes()).filter(({ what }) => what === 'type');
  expect(told.map(({ kind, field }) => `${kind} ${field}`).sort()).toEqual(['attendance /row/6', 'mark /row/6']);
  expect(told[0]).toMatchObject({ now: ['text'], finding: expect.any(String), readBy: [told[0]!.kind] });
  expect((await svod('census diff')).stdout).toMatch(
    /attendance \/row\/6: было число, стало текст — (\d+) из \1; первый пример: отсутствие \(journal\), класс или группа \d+, 2026-\d\d-\d\d/,
  );
  expect((await svod('quarantine list')).stdout).not.toMatch(/census\./);
});

test('a column that is missing is told by its place, with the record that shows it first', async () => {
  columns.meddle = (text) => text.replace(ENTRY, '$1, ');
  const gone = (await changes()).filter(({ what }) => what === 'gone');
  expect(gone.map(({ kind, field }) => `${kind} ${field}`)).toContain('mark /row/7');
  const { example } = gone.find(({ kind }) => kind === 'mark')!;
  expect(example).toMatchObject({ scope: expect.stringMatching(/./), day: expect.stringMatching(/^2026-/) });
});

test('what a version before counted of all columns together raises nothing, and what it told of them ends', async () => {
  const gateway = await openGateway({ data: columns.data });
  const [source] = gateway.config.sources;
  const { name } = source!;
  await gateway.operations.keepCensus({ source: name, usual: together((await gateway.operations.usualFields(name))!) });
  const change = {
    what: 'type',
    kind: 'mark',
    field: '/row/*',
    was: ['number'],
    now: ['text'],
    count: 1,
    of: 9,
  } as const;
  await gateway.store.openFinding({ id: '1', source: name, kind: 'change', openedAt: new Date(EVENING), change });
  await gateway.close();
  // The same rows in other bytes: they are read, and counted.
  columns.meddle = (text) => text.replaceAll('\n [', '\n  [');
  expect(await changes()).toEqual([]);
  columns.meddle = (text) => text.replace(ENTRY, '"$1", 0, ');
  expect((await changes()).map(({ what, field }) => `${what} ${field}`)).toEqual(['type /row/6', 'type /row/6']);
});

/** A census as it was before rows had columns. */
function together(census: Census): Census {
  const kinds = Object.entries(census.kinds).map(([kind, { records, fields }]) => {
    const rows = Object.entries(fields).map(([field, count]) => [field.replace(/\/\d+$/, '/*'), count] as const);
    return [kind, { records, fields: Object.fromEntries(rows) }] as const;
  });
  return { ...census, kinds: Object.fromEntries(kinds) };
}
