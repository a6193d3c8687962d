import fc from 'fast-check';
import { type ConfigChange, changedText } from './text.ts';

const key = fc.stringMatching(/^[a-z]{1,6}$/);
const source = fc.record({
  system: key,
  settings: fc.dictionary(key, fc.oneof(fc.integer(), fc.string(), fc.array(key))),
});
const layout = fc.constantFrom<(value: unknown) => string>(
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(value, null, 2),
  (value) => JSON.stringify(value, null, 4).replaceAll('\n', '\r\n'),
);

test('whatever stands in a file, however it is laid out, entries join an object and a list, and the rest is as it was', () => {
  fc.assert(
    fc.property(
      fc.record(
        { zone: key, sources: fc.dictionary(key, source), nodes: fc.array(source) },
        { requiredKeys: ['zone'] },
      ),
      fc.dictionary(fc.stringMatching(/^new-[a-z]{1,6}$/), source),
      fc.array(source),
      fc.nat(),
      layout,
      (document, added, nodes, place, write) => {
        const at = place % ((document.nodes ?? []).length + 1);
        const entries = Object.entries(added).map(([name, value]) => ({ key: name, value }));
        const changes: ConfigChange[] = [
          { into: ['sources'], entries },
          { into: ['nodes'], at, entries: nodes.map((value) => ({ value })) },
        ];
        const after = JSON.parse(changedText(write(document), changes)) as typeof document;
        const expected = {
          zone: document.zone,
          sources: { ...document.sources, ...added },
          nodes: (document.nodes ?? []).toSpliced(at, 0, ...nodes),
        };
        expect({ sources: {}, nodes: [], ...after }).toEqual(expected);
      },
    ),
  );
});

test('what is not touched keeps its layout', () => {
  const text = '{\n    "a": [1,   2],\n    "sources": {\n        "x": {"y":   1}\n    }\n}\n';
  const after = changedText(text, [{ into: ['sources'], entries: [{ key: 'z', value: { w: 1 } }] }]);
  expect(after).toBe(
    '{\n    "a": [1,   2],\n    "sources": {\n        "x": {"y":   1},\n        "z": {\n            "w": 1\n        }\n    }\n}\n',
  );
});
