import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConfigRules } from './written.ts';
import { dataFolder, readConfig } from './config.ts';
import { GatewayError } from '../contracts/errors.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

const SETTINGS = {
  type: 'object',
  additionalProperties: false,
  required: ['token'],
  properties: {
    url: { type: 'string', format: 'uri' },
    token: { type: 'string', writeOnly: true },
    parallel: { type: 'integer', default: 2 },
    accounts: {
      type: 'array',
      items: {
        type: 'object',
        properties: { login: { type: 'string' }, password: { type: 'string', writeOnly: true } },
      },
    },
  },
};
const RULES: ConfigRules = {
  schema: JSON.parse(readFileSync('schemas/config/svod.schema.json', 'utf8')) as object,
  settingsOf: (_kind, name) => (['journal', 'platform'].includes(name) ? SETTINGS : undefined),
  names: { source: ['journal'], destination: ['platform'], channel: ['mail'], profile: ['default'] },
};
const source = (settings: object, more: object = {}): object => ({
  sources: { s1: { system: 'journal', settings, ...more } },
});

let folder: string;
beforeEach(() => (folder = newFolder()));
afterAll(removeFolders);

function written(document: unknown): string {
  const file = join(folder, 'svod.json');
  writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document, null, 2));
  return file;
}

const read = (document: unknown, env: NodeJS.ProcessEnv = {}) => readConfig(written(document), RULES, env);

