import type { Incident } from '../contracts/incident.ts';
import { linesOf, messageOf, wordsOf } from './incident-text.ts';
import { KINDS, OWNER_OF } from '../incidents/whose-move.ts';
import { regionNames } from './region-names.ts';
import { wrapped } from './wrapped.ts';

const journals = (source: string) => [{ source, school: '1' }];
const names = regionNames({
  zone: 'Asia/Yekaterinburg',
  nodes: [
    { id: 'm-1', kind: 'municipality', name: 'Заречный район', journals: [] },
    { id: 's-1', kind: 'school', name: 'Школа № 1', shortName: 'СОШ № 1', journals: journals('school-1') },
    { id: 's-2', kind: 'school', name: 'Школа № 2', journals: journals('both') },
    { id: 's-3', kind: 'school', name: 'Школа № 3', journals: journals('both') },
  ],
});
const VALUES = {
  ...{ system: 'dnevnik-ru', host: 'api.dnevnik.ru', error: 'http.timeout', count: 300, all: 301, entity: 'mark' },
  ...{ list: 'mark-values', municipality: 'm-1', destination: 'mono-log', code: 'destination.node', days: 7 },
  ...{ since: '2026-09-13T20:00:00.000Z', at: '2026-09-20T20:00:00.000Z', from: '2026-09-07', setting: 'accessToken' },
  ...{ field: 'mark /mark/value', sources: 3, channel: 'smtp', job: 'keeping', work: 'balance' },
  ...{ difference: 2, freeMiB: 10, leastMiB: 1024, lack: 'mistake.secret-env', line: 7, name: 'TOKEN' },
};
const incident = (kind: (typeof KINDS)[number], more: Partial<Incident> = {}): Incident => ({
  ...{
    id: 12,
    key: `${kind}/x`,
    kind,
    owner: OWNER_OF[kind],
    values: VALUES,
    places: ['school-1', 'both', 'm-1', 'z'],
  },
  ...{ openedAt: new Date('2026-09-14T17:15:00Z'), seenAt: new Date('2026-09-14T18:15:00Z') },
  ...more,
});

test.each(KINDS)('%s is told whole in both languages: what, where, whose move, the next step', (kind) => {
  for (const language of ['ru', 'en'] as const) {
    const { title, what, next, owner } = wordsOf(incident(kind), names, language);
    for (const text of [title, what, next, owner]) {
      expect(text).not.toMatch(/[{}]|undefined/);
      expect(text.length).toBeGreaterThan(4);
    }
    if (language === 'en') expect((what + next).replaceAll('Заречный район', '')).not.toMatch(/[а-яё]/i);
  }
});

test('a bug is told by its name', () => {
  const { what } = wordsOf(incident('adapter-bug', { values: { ...VALUES, error: 'bug' } }), names, 'ru');
  expect(what).toContain('Ошибка программы [bug]');
});

test('a message names a few places, the school where a source has one, and counts the rest', () => {
  const places = ['school-1', 'both', 's-3', ...Array.from({ length: 297 }, (_, index) => `x-${index}`)];
  const lines = linesOf(incident('vendor-down', { places }), names, 'ru');
  expect(lines).toContain('Где: school-1 (СОШ № 1), both, Школа № 3 и ещё 297');
  expect(linesOf(incident('vendor-down', { places }), names, 'ru', true).join()).toContain('x-296');
  expect(lines).toContain('С: 2026-09-14 22:15');
  expect(lines).toContain('Чей ход: поставщик журнала');
});

test('a message is plain text in short lines, with the same for a program, and has an id of store, incident and event', () => {
  const opened = messageOf(incident('vendor-down'), names, '0a0b.1', 'ru');
  expect(opened).toMatchObject({
    ...{ id: '0a0b.1.incident-12.opened', kind: 'opened', owner: 'vendor', subject: 'Свод: Журнал не отвечает (№ 12)' },
    data: { incident: 12, kind: 'vendor-down', places: ['school-1', 'both', 'm-1', 'z'] },
  });
  for (const line of opened.text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
  expect(opened.text).toMatch(/не отдаёт данные: система\s+отвечает слишком долго»/);
  const closed = messageOf(
    incident('vendor-down', { closedAt: new Date('2026-09-15T17:15:00Z') }),
    names,
    '0a0b.1',
    'ru',
  );
  expect(closed).toMatchObject({ id: '0a0b.1.incident-12.closed', kind: 'closed' });
  expect(closed.text).toContain('Закрыто: 2026-09-15 22:15');
  expect(closed.text).not.toContain('Что делать');
});

test('a line is cut at blanks and keeps its indent; what cannot be cut stays whole', () => {
  const word = 'слово';
  const text = wrapped(`  ${Array.from({ length: 40 }, () => word).join(' ')}`);
  expect(text.split('\n').map((line) => [line.length <= 100, /^ */.exec(line)![0].length])).toEqual([
    [true, 2],
    [true, 4],
    [true, 4],
  ]);
  expect(wrapped('')).toBe('');
  expect(wrapped('x'.repeat(150))).toHaveLength(150);
});
