import { keyOf } from './key.ts';
import { plainText } from './plain-text.ts';

test.each([
  ['<p>Стр.&nbsp;5,<br/>№&#160;3</p>', 'Стр. 5, № 3'],
  ['\u200B<span style="color: red">Сложение\u200B дробей</span>', 'Сложение дробей'],
  ['x &lt; y &amp;&amp; y &gt; 3', 'x < y && y > 3'],
  ['1 < 2 и 3 > 2', '1 < 2 и 3 > 2'],
  ['&laquo;Муму&raquo;&#x2E; &неизвестно;', '«Муму». &неизвестно;'],
  ['&#9999999;', '&#9999999;'],
  ['', ''],
])('HTML, entities and zero-width spaces inside a text are no part of it: %j', (told, plain) => {
  expect(plainText(told)).toBe(plain);
});

test.each([null, undefined, 7, true, ['<b>']])('what is no text is left as it is: %j', (told) => {
  expect(plainText(told)).toBe(told);
});

test('a subject without an id has the key of its name, however that is written', () => {
  const spellings = ['Ёлочное дело', ' елочное  ДЕЛО ', '<span>Ёлочное</span>&nbsp;дело', 'Ёло\u200Bчное дело'];
  expect(new Set(spellings.map((name) => keyOf('subject', name))).size).toBe(1);
  expect(keyOf('subject', 'Елочное дело')).toMatch(/^subject-[0-9a-f]{16}$/);
});

test('another name is another subject, another kind of thing another key, and no name is none', () => {
  expect(keyOf('subject', 'Алгебра')).not.toBe(keyOf('subject', 'Алгебра и начала анализа'));
  expect(keyOf('subject', 'Алгебра')!.slice(8)).toBe(keyOf('period', 'Алгебра')!.slice(7));
  expect([keyOf('subject', ' '), keyOf('subject', null), keyOf('subject', ['Алгебра'])]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
