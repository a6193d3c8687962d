import { readFileSync } from 'node:fs';
import { fromWindows1251 } from './windows-1251.ts';
import { looksLikeXml, parseXml, type XmlElement } from './xml.ts';

test('a document is read with attributes, texts and elements by name', () => {
  const { name, root } = parseXml('<?xml version="1.0"?><a x="1"> t <b>2</b><b y="3"/></a>');
  expect([name, root.text, root.attributes.get('x')]).toEqual(['a', 't', '1']);
  expect(root.children.get('b')!.map(({ text, attributes }) => [text, attributes.get('y')])).toEqual([
    ['2', undefined],
    ['', '3'],
  ]);
});

test('XML in windows-1251, as timetables are really exchanged, is read through both doors', () => {
  const bytes = readFileSync(new URL('./fixtures/timetable-exchange.xml', import.meta.url));
  expect(bytes.toString('utf8')).toContain('\ufffd');
  const { name, root } = parseXml(fromWindows1251(bytes));
  const at = (element: XmlElement, ...path: readonly string[]): readonly XmlElement[] =>
    path.reduce<readonly XmlElement[]>(
      (found, child) => found.flatMap((each) => each.children.get(child) ?? []),
      [element],
    );
  const told = (path: string, attribute: string): (string | undefined)[] =>
    at(root, ...path.split('/')).map(({ attributes }) => attributes.get(attribute));
  expect([name, root.attributes.get('noNamespaceSchemaLocation')]).toEqual(['TimeTableExchange', 'TimeTableWeek.xsd']);
  expect(told('Plan/class', 'name')).toEqual(['9а']);
  expect(told('Plan/class/csg', 'name')).toEqual(['Алгебра', 'Информатика/п.1']);
  expect(told('Plan/class/csg', 'groupid')).toEqual(['', '59274']);
  // A lesson names a bell, and the bell its number, which may be 0; weekday 7 is Saturday.
  expect([told('LessonTimes/LessonTime', 'id'), told('LessonTimes/LessonTime', 'number')]).toEqual([['1'], ['0']]);
  expect([told('TimeTable/Week/Day', 'wd'), told('TimeTable/Week/Day/Lesson', 'timeId')]).toEqual([['7'], ['2']]);
});

test('names of an object’s own parts are names like others', () => {
  const { root } = parseXml('<a constructor="1"><__proto__>3</__proto__><toString>4</toString></a>');
  expect([...root.attributes]).toEqual([['constructor', '1']]);
  expect([...root.children.keys()].sort()).toEqual(['__proto__', 'toString']);
});

test('what is not well-formed is refused, and entities of its own are not resolved', () => {
  for (const text of ['', '<a>', '<a></b>', '<a><b/>', 'text']) expect(() => parseXml(text)).toThrow(SyntaxError);
  const bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxx">]><a>&x;</a>';
  expect(() => parseXml(bomb)).toThrow(SyntaxError);
});

test('a page for people does not look like XML', () => {
  expect(['<?xml version="1.0"?><a/>', ' \n<?xml version="1.0"?><a/>'].map(looksLikeXml)).toEqual([true, true]);
  const pages = ['<!DOCTYPE html><html></html>', '<?xml version="1.0"?><html xmlns="x"></html>', '{"a": 1}', ''];
  expect(pages.map(looksLikeXml)).toEqual([false, false, false, false]);
});
