import { jest } from '@jest/globals';
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../cli.ts';
import { buildProgram } from '../commands/command-line.ts';
import { COMMANDS } from '../commands/command-list.ts';
import { readConfig } from '../config/read-config.ts';
import { configRules } from '../home.ts';
import { newFolder, removeFolders } from './svod-process.ts';

const CLONE = fileURLToPath(new URL('../..', import.meta.url));
const textOf = (file: string): string => readFileSync(join(CLONE, file), 'utf8');
const README = textOf('README.md');
const CONFIGURATION = textOf('docs/configuration.md');
const PAGES = {
  'README.md': README,
  'docs/configuration.md': CONFIGURATION,
  'docs/guide.ru.md': textOf('docs/guide.ru.md'),
  'CONTRIBUTING.md': textOf('CONTRIBUTING.md'),
};

/** Commands in a page: lines of its sh blocks, and what stands between backticks. */
function commandsIn(page: string): readonly string[] {
  const blocks = [...page.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) => block!.split('\n'));
  const words = [...page.replace(/```[^]*?```/g, '').matchAll(/`((?:npx svod|svod|npm (?:run|ci|test)) [^`]+)`/g)];
  return [...blocks, ...words.map(([, word]) => word!)]
    .flatMap((line) => line.replace(/#.*$/, '').split('&&'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The words after `svod`, without what stands for others and without a pipe; quoted ones are one word. */
const wordsOf = (line: string): string[] =>
  (
    line
      .replace(/^.*?\bsvod\s*/, '')
      .replace(/<command>/, 'collect')
      .replace(/[|>].*$/, '')
      .replace(/[[\]]/g, '')
      .match(/"[^"]*"|\S+/g) ?? ['']
  ).map((word) => word.replace(/^"(.*)"$/, '$1'));

/** What commander makes of a line: the command that would run; undefined for the help. */
async function parsed(words: readonly string[]): Promise<string | undefined> {
  let named: string | undefined;
  const program = buildProgram('en', { onCommand: async ({ name }) => void (named = name), onMistake: () => {} });
  for (const command of [program, ...program.commands]) command.configureOutput({ writeOut: () => {} });
  await program.parseAsync([...words], { from: 'user' }).catch((error: { code?: string; exitCode?: number }) => {
    if (error.exitCode !== 0) throw error;
  });
  return named;
}

afterAll(removeFolders);

describe.each(Object.entries(PAGES))('%s', (file, page) => {
  const commands = commandsIn(page);

  test('names scripts of package.json that are there', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const named = commands.filter((line) => line.startsWith('npm run')).map((line) => line.split(' ')[2]!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('says svod commands that can be followed', async () => {
    const said = commands.filter((line) => /^(\w+=\S+ )*(npx )?svod /.test(line));
    for (const line of said) {
      const words = wordsOf(line);
      const [first = ''] = words;
      // A command that is only named has no words to follow.
      if (words.length === 1 && COMMANDS.some(({ name }) => name === first)) continue;
      const expected = /^(-|help)/.test(first) ? undefined : first;
      expect([line, await parsed(words).catch((error: Error) => error.message)]).toEqual([line, expected]);
    }
  });

  test('links to files that are there', () => {
    const links = [...page.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => join(CLONE, dirname(file), link!));
    expect(links.filter((link) => !existsSync(link))).toEqual([]);
  });
});

test('the README names every command, every room, and nothing else', () => {
  const table = README.slice(README.indexOf('| command |'), README.indexOf('Exit codes'));
  const told = [...table.matchAll(/`svod ([a-z]+)/g)].map(([, name]) => name!);
  expect([...new Set(told)].sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
  const rooms = readdirSync(join(CLONE, 'gateway'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['test', 'demo'].includes(entry.name))
    .map(({ name }) => name);
  expect(rooms.filter((name) => !README.includes(`\`gateway/${name}/\``))).toEqual([]);
  const named = [...README.matchAll(/^\| (`[^|]+) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+\/)`/g)]);
  expect(named.map(([, room]) => room!).filter((room) => !existsSync(join(CLONE, room)))).toEqual([]);
});

