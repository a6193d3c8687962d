import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addIdentifierFormats } from '../normalise/formats.ts';
import { removeFolders, SVOD } from '../test/svod-process.ts';
import { CANARY, type ConfigPlace, WHOLE, wholeConfig } from '../test/whole-config.ts';

const CLONE = join(SVOD, '..', '..');

let svod: ConfigPlace['svod'];
beforeEach(() => ({ svod } = wholeConfig()));
afterAll(removeFolders);

test('config print shows what is in force with its defaults, where each secret comes from, and no secret', async () => {
  const [text, json] = await Promise.all([svod('config', 'print'), svod('config', 'print', '--json')]);
  expect([text.code, json.code]).toEqual([0, 0]);
  expect(JSON.parse(text.stdout)).toMatchObject({
    zone: 'Europe/Moscow',
    rawDays: 30,
    sources: {
      's-1': {
        paused: false,
        settings: {
          accessToken: { $secrets: 'secrets.json' },
          requestsPerSecond: 10,
          proxy: 'http://proxy.example:3128',
        },
      },
      's-2': { settings: { accounts: { $file: 'a.json' } } },
    },
    destinations: { 'mono-log': { settings: { clientSecret: { $env: 'MONO_SECRET' } } } },
  });
  expect(json.result<{ secrets: object[] }>().secrets).toEqual([
    { setting: '/sources/s-1/settings/accessToken', from: 'secrets.json' },
    { setting: '/sources/s-2/settings/accounts', from: '$file a.json' },
    { setting: '/destinations/mono-log/settings/clientSecret', from: '$env MONO_SECRET' },
  ]);
  expect([text.stdout, json.stdout].join()).not.toContain(CANARY);
});

describe('the schema for editors', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  addIdentifierFormats(ajv);
  const schema = JSON.parse(readFileSync(join(CLONE, 'schemas/config/svod.full.schema.gen.json'), 'utf8')) as object;
  const isFine = ajv.compile(schema);
  const changed = (change: (document: typeof WHOLE) => unknown): unknown => change(structuredClone(WHOLE));

  test('takes what svod takes, with secrets by reference or kept in the file of secrets', () => {
    isFine(WHOLE);
    expect(isFine.errors).toBeNull();
  });

  test('is what config schema prints', async () => {
    expect(JSON.parse((await svod('config', 'schema')).stdout)).toEqual(schema);
  });

  test.each([
    ['an unknown setting', (it: typeof WHOLE) => Object.assign(it.sources['s-1'].settings, { tiemoutMs: 1 })],
    ['a setting of another system', (it: typeof WHOLE) => Object.assign(it.sources['s-1'].settings, { origin: 'x' })],
    ['a secret in clear', (it: typeof WHOLE) => Object.assign(it.sources['s-1'].settings, { accessToken: 'x' })],
    ['an unknown system', (it: typeof WHOLE) => Object.assign(it.sources['s-1'], { system: 'dnevnik' })],
    ['an unknown destination', (it: typeof WHOLE) => Object.assign(it.destinations, { 'mono-lag': {} })],
  ])('refuses %s', (_what, spoil) => {
    expect(isFine(changed((it) => (spoil(it), it)))).toBe(false);
  });
});
