import { looksLikeXml, parseXml } from './xml.ts';

test('a document is read with attributes, texts and elements by name', () => {
  const { name, root } = parseXml('<?xml version="1.0"?><a x="1"> t <b>2</b><b y="3"/></a>');
  expect([name, root.text, root.attributes.get('x')]).toEqual(['a', 't', '1']);
  expect(root.children.get('b')!.map(({ text, attributes }) => [text, attributes.get('y')])).toEqual([
    ['2', undefined],
    ['', '3'],
  ]);
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
