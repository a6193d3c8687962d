import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import { eljurWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import {
  answer,
  answersWith,
  type Call,
  CONFIG,
  day,
  keyed,
  LESSON,
  refused,
  RULES,
  titled,
} from './vendor-fixture.ts';

const eljur = eljurWith(quickClockwork());
const warnings: object[] = [];
const context = nightlyContext('school1', '2025-09-05T12:00:00Z', {
  log: { debug: () => undefined, info: () => undefined, warn: (fields) => void warnings.push(fields) },
});
const pull = (more: object = {}, given: Partial<AdapterContext> = {}): Promise<Page[]> =>
  Array.fromAsync(eljur.pull!({ ...CONFIG, ...more }, undefined, { ...context, ...given }));
const weeksIn = (pages: readonly Page[]): readonly string[] =>
  pages.flatMap(({ covers }) => (covers?.sheet === 'journal-day' ? [covers.from] : []));
const journalIn = (pages: readonly Page[]): Page => pages.find(({ covers }) => covers?.sheet === 'journal-day')!;
const asked = (calls: readonly Call[], method: string) =>
  calls.filter((call) => call.method === method).map(({ given }) => given);
const of = (ids: readonly string[], more: object): object => ({
  students: Object.fromEntries(ids.map((id) => [id, titled(id, more)])),
});
const DIARY = { days: day('20250902', { 1: LESSON }) };

test('a class is asked for in one call, and is claimed for all its pupils', async () => {
  const calls = answer();
  const { covers, received, parts } = journalIn(await pull());
  expect(asked(calls, 'getdiary').map((given) => given.get('student'))).toEqual(['700001,700002']);
  expect(covers).toMatchObject({ scope: '8-0411', from: '2025-09-01', to: '2025-09-07', pupils: 'all' });
  expect([received, [...parts!.values()]]).toEqual([8, [4, 4]]);
});

test('who is missing in an answer is asked for singly', async () => {
  const first = ({ given }: Call): object => of([given.get('student')!.split(',')[0]!], DIARY);
  const calls = answer(answersWith({ getdiary: first }));
  expect(journalIn(await pull()).covers).toMatchObject({ pupils: 'all' });
  expect(asked(calls, 'getdiary').map((given) => given.get('student'))).toEqual(['700001,700002', '700002']);
});

test('who cannot be read is left out and told by number, and the class is claimed for the others only', async () => {
  const one = ({ given }: Call): object =>
    given.get('student')!.includes('700002') ? refused('нет доступа', 403) : of(['700001'], DIARY);
  answer(answersWith({ getdiary: one }));
  warnings.length = 0;
  expect(journalIn(await pull()).covers).toMatchObject({ pupils: ['700001'] });
  expect(warnings).toEqual([{ source: 'school1', week: '2025-09-01', pupils: 1, code: 'http.forbidden' }]);
});

test('an empty week is believed when it is said twice, one of vacation at once', async () => {
  const empty = answer(answersWith({ getdiary: { students: [] } }));
  await pull();
  expect(asked(empty, 'getdiary').length).toBeGreaterThan(1);
  const vacation = { days: { 20250902: { name: '20250902', title: 'Вторник', alert: 'vacation', items: {} } } };
  const calls = answer(answersWith({ getdiary: keyed(() => vacation) }));
  await pull();
  expect(asked(calls, 'getdiary')).toHaveLength(1);
});

test('pupils listed instead of keyed, with numbers for ids, are the same pupils', async () => {
  const list = ({ given }: Call): object => ({
    students: given
      .get('student')!
      .split(',')
      .map((id) => ({ name: Number(id), title: '', ...DIARY })),
  });
  answer(answersWith({ getdiary: list }));
  expect(journalIn(await pull())).toMatchObject({ received: 8, covers: { pupils: 'all' } });
});

test('the feed of changes brings back weeks before the look-back days, and is done without where it is refused', async () => {
  const late = { type: 'mark', date: '2025-09-03', value: '5' };
  const getupdates = keyed(() => ({ updates: { latest: [late], old: [{ date: '20250910' }, { other: 1 }, null] } }));
  const later = { now: () => new Date('2025-10-10T12:00:00Z') };
  const calls = answer(answersWith({ getupdates, getdiary: keyed(() => DIARY) }));
  expect(weeksIn(await pull({}, later))).toEqual([
    '2025-09-01',
    '2025-09-08',
    '2025-09-22',
    '2025-09-29',
    '2025-10-06',
  ]);
  expect(asked(calls, 'getupdates').map((given) => given.get('limit'))).toEqual(['50']);
  answer(answersWith({ getupdates: refused('метод не найден'), getdiary: keyed(() => DIARY) }));
  expect(weeksIn(await pull({}, later))).toEqual(['2025-09-22', '2025-09-29', '2025-10-06']);
  const without = answer(answersWith({ getdiary: keyed(() => DIARY) }));
  await pull({ updates: false }, later);
  expect(asked(without, 'getupdates')).toEqual([]);
});

test('a period’s reading goes back to its first day, a year’s to 1 September or to the day in the settings', async () => {
  answer(answersWith({ getdiary: keyed(() => DIARY) }));
  const later = { now: () => new Date('2025-10-10T12:00:00Z') };
  expect(weeksIn(await pull({}, { ...later, reach: 'period' }))[0]).toBe('2025-09-01');
  expect(weeksIn(await pull({ since: '2025-09-17' }, { ...later, reach: 'year' }))[0]).toBe('2025-09-15');
});

test('period marks stand in the sheet of class and period; those of an unknown period claim nothing and have no day', async () => {
  const marks = [
    { value: '5', period: 'I четверть' },
    { value: '4', period: 'Год' },
    { value: '', period: 'I четверть' },
  ];
  answer(answersWith({ getfinalassessments: keyed(() => ({ items: [{ name: 'Алгебра', assessments: marks }] })) }));
  const terms = (await pull()).filter(({ cursor }) => cursor.includes('c-term'));
  expect(terms.map(({ received, covers }) => [received, covers?.from])).toEqual([
    [2, undefined],
    [2, '2025-10-26'],
  ]);
  expect(terms[0]!.records()[0]!.place.day).toBe('');
});

test('a teacher is known by a name that one person bears, whole or with initials', async () => {
  const user = (name: string, lastname: string) => ({ name, lastname, firstname: 'Лев', middlename: 'Ильич' });
  const users = [user('1', 'Лапшин'), user('2', 'Юдин'), user('3', 'Юдин')];
  const lessons = ['Лапшин Лев Ильич', 'Лапшин Л. И.', 'Юдин Лев Ильич', 'Никто'].map((teacher) => ({
    ...LESSON,
    teacher,
  }));
  answer(
    answersWith({
      getmessagereceivers: { groups: [{ key: 'teachers', users }] },
      getdiary: keyed(() => ({ days: day('20250902', { ...lessons }) })),
    }),
  );
  const told = journalIn(await pull())
    .records()
    .filter(({ yields }) => yields[0] === 'lesson');
  expect(told.slice(0, 4).map(({ body }) => (body as { teacher?: string }).teacher)).toEqual([
    '1',
    '1',
    undefined,
    undefined,
  ]);
});

test('homework for single pupils holds who has it', async () => {
  const own = { ...LESSON, homework: { 77: { id: 77, value: '№ 1', individual: '__yes' } } };
  const { homework: _homework, ...none } = LESSON;
  answer(answersWith({ getdiary: keyed((id) => ({ days: day('20250902', { 1: id === '700001' ? own : none }) })) }));
  const [homework, ...others] = journalIn(await pull())
    .records()
    .filter(({ yields }) => yields[0] === 'homework');
  expect([homework!.body, others]).toEqual([expect.objectContaining({ setTo: ['700001'] }) as object, []]);
});

test('who had the lessons of another class in the oldest week is in that class’s list too', async () => {
  const ids = ['1', '2', '3', '4'];
  const classes = ['8А', '8А', '8Б', '8Б'];
  const students = Object.fromEntries(ids.map((id, at) => [id, { name: id, class: classes[at], parallel: 8 }]));
  const pageOf = (id: string): string => (id === '3' || id === '4' ? 'b' : 'a');
  // Pupil 2 came to 8А from 8Б; in the first week the diary shows the lessons of that class.
  const getdiary = ({ given }: Call): object => ({
    students: given
      .get('student')!
      .split(',')
      .map((id) => {
        const page = id === '2' && given.get('days')!.startsWith('20250901') ? 'b' : pageOf(id);
        return titled(id, { days: day('20250902', { 1: { ...LESSON, lesson_id: page } }) });
      }),
  });
  answer(answersWith({ getrules: { ...RULES, relations: { students } }, getdiary }));
  const pages = await pull({}, { now: () => new Date('2025-09-10T12:00:00Z') });
  const former = pages[0]!.records().filter(({ ref }) => ref.startsWith('former/'));
  expect(former.map(({ body }) => body)).toEqual([{ pupil: '2', classId: '8-0411', state: 'archived' }]);
  const inWeek = (from: string, scope: string) => [
    ...pages.find(({ covers }) => covers?.from === from && covers.scope === scope)!.parts!.keys(),
  ];
  expect([inWeek('2025-09-01', '8-0410'), inWeek('2025-09-01', '8-0411')]).toEqual([['1'], ['2', '3', '4']]);
  expect([inWeek('2025-09-08', '8-0410'), inWeek('2025-09-08', '8-0411')]).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('asked again, some pupils’ parts come anew and the others’ stay', async () => {
  answer();
  const page = journalIn(await pull());
  const calls = answer(
    answersWith({ getdiary: ({ given }: Call) => of(given.get('student')!.split(','), { days: {} }) }),
  );
  const again = await page.again!(['700002']);
  expect([...again.parts!.values()]).toEqual([4, 0]);
  expect(new Set(asked(calls, 'getdiary').map((given) => given.get('student')))).toEqual(new Set(['700002']));
  expect(again.cursor).toBe(page.cursor);
});
