import { join } from 'node:path';
import { createKeys, keyFile } from '../data-folder/keys.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { RULES, source, type WrittenConfig, writtenConfig } from '../test/written-config.ts';
import { dataFolder } from './place.ts';
import { readConfig } from './read-config.ts';

let svod: WrittenConfig;
beforeEach(() => (svod = writtenConfig()));
afterAll(removeFolders);

test('what is left out has its default, of svod.json as of the settings', () => {
  const config = svod.read(source({ token: { $env: 'TOKEN' } }), { TOKEN: 'secret' });
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
  const config = svod.read({ zone: 'Asia/Omsk', ...source({ token: { $env: 'T' } }) }, { T: 't' });
  expect(config.sources[0]).toMatchObject({ zone: 'Asia/Omsk' });
});

test('nothing of a configuration can be changed', () => {
  const config = svod.read(source({ token: { $env: 'T' } }), { T: 't' });
  expect(() => Object.assign(config.sources[0]!.settings as object, { token: 'x' })).toThrow(TypeError);
  expect(() => Object.assign(config, { zone: 'UTC' })).toThrow(TypeError);
});

test('without svod.json there are no sources; a file that was named and is not there is an error', () => {
  expect(() => readConfig(join(svod.folder, 'other.json'), RULES, {})).toThrow(
    expect.objectContaining({ code: 'config.missing', message: expect.stringContaining('other.json') as string }),
  );
});

test('what is no JSON is told with its line', () => {
  expect(svod.errorOf('{\n  "zone": "UTC"\n')).toMatchObject({
    code: 'config.invalid',
    message: expect.stringMatching(/svod\.json, line [23]: this is not JSON/) as string,
  });
});

test('every mistake is told at once, each with its line and what would be right', () => {
  const { code, message } = svod.errorOf(`{
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
  const { message } = svod.errorOf(source({ url: 'no url' }));
  expect(message).toContain('line 5, /sources/s1/settings: the secret is missing: write token as {"$env": "NAME"}');
  expect(message).toContain('line 6, /sources/s1/settings/url: must match format "uri"');
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
  expect(svod.read(tree([region, school('a')]), { T: 't' }).nodes).toHaveLength(2);
  expect(svod.errorOf(tree([region, school('a'), school('a')]), { T: 't' }).message).toContain(
    'the node "a" stands twice',
  );
  expect(svod.errorOf(tree([region, school('a'), school('b')]), { T: 't' }).message).toContain(
    'already stands at another node',
  );
  expect(svod.errorOf(tree([{ ...region, parent: 'x' }]), { T: 't' }).message).toContain(
    'the region "r" has no parent',
  );
  expect(svod.errorOf(tree([region, school('a'), school('c', 'a')]), { T: 't' }).message).toContain('/nodes/2/parent');
});

test('comments may stand anywhere in the settings', () => {
  const config = svod.read({ $comment: 'one', ...source({ $comment: 'two', token: { $env: 'T' } }) }, { T: 't' });
  expect(config.sources[0]!.settings).toEqual({ token: 't', parallel: 2 });
});

test('the data folder is SVOD_DATA, else beside the configuration that is named, else ./data', () => {
  expect(dataFolder('/region/svod.json', { SVOD_DATA: '/x/y' })).toBe('/x/y');
  expect(dataFolder('/region/svod.json', {})).toBe('/region/data');
  expect(dataFolder(undefined, {})).toBe(join(process.cwd(), 'data'));
});

test('a configuration that lies beside the store lies in the data folder', () => {
  const folder = newFolder();
  createKeys(keyFile(folder));
  expect(dataFolder(join(folder, 'svod.json'), {})).toBe(folder);
});

test('a comment may stand among sources and destinations', () => {
  const config = svod.read({ sources: { $comment: 'none yet' }, destinations: { $comment: 'none yet' } });
  expect([config.sources, config.destinations]).toEqual([[], []]);
});

test('every limit of a schema is told in words', () => {
  const { message } = svod.errorOf({
    rawDays: -1,
    holdLossFrom: 100_001,
    zone: '',
    profile: 'Ж',
    sources: [],
    nodes: {},
  });
  for (const told of ['/rawDays: must be at least 0', 'holdLossFrom: must be at most 100000', '/zone: has fewer signs'])
    expect(message).toContain(told);
  for (const told of ['/profile: write like default', '/sources: must be object', '/nodes: must be array'])
    expect(message).toContain(told);
});
