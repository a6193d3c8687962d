import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson, hashOf } from './canonical-json.ts';

test('any JSON value is written as RFC 8785 says', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => expect(canonicalJson(value)).toBe(canonicalize(value))));
});

test('keys are sorted by code units, and undefined members are left out', () => {
  expect(canonicalJson({ '10': 1, '9': 2, é: 3, z: 4, gone: undefined })).toBe('{"10":1,"9":2,"z":4,"é":3}');
});

test('what JSON cannot say is refused', () => {
  for (const value of [Number.NaN, Infinity, 10n, undefined, [undefined]])
    expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('a hash is SHA-256 of the text in UTF-8', () => {
  expect(hashOf('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
});
