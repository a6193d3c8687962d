import { answer, type Answers, answersWith, type Call, json } from './vendor-fixture.ts';
import { readWeek } from './week-fixture.ts';

/* What becomes of diaries that are refused, or hold what they should not. */

const logged: object[] = [];
const log = { debug: () => undefined, info: () => undefined, warn: (fields: object) => void logged.push(fields) };
const changed = (answers: Answers): Call[] => answer(answersWith(answers));

test('a pupil whose diary is refused is left out of what is claimed; the others are read', async () => {
  const answers = answersWith();
  const diary = answers['GET student/diary'] as (call: Call) => object;
  changed({ 'GET student/diary': (call) => (call.query.get('studentId') === '700001' ? json({}, 403) : diary(call)) });
  const pages = await readWeek({}, { log });
  expect(pages.at(-1)).toMatchObject({ received: 73, covers: { pupils: ['700002'] } });
  expect(logged.at(-1)).toEqual({ source: 'sgo', class: '501', week: '2023-04-10', pupils: 1, code: 'http.forbidden' });
});

test('records whose fields have changed their types are listed all the same', async () => {
  changed({
    'GET student/diary': {
      weekDays: [{ date: 7, lessons: [null, { classmeetingId: [1], assignments: ['x', { id: {}, mark: 5 }] }] }],
    },
  });
  const records = (await readWeek()).at(-1)!.records();
  expect(records.map(({ yields, place }) => `${yields.join()}@${place.day}`).slice(0, 4)).toEqual([
    'lesson@',
    'lesson@',
    'work@',
    'work,mark@',
  ]);
});

test('letters of attendance where a mark should stand are attendance', async () => {
  const assignment = (id: number, mark: unknown) => ({
    id,
    typeId: 4,
    assignmentName: 'x',
    mark: { mark, dutyMark: false },
  });
  const assignments = [
    assignment(1, 'УП'),
    assignment(2, ' Б '),
    assignment(3, null),
    assignment(4, '5'),
    { ...assignment(5, null), mark: { mark: null, dutyMark: true } },
  ];
  changed({
    'GET student/diary': { weekDays: [{ date: '2023-04-10T00:00:00', lessons: [{ classmeetingId: 9, assignments }] }] },
  });
  const records = (await readWeek())
    .at(-1)!
    .records()
    .filter(({ pupil }) => pupil === '700001');
  expect(records.map(({ yields }) => yields.join())).toEqual([
    'lesson',
    'work,attendance',
    'work,attendance',
    'work',
    'work,mark',
    'work,mark',
  ]);
});
