import { openGateway } from '../main.ts';
import { makeOutput } from '../terminal/output.ts';
import { svodHere } from '../test/svod-here.ts';
import { removeFolders } from '../test/svod-process.ts';
import { lessons, marks, rosterPage, week } from '../test/tiny-pages.ts';
import { SOURCE, tinySource } from '../test/tiny-source.ts';
import { run } from './store.ts';

afterAll(removeFolders);

test('a way back that is stopped while it seals anew leaves the schema, says so, and goes on when it is said again', async () => {
  const source = await tinySource();
  const { data } = source.gateway;
  await source.collect([rosterPage(), week([...lessons(2), ...marks('2', 1, 'xyz')])]);
  await source.gateway.close();
  expect((await svodHere(['key', 'rotate'], { data })).code).toBe(0);

  const said: string[] = [];
  const output = makeOutput('ru', false, (text) => said.push(text));
  process.env['SVOD_DATA'] = data;
  const code = await run({ output, configFile: undefined, signal: AbortSignal.abort() }, ['back'], {
    to: '1',
    yes: true,
  });
  delete process.env['SVOD_DATA'];
  expect([code, said.at(-1)]).toEqual([3, expect.stringMatching(/^Остановлено.*svod store back --to 1 --yes\n$/)]);
  expect((await svodHere(['store', '--json'], { data })).result()).toMatchObject({ schema: 2 });
  const gateway = await openGateway({ data });
  const [row] = await Array.fromAsync(gateway.store.quarantined(SOURCE));
  expect(await gateway.store.quarantinedRaw(row!.id)).toContain('xyz');
  await gateway.close();

  const again = await svodHere(['store', 'back', '--to', '1', '--yes', '--json'], { data });
  expect([again.code, again.result()]).toMatchObject([0, { schema: 1 }]);
});
