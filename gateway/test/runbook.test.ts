import { readFileSync } from 'node:fs';
import { COMMANDS } from '../commands/command-list.ts';
import { KINDS, OWNER_OF } from '../incidents/whose-move.ts';

const PAGE = readFileSync(new URL('../../ops/runbook.md', import.meta.url), 'utf8');
const [, chapter = ''] = /^# Инциденты\n([^]*?)(?=^# |(?![^]))/m.exec(PAGE) ?? [];
const sections = new Map(
  chapter
    .split(/^## /m)
    .slice(1)
    .map((section) => [section.split('\n', 1)[0]!, section] as const),
);
const OWNERS = { school: 'школа', vendor: 'поставщик журнала', us: 'мы', platform: 'платформа' } as const;

test.each(KINDS)('the runbook has a page for %s: whose move it is, and steps', (kind) => {
  const section = sections.get(kind) ?? '';
  expect(section).toContain(`Ход: ${OWNERS[OWNER_OF[kind]]}.`);
  expect(section).toMatch(/^1\. /m);
});

test('the runbook has no page for an incident that does not exist', () =>
  expect([...sections.keys()].sort()).toEqual([...KINDS].sort()));

test('the commands of its pages exist', () => {
  const names = COMMANDS.map(({ name }) => name);
  const told = [...chapter.matchAll(/`(?:[A-Z_]+=\S+ )?svod ([a-z]+)/g)].map(([, name]) => name);
  expect(told.length).toBeGreaterThan(30);
  expect(told.filter((name) => !names.includes(name!))).toEqual([]);
});
