import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import nock from 'nock';
import type { Serving } from '../../ops/simulators/journal.ts';
import { JOURNALS } from '../../ops/simulators/journals.ts';
import { SYSTEMS as PLAYED } from '../../ops/simulators/region/dialects.ts';
import { choicesOf, simulatedSystems } from '../simulator-finder.ts';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders, SVOD } from '../test/svod-process.ts';

const data = newFolder();
const svod = (words: readonly string[]) => svodHere(words, { data });

beforeAll(() => nock.restore());
afterAll(removeFolders);

/** What a simulator itself says there is to choose: it names all of it where it is asked for what is not there. */
function choicesTold(system: keyof typeof JOURNALS): readonly string[] {
  try {
    void JOURNALS[system]({} as Serving, ['no=such']);
  } catch (error) {
    const [, list = ''] = /the choices are: (.*)\.$/.exec((error as Error).message) ?? [];
    return list === '' ? [] : list.split(', ');
  }
  throw new Error(`${system} takes any word`);
}

test('the command knows every simulator and every choice of its dialect', () => {
  expect(new Set(simulatedSystems)).toEqual(new Set(PLAYED));
  for (const system of PLAYED) expect(new Set(choicesOf(system))).toEqual(new Set(choicesTold(system)));
});

test('the help names every system and all choices, those that are the habit first', async () => {
  const { stdout } = await svod(['help', 'simulate']);
  for (const system of [...PLAYED, 'mono-log']) expect(stdout).toContain(system);
  expect(stdout).toMatch(/Выбор наречия[^]*\n {2}netschool {3}version=5\.10\|5\.26\|5\.30\|5\.33 way=mobile\|/);
});

test.each([
  [
    ['netschool', '--dialect', 'version=5.40'],
    'нет выбора «version=5.40»; есть: version=5.10, version=5.26, version=5.30',
  ],
  [['netschool', '--dialect', 'version=5.33,roles=three'], 'нет выбора «roles=three»; есть: version=5.10'],
  [['avers', '--dialect', 'version=5.33'], 'нет выбора «version=5.33»; есть: words=few, words=all'],
  [['mono-log', '--dialect', 'version=5.33'], 'у двойника mono-log выбирать нечего'],
])('(%#) a choice that is none is told with those there are', async (words, message) => {
  const { code, stderr } = await svod(['simulate', ...words]);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('choices are taken one by one and with commas, and the simulator speaks so', async () => {
  const words = ['--schools', '1', '--days', '2'];
  const dialects = ['--dialect', 'version=5.33', '--dialect', 'roles=two,letters=marks'];
  const child = spawn(process.execPath, [SVOD, 'simulate', 'netschool', ...words, ...dialects, '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url } = JSON.parse(line) as { url: string };
  const { version } = (await (await fetch(`${url}/webapi/logindata`)).json()) as { version: string };
  child.kill('SIGTERM');
  await ended;
  expect(version).toMatch(/^5\.33/);
});
