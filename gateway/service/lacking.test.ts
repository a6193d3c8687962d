import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DONE, playedService, source } from '../test/played-service.ts';
import { LOOKS, WORKS } from './works.ts';

/* One school without its secret among others: the others go on, and what is due waits for it. */

const played = playedService();
const withFile = (host: string): object =>
  source(host, { settings: { baseUrl: `https://${host}/v2`, accessToken: { $file: 'token' } } });
const keep = (): void => writeFileSync(join(dirname(played.configFile), 'token'), 't'.repeat(32), { mode: 0o600 });

const openIncidents = async () =>
  (await played.service.gateway.operations.incidents({ open: true }))
    .filter(({ kind }) => kind === 'secret-missing' || kind === 'gap' || kind === 'settings')
    .map(({ key, owner, places, values }) => ({ key, owner, places, lack: values['lack'] }));

test('a source without its secret is an incident and waits; the others are read; it is caught up on once the secret is there', async () => {
  played.configure({ a: source('a.example'), b: source('b.example'), c: withFile('c.example') });
  await played.open(async (_gateway, name) => (read.push(name), DONE), { looks: LOOKS.slice(0, 1) });
  const read: string[] = [];
  await played.tickAt(14, '19:00');
  await played.service.idle();
  expect(read.toSorted()).toEqual(['a', 'b']);
  // A night and a day later it is still that one incident, and no gap beside it.
  await played.tickAt(15, '12:00');
  expect([await openIncidents(), await played.stateOf('c')]).toEqual([
    [{ key: 'secret-missing/sources/c', owner: 'us', places: ['c'], lack: 'mistake.secret-gone' }],
    undefined,
  ]);
  keep();
  await played.tickAt(15, '12:01');
  await played.service.idle();
  await played.tickAt(15, '12:02');
  expect([read.at(-1), await openIncidents()]).toEqual(['c', []]);
  expect((await played.stateOf('c'))?.slot).toEqual(new Date('2026-10-14T16:00:00Z'));
});

test('a source that comes without its secret is taken with the others that came; nobody loses a secret by a slip', async () => {
  keep();
  played.configure({ a: withFile('a.example') });
  await played.open();
  const missing = { settings: { accessToken: { $file: 'none' } } };
  played.configure({ a: withFile('a.example'), b: source('b.example'), c: source('c.example', missing) });
  await played.tickAt(14, '18:00');
  const names = (): readonly string[] =>
    played.service.gateway.config.sources.map(({ name, lack }) => (lack ? `${name} lacks` : name));
  expect(names()).toEqual(['a', 'b', 'c lacks']);
  played.configure({ a: source('a.example', missing), b: source('b.example') });
  await played.tickAt(14, '18:01');
  expect(names()).toEqual(['a', 'b', 'c lacks']);
});

test('a file of the secrets of many that breaks while the service runs stops nobody, and is told', async () => {
  const file = join(dirname(played.configFile), 'secrets.json');
  const document = { secrets: 'secrets.json', sources: { a: source('a.example'), b: { system: 'dnevnik-ru' } } };
  writeFileSync(file, JSON.stringify({ b: { accessToken: 't'.repeat(32) } }), { mode: 0o600 });
  writeFileSync(played.configFile, JSON.stringify(document));
  const valid: boolean[] = [];
  const meter = { jobBegan() {}, jobEnded() {}, configRead: (isValid: boolean) => void valid.push(isValid) };
  await played.open(undefined, { meter });
  writeFileSync(file, '{');
  await played.tickAt(14, '18:00');
  expect([valid, played.service.gateway.config.sources.map(({ lack }) => lack)]).toEqual([
    [true, false],
    [undefined, undefined],
  ]);
});

test('asked for by a person it fails with its reason, and is due all the same when the secret is there', async () => {
  played.configure({ a: source('a.example'), c: withFile('c.example') });
  await played.open(WORKS.collect);
  await played.service.gateway.operations.requestJob('collect:c', played.clock);
  await played.tickAt(14, '18:30');
  await played.service.idle();
  expect(await played.stateOf('c')).toMatchObject({ outcome: 'failed', error: 'config.secret' });
  keep();
  await played.tickAt(14, '19:00');
  await played.service.idle();
  expect((await played.stateOf('c'))?.slot).toEqual(new Date('2026-10-14T16:00:00Z'));
});