test('the example of docs/configuration.md is a configuration', () => {
  const folder = newFolder();
  const example = /<!-- run: svod\.json -->\s+```json\n([^]*?)```/.exec(CONFIGURATION)![1]!;
  mkdirSync(join(folder, 'secrets'));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text, { mode: 0o600 });
  write('svod.json', example);
  write('secrets/school-7.json', '[{"login":"l","password":"p"}]');
  write('secrets/mono-log.txt', 'secret\n');
  const config = readConfig(join(folder, 'svod.json'), configRules(), { DNEVNIK_TOKEN: 't'.repeat(32) });
  expect(config.sources.map(({ name, zone }) => [name, zone])).toEqual([
    ['school-12', 'Europe/Moscow'],
    ['school-7', 'Asia/Yekaterinburg'],
  ]);
  expect(config.destinations).toMatchObject([{ name: 'mono-log', settings: { clientSecret: 'secret' } }]);
});

describe('the examples of the help', () => {
  /** Run by `.ci/run` or by tests of their own, or for ever, or against a system: here they are only read. */
  const ELSEWHERE = [
    ...['demo', 'simulate', 'bench', 'collect school-12', 'approve 7c1e90ab'],
    ...[
      'certify netschool',
      'certify dnevnik-ru',
      'init',
      'sources test',
      'sources pause',
      'sources import',
      'run',
      'schedule now',
    ],
    ...['backup', 'verify monday', 'restore', 'key export', 'key show', 'key import', 'key replace', 'forget ids.txt'],
    ...['nodes', 'gate open', 'gate history', 'incidents show', 'channels test smtp'],
  ];
  const examples = COMMANDS.flatMap(({ examples: lines }) => lines);
  const runs = examples.filter((line) => !ELSEWHERE.some((start) => line.startsWith(`svod ${start}`)));

  test('can all be followed', async () => {
    for (const line of examples) expect([line, await parsed(wordsOf(line))]).toEqual([line, wordsOf(line)[0]]);
  });

  const home = process.cwd();
  beforeAll(async () => {
    const folder = newFolder();
    process.chdir(folder);
    process.env['SVOD_DATA'] = 'data';
    const diary = join(CLONE, 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
    copyFileSync(diary, 'diary.json');
    writeFileSync('spoiled.json', readFileSync(diary, 'utf8').replace('"mark": 4', '"mark": "зз"'));
    copyFileSync(join(CLONE, 'mappings', 'dnevnik-ru', 'examples', 'mark-four-minus.raw.json'), 'mark.json');
    writeFileSync('ids.txt', '4711\n');
    process.env['SVOD_PASSPHRASE'] = 'очень длинная фраза';
    await quietly(['import', 'spoiled.json', '--source', 'school-12', '--system', 'netschool']);
    await quietly(['export', '--out', 'region.jsonl']);
    copyFileSync('region.jsonl', 'truth.jsonl');
    cpSync('data', 'restored', { recursive: true });
  });
  afterAll(() => {
    process.chdir(home);
    delete process.env['SVOD_DATA'];
    delete process.env['SVOD_PASSPHRASE'];
  });

  /** Runs svod in this process; gives its exit code and what it wrote. */
  async function quietly(words: readonly string[]): Promise<readonly [code: number, text: string]> {
    let text = '';
    const spies = (['stdout', 'stderr'] as const).map((name) =>
      jest.spyOn(process[name], 'write').mockImplementation((part) => Boolean((text += String(part)))),
    );
    const code = await runCli(words).finally(() => spies.forEach((spy) => spy.mockRestore()));
    return [code, text];
  }

  test.each(runs)('%s', async (line) => {
    const [code, text] = await quietly(wordsOf(line));
    expect(text).not.toMatch(/\[bug\]/);
    expect([0, 1]).toContain(code);
    expect(text).not.toBe('');
  });
});
