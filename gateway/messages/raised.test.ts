import { filled, raisedIn, sourcesOf } from '../test/raised-sentences.ts';
import { raisedInRussian } from './raised.ts';

test.each([
  ['reading nope.json: ENOENT', 'nope.json: такого файла или папки нет'],
  ['reading .: EISDIR', '.: это папка'],
  ['reading a: b.jsonl, line 3: is not JSON', 'a: b.jsonl, строка 3: это не JSON'],
  ['reading s.json, line 3: this is not JSON (a "}" is missing)', 's.json, строка 3: это не JSON (не хватает «}»)'],
  [
    'opening d/svod.db: it was made with key 1a2b, not 3c4d',
    'открытие d/svod.db: хранилище сделано ключом 1a2b, а не 3c4d',
  ],
  ['account 3: POST login: answered 409', 'учётная запись № 3: POST login: ответ 409'],
  [
    'account 1: connecting to 127.0.0.1: the address is not a public one',
    'учётная запись № 1: соединение с 127.0.0.1: адрес не из открытой сети',
  ],
  [
    'accounts 1, 3 of 5: signing in at x: no answer in time',
    'учётные записи № 1, 3 из 5: вход на x: ответа нет дольше срока',
  ],
  ['GET v1/nodes: answered 503', 'GET v1/nodes: ответ 503'],
  ['GET edu-groups/1/lessons: no answer (ECONNREFUSED)', 'GET edu-groups/1/lessons: ответа нет (ECONNREFUSED)'],
  [
    'saving a page of school-1 in d/svod.db: database or disk is full',
    'сохранение страницы school-1 в d/svod.db: кончилось место',
  ],
  ['juggling three balls', 'juggling three balls'],
])('"%s" is told as "%s"', (raised, told) => expect(raisedInRussian(raised)).toBe(told));

/** Told to developers, or by data of their own: mappings that do not compile, broken contracts, a bug's own words. */
const ENGLISH = [
  /^confirming a slice/,
  /^opening (quarantine row|a sealed)/,
  /^looking for/,
  /^reading 7\$/,
  /^finding the school/,
  /^(reading )?7+$/,
  /: 7( 7)?$/,
];

test('every error that a room raises in its own words has a Russian form', () => {
  const messages = [...raisedIn('gateway'), ...raisedIn('adapters/kit')];
  expect(messages.length).toBeGreaterThan(40);
  const untold = messages.filter(
    (message) =>
      !ENGLISH.some((form) => form.test(message)) && !/[а-яё]/i.test(raisedInRussian(message).split(': ').at(-1)!),
  );
  expect(untold).toEqual([]);
});

/** What a store does where its database may fail, as the message of the failure begins. */
const DEEDS = [
  { pattern: /\.transaction\(\s*(?:`([^`]+)`|'([^']+)')/g, where: ' in 7' },
  { pattern: /guarded\(\s*(?:`([^`]+)`|'([^']+)')/g, where: '' },
];

test('whatever a store does when its file fails it has a Russian form of its own', () => {
  const deeds = sourcesOf('gateway/stores/sqlite').flatMap((source) =>
    DEEDS.flatMap(({ pattern, where }) =>
      [...source.matchAll(pattern)].map(([, template = '', text]) => (text ?? filled(template)) + where),
    ),
  );
  expect(deeds.length).toBeGreaterThan(50);
  const untold = deeds.filter((deed) => {
    const doing = raisedInRussian(`${deed}: disk I/O error`).replace(/: [^:]+$/, '');
    // No form fits, or an English word has come through a hole of one for something else.
    return /[a-z]/i.test(doing);
  });
  expect(untold).toEqual([]);
});
