import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { relayedSchool } from './relayed-school.ts';
import { newClone } from './svod-process.ts';

/* What becomes of records in which a column is not as it was, in a clone of its own, whose mappings may have policies. */

/** Milliseconds for a few processes of a new clone on a machine that has other work. */
const PATIENCE_MS = 400_000;
/** Two hours after the first reading. */
const LATER = '2026-10-23T18:30:00Z';

/** A row of the journal: `…, day, subject, null, code, 0, comment]`. */
const ENTRY = /(?<=\), \d+, null, )(\d+), 0, (?=null\]|"[^"\n]*"\])/g;

const columns = relayedSchool('avers');
let clone: string;
beforeAll(() => void (clone = newClone()));

/** mappings/avers/fields.csv of the clone. */
const policy = (line: string): void =>
  writeFileSync(join(clone, 'mappings', 'avers', 'fields.csv'), `kind,field,policy,note\n${line},\n`);

/** A command that goes by the policies. */
const ruled = (words: string) => columns.svod(words, join(clone, 'gateway', 'svod.mjs'));

/** What waits in the quarantine, by what is wrong: "17 attendance census.type". */
async function waiting(): Promise<readonly string[]> {
  const { stdout } = await columns.svod('quarantine list');
  return [...stdout.matchAll(/^(\d+) × avers · (\S+?):? .*\[(\S+)\]$/gm)].map(
    ([, count, kind, code]) => `${count} ${kind} ${code}`,
  );
}

async function collected(): Promise<object> {
  const { sources } = (await ruled('collect --json')).result<{ sources: readonly object[] }>();
  return sources[0]!;
}

const difference = async (): Promise<number> =>
  (await columns.svod('ledger verify --json')).result<{ difference: number }>().difference;

test(
  'quarantine: rows whose column turned wait, their neighbours do not, until the change is accepted',
  async () => {
    const before = await waiting();
    policy('attendance,/row/6,quarantine');
    columns.meddle = (text) => text.replace(ENTRY, '"$1", 0, ');
    expect(await collected()).toMatchObject({ outcome: 'partial', fieldChanges: 2 });
    expect(await waiting()).toEqual(['17 attendance census.type', ...before]);
    expect((await columns.svod('census diff')).stdout).toMatch(
      /attendance \/row\/6: было число, стало текст — (\d+) из \1; первый пример: отсутствие \(journal\), класс или группа \d+, 2026-10-12/,
    );
    expect(await difference()).toBe(0);
    expect((await ruled('quarantine replay --json')).result()).toMatchObject({ released: 0 });
    expect((await ruled('census accept avers-1 --json')).result()).toEqual({ accepted: 2, pages: 0 });
    // One stood there twice, as a school may write it: it is taken once, and its repeat waits no more. Four waited before.
    expect((await ruled('quarantine replay --json')).result()).toEqual({ released: 16, left: 4 });
    expect([await waiting(), (await columns.svod('census diff')).code, await difference()]).toEqual([before, 0, 0]);
  },
  PATIENCE_MS,
);

test(
  'hold: a page with a code that no list knows waits as a whole, with the place of the first one, until it is approved',
  async () => {
    const before = await waiting();
    policy('attendance,/row/6,hold');
    columns.meddle = (text) => text.replace(/(?<=\), \d+, null, )103, 0, /g, '117, 0, ');
    expect(await collected()).toMatchObject({ outcome: 'partial', findings: 5, fieldChanges: 1 });
    expect([await waiting(), await difference()]).toEqual([before, 0]);
    const { stdout } = await columns.svod('census diff');
    expect(stdout).toMatch(
      /attendance \/row\/6: новые значения, которых список avers\/attendance не знает: «117» — раз: 12; первый пример: отсутствие \(journal\), класс или группа \d+, 2026-10-13/,
    );
    const [, id] = /svod approve ([\w-]+)/.exec(stdout)!;
    expect((await ruled('approve')).stdout).toMatch(new RegExp(`^${id} .*страниц удержано: 5\\.`, 'm'));
    expect(await ruled(`approve ${id}`)).toMatchObject({ code: 0 });
    // What no code list knows waits by itself from now on, its neighbours are taken.
    expect(await waiting()).toContain('13 attendance map.unknown-code');
    expect([(await columns.svod('approve')).code, await difference()]).toEqual([0, 0]);
  },
  PATIENCE_MS,
);

test(
  'hold: a page without a column that always came waits, and is taken by itself when it comes as it should',
  async () => {
    const before = await waiting();
    policy('mark,/row/7,hold');
    columns.meddle = (text) => text.replace(ENTRY, '$1, ');
    expect(await collected()).toMatchObject({ outcome: 'partial' });
    const { stdout } = await columns.svod('census diff');
    expect(stdout).toMatch(
      /mark \/row\/7: приходило \(число\), теперь нет в 137 из 138; первый пример: отметка \(journal\), класс или группа \d+, 2026-10-\d\d/,
    );
    expect([await waiting(), await difference()]).toEqual([before, 0]);
    columns.meddle = (text) => text;
    columns.now = LATER;
    expect(await collected()).toMatchObject({ findings: 0, fieldChanges: 0 });
    expect([(await columns.svod('approve')).code, await waiting(), await difference()]).toEqual([0, before, 0]);
  },
  PATIENCE_MS,
);
