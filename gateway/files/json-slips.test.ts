import { parseSlipping } from './json-file.ts';

const TEXT = `{
  "zone": "UTC",
  "sources": {
    "s1": { "system": "journal", "settings": { "schools": ["1", "2"], "parallel": 2 } },
    "s2": {}
  },
  "nodes": [{ "id": "r" }, { "id": "m", "journals": [] }]
}`;
const read = (text: string) => parseSlipping(text, 'svod.json', 'config.invalid');
const WHOLE = read(TEXT).value;
const linesIn = (text: string): number => text.split('\n').length;
/** Places of a sign in the text. */
const placesOf = (sign: RegExp): readonly number[] => [...TEXT.matchAll(sign)].map(({ index }) => index);

test('a comma that is missing, whichever, is told with its line and changes nothing of what is read', () => {
  for (const at of placesOf(/,/g)) {
    const { value, slips } = read(TEXT.slice(0, at) + TEXT.slice(at + 1));
    expect(slips).toEqual([{ kind: 'comma-lacks', line: linesIn(TEXT.slice(0, at)) }]);
    expect(value).toEqual(WHOLE);
  }
});

test('a comma too many, behind any value, is told with its line and changes nothing of what is read', () => {
  for (const at of placesOf(/(?<=["\d}\]])(?=\s*[,}\]])/g)) {
    const { value, slips } = read(`${TEXT.slice(0, at)},${TEXT.slice(at)}`);
    expect(slips).toEqual([{ kind: 'comma-more', line: linesIn(TEXT.slice(0, at)) }]);
    expect(value).toEqual(WHOLE);
  }
});

test.each([
  ['a bracket that is missing', TEXT.replace(/\}$/, '')],
  ['a value that is missing', TEXT.replace('"UTC"', '')],
  ['quotes within a text', TEXT.replace('UTC', 'Школа "№ 1" имени')],
  ['a colon that is missing', TEXT.replace('"zone":', '"zone"')],
])('%s is more than that: what follows may be misread', (_what, text) => {
  expect(() => read(text)).toThrow(/line \d+: this is not JSON/);
});

test('a file with nothing in it is told to be empty', () => {
  expect(() => read('\n ')).toThrow(/svod\.json: is empty; write at least \{\} into it$/);
});
