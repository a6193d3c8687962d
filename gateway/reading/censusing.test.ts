import { approve } from './approving.ts';
import { replayQuarantine } from './again.ts';
import { parsePolicies, type Policies } from '../census/policies.ts';
import type { Finding } from '../contracts/finding.ts';
import type { RawRecord } from '../contracts/records.ts';
import type { Gateway } from '../gateway.ts';
import { diffFromUsual } from '../showing/field-diff.ts';
import { collectInEachTest, store, tiny } from '../test/collecting.ts';
import { lessons, marks, rosterPage, type TinyPage, week } from '../test/tiny-pages.ts';
import { SOURCE } from '../test/tiny-source.ts';

collectInEachTest();

/** Twenty-four lessons of class 7 and as many marks of one pupil. */
const USUAL: readonly RawRecord[] = [...lessons(24), ...marks('2', 24)];
const SECOND_WEEK = { covers: { from: '2026-09-14' } };

/** The same records, with a field of each one of the kind as it is told to be. */
function changed(kind: 'lesson' | 'mark', field: string, value: unknown, count = 24): readonly RawRecord[] {
  let left = count;
  return USUAL.map((record) => {
    if (record.yields[0] !== kind || (left -= 1) < 0) return record;
    const body = record.body as Readonly<Record<string, object>>;
    return { ...record, body: { ...body, [kind]: { ...body[kind], [field]: value } } };
  });
}
const again = (records: readonly RawRecord[]): TinyPage => week(records, SECOND_WEEK);

const { signal } = new AbortController();

/** The gateway of the test, with a line of fields.csv. */
function withPolicies(line: string): Gateway {
  const { rules } = tiny.gateway;
  const policies = parsePolicies(`kind,field,policy,note\n${line}`) as Policies;
  return { ...tiny.gateway, rules: { ...rules, of: (system) => ({ ...rules.of(system), policies }) } };
}

const open = async (): Promise<readonly Finding[]> => Array.fromAsync(store.findings({ open: true }));
const told = async (): Promise<readonly string[]> =>
  (await open()).map(({ change, slice }) => `${change?.what} ${change?.field}${slice ? ' held' : ''}`).sort();
const accepted = async (kind: 'lesson' | 'mark'): Promise<number> => {
  let count = 0;
  for await (const { body } of store.sheets({ kind: 'journal-day' })) count += body[kind]?.length ?? 0;
  return count;
};

