import type { Adapter } from '../contracts/adapter.ts';
import { GatewayError } from '../contracts/errors.ts';
import { approve } from '../reading/approving.ts';
import { collectInEachTest, store, tiny } from '../test/collecting.ts';
import { lessons, type TinyPage, week } from '../test/tiny-pages.ts';
import { SOURCE } from '../test/tiny-source.ts';

collectInEachTest();

const NEXT = { covers: { from: '2026-09-14' } } as const;

describe('a run', () => {
  const failing = (error: () => Error) =>
    async function* (cursor: string | undefined): AsyncIterable<TinyPage> {
      if (cursor === undefined) {
        yield week(lessons(1), { cursor: 'c1' });
        throw error();
      }
      yield week(lessons(2), NEXT);
    };
  const TIMEOUT = (): GatewayError => new GatewayError('http.timeout', 'reading: no answer');

  test('that failed goes on behind the last stored page, and forgets where once it ended well', async () => {
    const run = await tiny.collect(failing(TIMEOUT));
    expect(run).toMatchObject({ outcome: 'failed', pages: 1, error: { code: 'http.timeout' } });
    expect(await tiny.collect(failing(TIMEOUT))).toMatchObject({ outcome: 'complete', pages: 1 });
    await tiny.collect([]);
    expect(tiny.cursors).toEqual([undefined, 'c1', undefined]);
    const runs = await Array.fromAsync(store.runs(SOURCE));
    expect(runs.map(({ outcome, error }) => [outcome, error])).toEqual([
      ['failed', 'http.timeout'],
      ['complete', undefined],
      ['complete', undefined],
    ]);
  });

  test('that failed goes on there also when somebody approved a finding meanwhile', async () => {
    await tiny.collect([week(lessons(12))]);
    await tiny.collect(async function* () {
      yield week([], { cursor: 'c1' });
      throw TIMEOUT();
    });
    const [finding] = await Array.fromAsync(store.findings({ open: true }));
    expect((await approve(tiny.gateway, finding!)).saved).toMatchObject([{ changed: 1 }]);
    await tiny.collect([]);
    expect(tiny.cursors).toEqual([undefined, undefined, 'c1']);
  });

  test('that had to leave an account out is partial, with the first error', async () => {
    const refused = new GatewayError('vendor.login', 'account 2: POST login: answered 409');
    const adapter: Partial<Adapter> = {
      async *pull(_config, _cursor, context) {
        context.leftOut?.(refused);
        context.leftOut?.(new GatewayError('http.timeout', 'account 3: reading: no answer'));
      },
    };
    expect(await tiny.collect([], { adapter })).toMatchObject({ outcome: 'partial', error: { code: 'vendor.login' } });
    const runs = await Array.fromAsync(store.runs(SOURCE));
    expect(runs).toMatchObject([{ outcome: 'partial', error: 'vendor.login' }]);
  });

  test('from the start does not ask where the last one stopped', async () => {
    await tiny.collect(failing(TIMEOUT));
    await tiny.collect([], { fromStart: true });
    expect(tiny.cursors).toEqual([undefined, undefined]);
  });

  test.each([
    ['a broken contract', () => new GatewayError('cursor.invalid', 'reading a cursor: is none'), 'cursor.invalid'],
    ['a bug', () => new TypeError('x is not a function'), undefined],
  ])('that meets %s is thrown, and has failed in the ledger', async (_what, error, code) => {
    await expect(tiny.collect(failing(error))).rejects.toThrow(error().message);
    expect(await Array.fromAsync(store.runs(SOURCE))).toMatchObject([{ outcome: 'failed', endedAt: expect.any(Date) }]);
    const [run] = await Array.fromAsync(store.runs(SOURCE));
    expect(run!.error).toBe(code);
    expect(await store.cursorOf(SOURCE)).toBe('c1');
  });

  test('of an adapter that cannot be pulled is a broken contract', async () => {
    await expect(tiny.collect([], { adapter: { pull: undefined } as never })).rejects.toMatchObject({
      code: 'adapter.contract',
      remedy: 'bug',
    });
    expect(await Array.fromAsync(store.runs(SOURCE))).toMatchObject([{ outcome: 'failed', error: 'adapter.contract' }]);
  });

  test.each([
    ['between two pages', (): void => {}],
    [
      'inside the adapter',
      (): void => {
        throw new GatewayError('stopped', 'reading: told to stop');
      },
    ],
  ])('that is told to stop %s is stopped, and goes on there', async (_where, then) => {
    const stopping = new AbortController();
    const onPage = (): void => stopping.abort();
    const run = await tiny.collect(
      async function* () {
        yield week(lessons(1), { cursor: 'c1' });
        then();
        yield week(lessons(2), NEXT);
      },
      { signal: stopping.signal, onPage },
    );
    expect(run).toMatchObject({ outcome: 'stopped', pages: 1 });
    expect(run.error).toBeUndefined();
    expect(await Array.fromAsync(store.runs(SOURCE))).toMatchObject([{ outcome: 'stopped' }]);
    expect(await store.cursorOf(SOURCE)).toBe('c1');
  });
});
