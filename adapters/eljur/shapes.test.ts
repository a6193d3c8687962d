import { countListed, lessonsIn, recordsOf } from './diary.ts';
import { classKey } from './keys.ts';
import { dayOf, entriesOf, idOf, isTrue } from './shapes.ts';
import { LESSON, SCHEDULE_XML } from './vendor-fixture.ts';
import { readXmlAnswer } from './xml-answer.ts';

const joined = {
  school: '510',
  scope: '8-0411',
  staffOf: () => undefined,
  individual: new Map<string, readonly string[]>(),
};
const diaryOf = (...lessons: readonly object[]): object => ({
  days: {
    '20250902': { name: '20250902', items: Object.fromEntries(lessons.map((one, at) => [String(at + 1), one])) },
  },
});
const read = (diary: object) => recordsOf({ pupil: '7', ordinal: 0, diary }, joined);
const lesson = (more: object): object => ({ name: 'Алгебра', num: '1', lesson_id: '12', ...more });

test('true arrives as true, “yes”, “__yes” and 1; everything else is false', () => {
  expect([true, 'true', 'yes', '__yes', 1, '1'].map(isTrue)).toEqual(Array(6).fill(true));
  expect([false, 'no', '__no', 0, '', null, undefined, {}, 'true story'].map(isTrue)).toEqual(Array(9).fill(false));
});

test('things are in a map or in a list, and `{}`, `[]` and nothing are empty alike', () => {
  expect(entriesOf({ 5: 'a' })).toEqual([['5', 'a']]);
  expect(entriesOf(['a'])).toEqual([['0', 'a']]);
  expect([{}, [], null, undefined, ''].map((empty) => entriesOf(empty).length)).toEqual([0, 0, 0, 0, 0]);
  expect([idOf('0', { name: 7 }), idOf('7', {}), idOf('7', { name: '8' })]).toEqual(['7', '7', '8']);
});

test('days are read with and without dashes; what is none is none', () => {
  expect(['20250902', '2025-09-02', '250902', ''].map(dayOf)).toEqual(['2025-09-02', '2025-09-02', '', '']);
});

test('a lesson of the typed client gives a lesson, a homework, a mark with its work, and an absence', () => {
  expect(read(diaryOf(LESSON)).map(({ yields }) => yields)).toEqual([
    ['lesson'],
    ['homework'],
    ['work', 'mark'],
    ['attendance'],
  ]);
});

test('an absence among the marks is known by its letter in either case, and by having no weight', () => {
  const yields = (assessment: object) => read(diaryOf(lesson({ assessments: [assessment] })))[1]!.yields;
  for (const value of ['н', 'Н', 'оп', 'ОП']) expect(yields({ value, weight: 1 })).toEqual(['attendance']);
  expect(yields({ value: 'у', convert: 0, count: false, countas: 0 })).toEqual(['attendance']);
  expect(yields({ value: 'у', convert: '0', count: 'false', countas: '0' })).toEqual(['attendance']);
  expect(yields({ value: '5', convert: 5, count: true })).toEqual(['mark']);
  expect(yields({ value: '5', weight: 1, control_type: 'Тест' })).toEqual(['work', 'mark']);
});

test('marks without a value, which the vendor shows at times, are none', () => {
  const diary = diaryOf(lesson({ assessments: [{ value: '' }, { value: '5' }] }));
  expect([countListed(diary), read(diary).length]).toEqual([2, 2]);
});

test('homework is keyed by its id, by the subject’s name, or listed', () => {
  const homework = { id: 77, value: '№ 1', individual: false };
  const told = [{ 77: homework }, { Алгебра: homework }, [homework]].map(
    (one) => read(diaryOf(lesson({ homework: one })))[1],
  );
  expect(told.map((record) => (record!.body as { homework: unknown }).homework)).toEqual([
    homework,
    homework,
    homework,
  ]);
  expect(read(diaryOf(lesson({ homework: [] })))).toHaveLength(1);
});

test('files are those whose toid is the homework’s id, in a list or under `file`', () => {
  const homework = { 77: { id: 77 }, 78: { id: '78' } };
  const files = [{ toid: 77 }, { toid: '77' }, { toid: 78 }];
  const counts = [files, { file: files }].map((told) =>
    read(diaryOf(lesson({ homework, files: told })))
      .slice(1)
      .map(({ body }) => (body as { files: readonly unknown[] }).files.length),
  );
  expect(counts).toEqual([
    [2, 1],
    [2, 1],
  ]);
  expect(read(diaryOf(lesson({ homework })))[1]!.body).not.toHaveProperty('files');
});

test('clubs of the extended day are no lessons of the timetable', () => {
  const day = { name: '20250902', items: { 1: lesson({}) }, items_extday: [{ name: 'Кружок', homework: [] }] };
  expect(countListed({ days: { 20250902: day } })).toBe(1);
});

test('ids beyond 2^53 stay as they are written', () => {
  const [record] = read(diaryOf(lesson({ lesson_id: '9007199254740993123' })));
  expect(record!.body).toMatchObject({ journal: '9007199254740993123' });
});

test('two classes never have one key, and keys can be ids', () => {
  expect(['5А', '5A', '5-', '10 «б»'].map(classKey)).toEqual(['5-0410', '5A', '5-002d', '10-0020-00ab-0431-00bb']);
});

test('an answer in XML is read as the same answer in JSON, with or without shells around its lists', () => {
  const { response } = readXmlAnswer(SCHEDULE_XML) as { response: { state: string; result: object } };
  expect([response.state, lessonsIn(response.result).length]).toEqual(['200', 4]);
  expect(lessonsIn(response.result)[2]).toMatchObject({ day: '20190204', lesson: { name: 'Английский', grp: 'С' } });
  const shelled =
    '<?xml version="1.0"?><result><days><day name="20250902"><items><item num="1"/><item num="2"/></items></day></days></result>';
  expect(lessonsIn(readXmlAnswer(shelled)['result']).map(({ lesson: one }) => (one as { num: string }).num)).toEqual([
    '1',
    '2',
  ]);
});

test('elements and members with the names of an object’s own parts are nothing special', () => {
  const text =
    '<?xml version="1.0"?><result><__proto__ x="1"/><constructor>2</constructor><item toString="3"/></result>';
  const { result } = readXmlAnswer(text) as { result: Record<string, unknown> };
  expect(Object.keys(result).sort()).toEqual(['__proto__', 'constructor', 'items']);
  expect(({} as Record<string, unknown>)['x']).toBeUndefined();
});
