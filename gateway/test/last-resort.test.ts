import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servedRegion } from './served-region.ts';
import { newClone } from './svod-process.ts';

/* `svod run` with an adapter that somebody wrote badly: in a clone of its own, whose adapters may be spoiled. */

const served = servedRegion();

/** A clone whose adapter for Dnevnik.ru waits for something that never comes, whatever the signal says. */
function cloneThatNeverEnds(): string {
  const clone = newClone();
  const file = join(clone, 'adapters', 'index.ts');
  const endless = `{
    ...dnevnikRu,
    pull: async function* (_config: unknown, _cursor: unknown, context: { readonly log: { warn(line: object, text: string): void } }) {
      context.log.warn({}, 'waiting for ever');
      yield await new Promise<never>(() => {});
    },
  } as Adapter`;
  writeFileSync(file, readFileSync(file, 'utf8').replace('[dnevnikRu,', `[${endless},`));
  return clone;
}

test('work that never ends is left behind: the process ends with code 0, is not ready meanwhile, and the next one goes on', async () => {
  const service = await served.start(undefined, join(cloneThatNeverEnds(), 'gateway', 'svod.mjs'));
  await service.logged(({ msg }) => msg === 'waiting for ever');
  expect(await service.get('/readyz')).toEqual([200, '{"status":"ready"}']);
  const isOver = service.end('SIGTERM');
  const answers: (readonly [number, string])[] = [];
  while ((answers.at(-1)?.[0] ?? 200) === 200) answers.push(await service.get('/readyz'));
  expect(answers.at(-1)).toEqual([503, '{"status":"not ready"}']);
  expect((await service.get('/healthz'))[0]).toBe(200);
  const { code, stdout } = await isOver;
  expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, '{"stopped":true,"isWhole":false}']);
  expect(await served.difference()).toBe(0);
  const again = await served.start();
  await served.allRead(again);
  expect((await again.end('SIGTERM')).code).toBe(0);
});