function errorOf(document: unknown, env: NodeJS.ProcessEnv = {}): GatewayError {
  try {
    read(document, env);
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
  throw new Error('no error');
}

test('what is left out has its default, of svod.json as of the settings', () => {
  const config = read(source({ token: { $env: 'TOKEN' } }), { TOKEN: 'secret' });
  expect(config).toMatchObject({ zone: 'Europe/Moscow', profile: 'default', rawDays: 30, holdLossFrom: 10, nodes: [] });
  expect(config.sources).toEqual([
    {
      name: 's1',
      system: 'journal',
      zone: 'Europe/Moscow',
      settings: { token: 'secret', parallel: 2 },
      allowLoopback: false,
      paused: false,
      times: { at: [19 * 60], windowMinutes: 300, weekdays: undefined },
    },
  ]);
});

test('a source without a zone of its own has the region’s', () => {
  const config = read({ zone: 'Asia/Omsk', ...source({ token: { $env: 'T' } }) }, { T: 't' });
  expect(config.sources[0]).toMatchObject({ zone: 'Asia/Omsk' });
});

test('nothing of a configuration can be changed', () => {
  const config = read(source({ token: { $env: 'T' } }), { T: 't' });
  expect(() => Object.assign(config.sources[0]!.settings as object, { token: 'x' })).toThrow(TypeError);
  expect(() => Object.assign(config, { zone: 'UTC' })).toThrow(TypeError);
});

test('without svod.json there are no sources; a file that was named and is not there is an error', () => {
  expect(() => readConfig(join(folder, 'other.json'), RULES, {})).toThrow(
    expect.objectContaining({ code: 'config.missing', message: expect.stringContaining('other.json') as string }),
  );
});

test('what is no JSON is told with its line', () => {
  expect(errorOf('{\n  "zone": "UTC",\n}')).toMatchObject({
    code: 'config.invalid',
    message: expect.stringMatching(/svod\.json, line [23]: is not JSON/) as string,
  });
});

test('every mistake is told at once, each with its line and what would be right', () => {
  const { code, message } = errorOf(`{
    "zone": "Europe/Moskva",
    "profil": "default",
    "rawDays": "30",
    "sources": {
      "s1": { "system": "jornal" },
      "s2": { "system": "journal", "settings": { "token": "in clear", "paralel": 1 } },
      "S 3": { "system": "journal" }
    },
    "destinations": { "platfrom": {} },
    "nodes": [
      { "id": "a", "kind": "school", "name": "А", "parent": "m" },
      { "id": "m", "kind": "municipality", "name": "М", "parent": "r", "journals": [{ "source": "s9", "school": "1" }] }
    ]
  }`);
  expect(code).toBe('config.invalid');
  for (const wanted of [
    'line 2, /zone: there is no zone "Europe/Moskva"',
    'line 3, /profil: "profil" has no place here (profile?)',
    'line 4, /rawDays: must be integer',
    'line 6, /sources/s1/system: there is no adapter "jornal" (journal?)',
    'line 7, /sources/s2/settings/token: a secret stands in the file itself',
    'line 7, /sources/s2/settings/paralel: "paralel" has no place here (parallel?)',
    'the name "S 3"',
    'line 10, /destinations/platfrom: there is no adapter "platfrom" (platform?)',
    'line 12, /nodes/0/parent: the parent of node "a" must stand before it: municipality, region',
    'line 13, /nodes/1/parent: the parent of node "m" must stand before it: region',
    'line 13, /nodes/1/journals: only schools have journals',
    'line 13, /nodes/1/journals/0/source: there is no source "s9"',
  ])
    expect(message).toContain(wanted);
});

test('a setting that is missing, and a value of the wrong form, are told at the settings', () => {
  const { message } = errorOf(source({ url: 'no url' }));
  expect(message).toContain('line 5, /sources/s1/settings: "token" is missing');
  expect(message).toContain('line 6, /sources/s1/settings/url: must match format "uri"');
});

test('a secret in the file itself is refused, also inside a list, and does not stand in the message', () => {
  const { message } = errorOf(source({ token: 'Xy7-secret', accounts: [{ login: 'l', password: 'Zz8-secret' }] }));
  expect(message).toContain('/sources/s1/settings/token: a secret stands in the file itself');
  expect(message).toContain('/sources/s1/settings/accounts/0/password: a secret stands in the file itself');
  expect(message).not.toMatch(/Xy7|Zz8/);
});

test('a secret comes from the environment, or from a file that only the owner may read', () => {
  writeFileSync(join(folder, 'token'), 'from a file\n', { mode: 0o600 });
  writeFileSync(join(folder, 'accounts.json'), '[{"login":"l","password":"p"}]', { mode: 0o600 });
  const config = read(source({ token: { $file: 'token' }, accounts: { $file: 'accounts.json' } }));
  expect(config.sources[0]!.settings).toEqual({
    token: 'from a file',
    accounts: [{ login: 'l', password: 'p' }],
    parallel: 2,
  });
});

test.each([
  ['an empty variable', { $env: 'NONE' }, 'the environment has no NONE'],
  ['a file that is not there', { $file: 'gone' }, 'gone cannot be read (ENOENT)'],
  ['a file that others may read', { $file: 'open' }, 'others may read the file'],
  ['a file that is not JSON', { $file: 'torn.json' }, 'is not JSON'],
  ['both at once', { $env: 'A', $file: 'open' }, 'one of the two'],
])('%s is no secret', (_what, token, message) => {
  writeFileSync(join(folder, 'open'), 'seen by all');
  chmodSync(join(folder, 'open'), 0o644);
  writeFileSync(join(folder, 'torn.json'), '{"canary', { mode: 0o600 });
  const error = errorOf(source({ token }), { NONE: '' });
  expect(error).toMatchObject({ code: 'config.secret', message: expect.stringContaining(message) as string });
  expect(error.message).toMatch(/svod\.json; line \d+, \/sources\/s1\/settings\/token: /);
  expect(error.message).not.toMatch(/seen by all|canary/);
});

test('a tree is read parents first; a node and a school’s journal stand once', () => {
  const tree = (nodes: readonly object[]): object => ({
    sources: { s: { system: 'journal', settings: { token: { $env: 'T' } } } },
    nodes,
  });
  const region = { id: 'r', kind: 'region', name: 'Р' };
  const school = (id: string, parent = 'r'): object => ({
    id,
    kind: 'school',
    name: id,
    parent,
    journals: [{ source: 's', school: '1' }],
  });
  expect(read(tree([region, school('a')]), { T: 't' }).nodes).toHaveLength(2);
  expect(errorOf(tree([region, school('a'), school('a')]), { T: 't' }).message).toContain('the node "a" stands twice');
  expect(errorOf(tree([region, school('a'), school('b')]), { T: 't' }).message).toContain(
    'already stands at another node',
  );
  expect(errorOf(tree([{ ...region, parent: 'x' }]), { T: 't' }).message).toContain('the region "r" has no parent');
  expect(errorOf(tree([region, school('a'), school('c', 'a')]), { T: 't' }).message).toContain('/nodes/2/parent');
});

test('comments may stand anywhere in the settings', () => {
  const config = read({ $comment: 'one', ...source({ $comment: 'two', token: { $env: 'T' } }) }, { T: 't' });
  expect(config.sources[0]!.settings).toEqual({ token: 't', parallel: 2 });
});

test('the data folder is SVOD_DATA, else ./data', () => {
  expect(dataFolder({ SVOD_DATA: '/x/y' })).toBe('/x/y');
  expect(dataFolder({})).toBe(join(process.cwd(), 'data'));
});

describe('a file of secrets by source', () => {
  const KEPT = { s1: { token: 'Canary-1', accounts: [{ login: 'l', password: 'Canary-2' }] } };
  const keep = (value: unknown, mode = 0o600): void =>
    writeFileSync(join(folder, 'secrets.json'), typeof value === 'string' ? value : JSON.stringify(value, null, 2), {
      mode,
    });
  const withSecrets = (settings: object = {}): object => ({ secrets: 'secrets.json', ...source(settings) });

  test('joins what it keeps to the settings of each source', () => {
    keep({ $comment: 'Sealed in the safe, too.', ...KEPT });
    expect(read(withSecrets({ url: 'https://a.example' })).sources[0]!.settings).toEqual({
      url: 'https://a.example',
      token: 'Canary-1',
      accounts: [{ login: 'l', password: 'Canary-2' }],
      parallel: 2,
    });
  });

  test('keeps the secrets of a destination under "destinations/<name>"', () => {
    keep({ 'destinations/platform': { token: 'Canary-3' } });
    const config = read({ secrets: 'secrets.json', destinations: { platform: {} } });
    expect(config.destinations[0]!.settings).toEqual({ token: 'Canary-3', parallel: 2 });
  });

  test.each([
    ['is not there', undefined, 'config.secret', 'the file secrets.json cannot be read (ENOENT)'],
    ['is no JSON', '{\n "s1": {"token": "Canary-1"\n', 'config.secret', 'secrets.json, line 3: is not JSON'],
    ['is a list', [], 'config.invalid', 'must be an object'],
    ['names a source that is not there', { ...KEPT, s2: {} }, 'config.invalid', 'no source "s2" (s1?)'],
    ['gives no object', { s1: 'Canary-1' }, 'config.invalid', '"s1" must be an object'],
    ['keeps what is no secret', { s1: { url: 'Canary-1' } }, 'config.invalid', 'the setting "url" is no secret'],
    ['keeps an unknown setting', { s1: { tokn: 'Canary-1' } }, 'config.invalid', 'secrets here (token?)'],
    ['keeps a wrong value', { s1: { token: 5 } }, 'config.invalid', '/sources/s1/settings/token: must be string'],
  ])('that %s is told, and no secret in it', (_what, kept, code, message) => {
    if (kept !== undefined) keep(kept);
    const error = errorOf(withSecrets());
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) as string });
    expect(error.message).not.toContain('Canary');
  });

  test('that others may read is refused, and that alone is told of its sources', () => {
    keep(KEPT, 0o644);
    expect(errorOf(withSecrets()).message).toMatch(
      /; line 2, \/secrets: others may read the file secrets.json \(mode 644\); chmod 600 secrets.json$/,
    );
  });

  test('may not keep what svod.json has too', () => {
    keep(KEPT);
    expect(errorOf(withSecrets({ token: { $env: 'T' } }), { T: 't' }).message).toContain(
      '/sources/s1/settings/token: "token" stands in the file secrets.json, line 3, too',
    );
  });
});

test('a comment may stand among sources and destinations', () => {
  const config = read({ sources: { $comment: 'none yet' }, destinations: { $comment: 'none yet' } });
  expect([config.sources, config.destinations]).toEqual([[], []]);
});

test('every limit of a schema is told in words', () => {
  const { message } = errorOf({ rawDays: -1, holdLossFrom: 100_001, zone: '', profile: 'Ж', sources: [], nodes: {} });
  for (const told of ['/rawDays: must be at least 0', 'holdLossFrom: must be at most 100000', '/zone: the text is'])
    expect(message).toContain(told);
  for (const told of ['/profile: must match pattern ^[a-z0-9-]+$', '/sources: must be object', '/nodes: must be array'])
    expect(message).toContain(told);
});
