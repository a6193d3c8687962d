import { readFileSync } from 'node:fs';
import { COMMANDS } from '../commands/command-list.ts';
import { ERRORS } from '../contracts/errors.ts';

const PAGE = readFileSync(new URL('../../ops/runbook.md', import.meta.url), 'utf8');
const [, chapter = ''] = /^# Ошибки\n([^]*?)(?=^# |(?![^]))/m.exec(PAGE) ?? [];
const sections = new Map(
  chapter
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]!, section] as const),
);

test.each(Object.keys(ERRORS))(
  'the runbook says of %s what it means, whose move it is, how to see it, and steps',
  (code) => {
    const section = sections.get(code) ?? '';
    expect(section).toMatch(/Ход: (школа|поставщик журнала|мы|платформа)\./);
    expect(section).toMatch(/^Как увидеть: \S/m);
    expect(section).toMatch(/^1\. \S/m);
  },
);

test('the runbook has no page for an error that does not exist', () =>
  expect([...sections.keys()].sort()).toEqual(Object.keys(ERRORS).sort()));

test('the commands of its pages exist', () => {
  const names = COMMANDS.map(({ name }) => name);
  const told = [...chapter.matchAll(/`(?:[A-Z_]+=\S+ )?svod ([a-z]+)/g)].map(([, name]) => name!);
  expect(told.length).toBeGreaterThan(60);
  expect(told.filter((name) => name !== 'help' && !names.includes(name))).toEqual([]);
});
