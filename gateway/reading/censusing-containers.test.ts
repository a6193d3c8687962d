import { approve } from './approving.ts';
import type { AnswerShape } from '../contracts/adapter.ts';
import type { ContainerType } from '../contracts/census.ts';
import type { Finding } from '../contracts/finding.ts';
import type { RawRecord } from '../contracts/records.ts';
import { collectInEachTest, store, tiny } from '../test/collecting.ts';
import { lessons, marks, rosterPage, type TinyPage, week } from '../test/tiny-pages.ts';
import { SOURCE } from '../test/tiny-source.ts';

collectInEachTest();

const USUAL: readonly RawRecord[] = [...lessons(24), ...marks('2', 24)];
const again = (records: readonly RawRecord[]): TinyPage => week(records, { covers: { from: '2026-09-14' } });
const open = async (): Promise<readonly Finding[]> => Array.fromAsync(store.findings({ open: true }));
const told = async (): Promise<readonly string[]> =>
  (await open()).map(({ change }) => `${change?.what} ${change?.field}`);

describe('containers of the answers', () => {
  const shapes = (type: ContainerType): readonly AnswerShape[] =>
    Array.from({ length: 4 }, () => ({
      call: 'diary',
      day: () => undefined,
      containers: () => new Map([['/students', new Set([type])]]),
    }));
  const listed = { shapes: shapes('list'), now: new Date('2026-09-20T12:00:00Z') };

  beforeEach(() => tiny.collect([rosterPage(), week(USUAL)], { shapes: shapes('numbered') }));

  test('that turn are told, also where every page is as it was; the change ends when they come as before', async () => {
    await tiny.collect([rosterPage(), week(USUAL)], listed);
    const change = {
      what: 'type',
      call: 'diary',
      field: '/students',
      was: ['numbered'],
      now: ['list'],
      count: 4,
      of: 4,
    };
    expect(await open()).toMatchObject([
      { kind: 'change', change: { ...change, example: { day: '2026-09-20', ref: 'diary' } } },
    ]);
    await tiny.collect([rosterPage(), week(USUAL)]);
    expect(await told()).toEqual(['type /students']);
    await tiny.collect([rosterPage(), week(USUAL)], { shapes: shapes('numbered') });
    expect(await open()).toEqual([]);
  });

  test('are counted by day, and an evening without anything new has no day of its own', async () => {
    await tiny.collect([rosterPage(), week(USUAL)], { shapes: shapes('numbered') });
    const days = await tiny.gateway.operations.censusDays(SOURCE);
    expect(days.map(({ day }) => day)).toEqual(['2026-09-15']);
    const { answers } = (await tiny.gateway.operations.censusOf(SOURCE, '2026-09-15'))!;
    expect(answers).toEqual({ diary: { answers: 4, containers: { '/students': { numbered: 4 } } } });
  });

  test('are learnt on such an evening too', async () => {
    await tiny.collect([rosterPage(), week(USUAL)], { shapes: shapes('numbered') });
    const { answers } = (await tiny.gateway.operations.usualFields(SOURCE))!;
    expect(answers).toEqual({ diary: { answers: 8, containers: { '/students': { numbered: 8 } } } });
  });

  test('are usual once somebody has accepted the change, and are nobody’s matter where the policy is to ignore them', async () => {
    await tiny.collect([again(USUAL)], listed);
    await approve(tiny.gateway, (await open())[0]!);
    await tiny.collect([again(USUAL)], { shapes: shapes('list') });
    expect(await open()).toEqual([]);
    await tiny.collect([again(USUAL)], { shapes: shapes('list-empty'), policies: ['*,/students,ignore,'] });
    await tiny.collect([again(USUAL)], { shapes: shapes('worded'), policies: ['*,/students,ignore,'] });
    expect(await open()).toEqual([]);
  });
});
