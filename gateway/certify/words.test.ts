import type { Adapter } from '../contracts/adapter.ts';
import type { CheckId } from './check.ts';
import { certify } from './certify.ts';
import type { Told } from './reader.ts';
import { giving, journal, lesson, NOW, SECRET, WEEKS } from './tiny-adapter-fixture.ts';
import type { Subject } from './trial.ts';

/* What fails is told so that somebody at the vendor finds it: by its own id, its class and its day, and no place in our answer. */

const [monday] = WEEKS as [string];
const LESSON = { sheet: 'journal-day', school: '1', scope: '7', from: monday, entity: 'lesson' } as const;
const PUPIL = `pu-0a1b2c3d-${'0'.repeat(32)}`;

const sheetOf = (body: object): Told['sheets'][0] =>
  ({ kind: 'journal-day', school: '1', scope: '7', day: monday, body }) as unknown as Told['sheets'][0];
const nothing = { collected: [], difference: 0, sheets: [], repeated: [], held: new Set<string>(), doubtful: [] };

async function evidenceOf(id: CheckId, told: Partial<Told>, more: Partial<Subject> = {}): Promise<string> {
  const reader = { read: () => Promise.resolve({ ...nothing, isPupil: () => false, ...told }) };
  const subject = { adapter: giving([journal(monday)]), config: { token: SECRET }, now: NOW, personal: [], reader };
  const { checks } = await certify({ ...subject, ...more }, { language: 'ru', only: [id] });
  expect(checks[0]?.result).toBe('failed');
  return checks[0]!.evidence;
}

test('two records under one id are told by that id', async () => {
  const repeated = [{ key: 'diary/0/lesson/1', place: { ...LESSON, id: '4711' } }];
  expect(await evidenceOf('ids.once', { repeated })).toMatch(
    /\(урок 4711, школа 1, класс или группа 7, 2026-10-12\)\./,
  );
});

test('two records of a page under one ref are told by what they are, their class and their day', async () => {
  const twins = [lesson(monday), { ...lesson(monday), body: { other: 1 } }].map((one) => ({
    ...one,
    ref: 'diary/0/lesson/1',
  }));
  const page = { ...journal(monday), received: 2, records: () => twins };
  const evidence = await evidenceOf('ids.once', {}, { adapter: giving([page]) });
  expect(evidence).toMatch(/: 1 из 2 \(урок, школа 1, класс или группа 7, 2026-10-12\)\./);
  expect(evidence).not.toMatch(/diary/);
});

test('what is missing, too much and otherwise is exemplified each, and what is otherwise names its fields and no value', async () => {
  const mark = { id: `5/${PUPIL}`, value: '4', note: 'x' };
  const read = [sheetOf({ lesson: [{ id: '2' }], mark: [mark] })];
  const truth = [sheetOf({ lesson: [{ id: '1' }], mark: [{ ...mark, value: 'Заварзин' }] })];
  const collected = [{ outcome: 'complete', counts: {} }] as unknown as Told['collected'];
  const evidence = await evidenceOf(
    'records.expected',
    { sheets: read, collected },
    { truth: () => Promise.resolve(truth) },
  );
  expect(evidence).toContain(
    'нет: урок 1, класс или группа 7, 2026-10-12; лишнее: урок 2, класс или группа 7, 2026-10-12; иначе: отметка 5, класс или группа 7, 2026-10-12 (value); школа 1',
  );
});

test('pages that cannot be told from others are named', async () => {
  const [one, other] = WEEKS.map(journal);
  const adapter = giving([one!, { ...other!, cursor: one!.cursor }]);
  expect(await evidenceOf('run.resumed', {}, { adapter })).toMatch(
    /: 1 \(журнал, школа 1, класс или группа 7, 2026-10-19 – 2026-10-25\)/,
  );
});

test('a slice that is claimed twice is told by what stands there', async () => {
  const pages = [journal(monday), { ...journal(monday), cursor: `${monday}b` }];
  expect(await evidenceOf('pages.slices', {}, { adapter: giving(pages) })).toMatch(
    /урок, школа 1, класс или группа 7, 2026-10-12/,
  );
});

test('a record outside the days that were asked for is told by its id, its day and those days', async () => {
  const page = { ...journal(monday), records: () => [lesson('2026-10-11')] };
  const sheets = [{ ...sheetOf({ lesson: [{ id: '4711' }] }), day: '2026-10-11' }];
  expect(await evidenceOf('times.days', { sheets }, { adapter: giving([page]) })).toMatch(
    /: 1 \(урок 4711, школа 1, класс или группа 7, 2026-10-11, спрошено 2026-10-12 – 2026-10-18\)\./,
  );
});

test('the calls by which records were read are named', async () => {
  const adapter: Adapter = {
    ...giving([journal(monday)]),
    async *pull(_config, _cursor, context) {
      for (const call of ['getdiary', 'lessons/*/works', 'getdiary'])
        context.answered?.({ call, day: () => undefined, containers: () => new Map() });
      yield journal(monday);
    },
  };
  const { checks } = await certify(
    { adapter, config: { token: SECRET }, now: NOW, personal: [] },
    { language: 'ru', only: ['records.counted'] },
  );
  expect(checks[0]?.evidence).toBe('Записей: 1. Вызовы, которыми они прочитаны: getdiary; lessons/*/works.');
});