describe('a field that is not as it was', () => {
  beforeEach(() => tiny.collect([rosterPage(), week(USUAL)]));

  test('is told by the reading that meets it, with the place of its first example; a first reading tells nothing', async () => {
    expect(await open()).toEqual([]);
    await tiny.collect([again(changed('mark', 'value', 4))]);
    expect(await open()).toMatchObject([
      {
        kind: 'change',
        source: SOURCE,
        change: {
          ...{ what: 'type', kind: 'mark', field: '/mark/value', was: ['text'], now: ['number'], count: 24, of: 24 },
          example: { scope: '7', day: '2026-09-14', ref: 'mark' },
        },
      },
    ]);
  });

  test('is told before it breaks: what no map needs today, and what the mapping can still read, too', async () => {
    await tiny.collect([again(changed('lesson', 'title', undefined))]);
    expect(await told()).toEqual(['gone /lesson/title']);
    expect(await accepted('lesson')).toBe(48);
  });

  test('is one finding for as long as it lasts, and ends when the field is as it was', async () => {
    for (const from of ['2026-09-14', '2026-09-21'])
      await tiny.collect([week(changed('mark', 'value', 4), { covers: { from } })]);
    expect(await told()).toEqual(['type /mark/value']);
    await tiny.collect([week(USUAL, { covers: { from: '2026-09-28' } })]);
    expect(await open()).toEqual([]);
  });

  test('stays told while too little comes to know better', async () => {
    await tiny.collect([again(changed('mark', 'value', 4))]);
    await tiny.collect([week(marks('2', 3), { covers: { from: '2026-09-21' } })]);
    await tiny.collect([]);
    expect(await told()).toEqual(['type /mark/value']);
  });

  test('is usual once somebody has accepted it', async () => {
    await tiny.collect([again(changed('mark', 'value', 4))]);
    await approve(tiny.gateway, (await open())[0]!);
    await tiny.collect([week(changed('mark', 'value', 4), { covers: { from: '2026-09-21' } })]);
    expect(await open()).toEqual([]);
  });

  test('is nobody’s matter where the policy is to ignore it', async () => {
    await tiny.collect([again(changed('mark', 'value', 4))], { policies: ['mark,/mark/value,ignore,'] });
    expect(await open()).toEqual([]);
  });

  test('puts its records into quarantine where the policy says so, its neighbours not, until it is accepted', async () => {
    const policies = ['mark,/mark/value,quarantine,'];
    await tiny.collect([again(changed('mark', 'value', 4, 2))], { policies });
    const rows = await Array.fromAsync(store.quarantined());
    expect(rows.map(({ ref, problems }) => [ref, problems[0].code])).toEqual([
      ['mark/2-0', 'census.type'],
      ['mark/2-1', 'census.type'],
    ]);
    expect([await accepted('mark'), await accepted('lesson')]).toEqual([46, 48]);
    const strict = withPolicies(policies[0]!);
    expect(await replayQuarantine(strict, undefined, signal)).toMatchObject({ released: 0, left: 2 });
    await approve(strict, (await open())[0]!);
    expect(await replayQuarantine(strict, undefined, signal)).toMatchObject({ released: 2, left: 0 });
    expect(await accepted('mark')).toBe(48);
  });

  test('holds the whole page where the policy says so; accepting it takes every page that waits for it', async () => {
    const policies = ['lesson,/lesson/title,hold,'];
    const run = await tiny.collect(
      [
        again(changed('lesson', 'title', undefined, 1)),
        week(changed('lesson', 'title', undefined, 2), { covers: { from: '2026-09-21' } }),
        week(USUAL, { covers: { from: '2026-09-28' } }),
      ],
      { policies },
    );
    expect(run).toMatchObject({ outcome: 'partial', findings: 2, counts: { filtered: { held: 96 } } });
    expect(await accepted('lesson')).toBe(48);
    expect(await told()).toEqual(['gone /lesson/title', 'gone /lesson/title held', 'gone /lesson/title held']);
    expect((await approve(tiny.gateway, (await open())[0]!)).saved).toHaveLength(2);
    expect([await accepted('lesson'), await open()]).toEqual([96, []]);
    await tiny.collect([week(changed('lesson', 'title', undefined, 1), { covers: { from: '2026-10-05' } })], {
      policies,
    });
    expect(await accepted('lesson')).toBe(120);
  });

  test('a page that was held is taken, and its finding ends, when it comes as it should', async () => {
    const policies = ['mark,/mark/value,hold,'];
    await tiny.collect([again(changed('mark', 'value', 4))], { policies });
    await tiny.collect([again(USUAL)], { policies });
    expect([await accepted('mark'), await open()]).toEqual([48, []]);
  });

  test('a value that its code list does not know is a change, held where its field is, and ends when nobody writes it any more', async () => {
    await tiny.collect([again(changed('mark', 'value', 'превосходно', 3))]);
    expect((await open())[0]?.change).toMatchObject({
      ...{ what: 'code', kind: 'mark', field: '/mark/value', list: 'mark-values', values: ['превосходно'], count: 3 },
      example: { ref: 'mark' },
    });
    await tiny.collect([again(USUAL)]);
    expect(await open()).toEqual([]);
    const strange = [week(changed('mark', 'value', 'чудесно', 1), { covers: { from: '2026-09-28' } })];
    const run = await tiny.collect(strange, { policies: ['mark,/mark/value,hold,'] });
    expect(run.counts.filtered).toEqual({ held: 48 });
  });

  test('new fields are shown by the diff, and wait for nobody', async () => {
    await tiny.collect([again(changed('mark', 'mood', 'Good'))]);
    expect(await open()).toEqual([]);
    expect((await diffFromUsual(tiny.gateway, SOURCE)).changes).toMatchObject([
      { what: 'new', kind: 'mark', field: '/mark/mood', now: ['text'], count: 24, example: { ref: 'mark' } },
    ]);
  });
});

test('the census of a day holds no name and no mark of a pupil', async () => {
  await tiny.collect([rosterPage(), week([...USUAL, ...changed('mark', 'value', 'Заварзин молодец', 1)])]);
  const { operations } = tiny.gateway;
  const day = (await operations.censusDays(SOURCE))[0]!.day;
  const kept = JSON.stringify([await operations.usualFields(SOURCE), await operations.censusOf(SOURCE, day)]);
  expect(kept).toMatch(/lastName/);
  expect(kept).not.toMatch(/Заварзин|Дроби/);
});

test('readings of one day add up to one census; an unchanged page adds nothing', async () => {
  const now = new Date('2026-09-15T12:00:00Z');
  await tiny.collect([rosterPage(), week(USUAL)], { now });
  await tiny.collect([rosterPage(), week(USUAL), again(USUAL)], { now });
  const census = await tiny.gateway.operations.censusOf(SOURCE, '2026-09-15');
  expect([census?.kinds.lesson?.records, census?.kinds.period?.records]).toEqual([48, 1]);
});
