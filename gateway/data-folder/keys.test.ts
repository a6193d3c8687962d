import { chmodSync, mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeys, keyFile, keysOf, readKeys } from './keys.ts';
import { derivedKeysOf, pseudonymsOf } from '../normalise/pseudonym.ts';

const SECRET = Buffer.alloc(32, 1);
const folder = (): string => mkdtempSync(join(tmpdir(), 'svod-key-'));
const written = (content: unknown, mode = 0o600): string => {
  const file = keyFile(folder());
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content), { mode });
  return file;
};
const good = { svodKey: 1, secret: SECRET.toString('base64') };

test('a new key is made once, for its owner only, and read back', () => {
  const home = folder();
  const file = keyFile(join(home, 'data'));
  const made = createKeys(file);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(createKeys(file).keyId).toBe(made.keyId);
  expect(readKeys(file).subkey('seal')).toEqual(made.subkey('seal'));
  expect(readdirSync(join(home, 'data'))).toEqual(['key.json']);
});

test.each([
  ['is not there', () => join(folder(), 'key.json'), 'key.missing'],
  ['may be read by others', () => written(good, 0o640), 'key.mode'],
  ['is not JSON', () => written('{'), 'key.invalid'],
  ['is null', () => written('null'), 'key.invalid'],
  ['is of another form', () => written({ ...good, svodKey: 2 }), 'key.invalid'],
  ['is too short', () => written({ ...good, secret: 'AAAA' }), 'key.invalid'],
  [
    'is a folder',
    () => {
      const file = folder();
      chmodSync(file, 0o700);
      return file;
    },
    'key.invalid',
  ],
])('a key that %s stops the start', (_what, make, code) => {
  const file = make();
  expect(() => readKeys(file)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(file) }) as Error,
  );
});

test('an error never shows the secret', () => {
  const file = written({ svodKey: 1, secret: 'do-not-show' });
  expect(() => readKeys(file)).toThrow(
    expect.not.objectContaining({ message: expect.stringContaining('do-not-show') }) as Error,
  );
  expect(readFileSync(file, 'utf8')).toContain('do-not-show');
});

test('a data folder that cannot be made says so', () => {
  const file = written(good);
  expect(() => createKeys(join(file, 'data', 'key.json'))).toThrow(
    expect.objectContaining({ code: 'store.unwritable' }) as Error,
  );
});

test('pseudonyms follow the written formula', () => {
  const keys = keysOf(SECRET);
  const of = pseudonymsOf({ keyId: keys.keyId, secret: keys.subkey('pseudonym') });
  const pseudonym = of({ system: 'dnevnik-ru', installation: '', school: '5' })('pupil', '1000');
  expect(pseudonym).toBe('pu-e200d680-b28785534eeef919dc7cf666d8799469');
  expect(of({ system: 'dnevnik-ru', installation: '', school: '5' })('pupil', '1000')).toBe(pseudonym);
  expect(of({ system: 'netschool', installation: '', school: '5' })('pupil', '1000')).not.toBe(pseudonym);
  expect(of({ system: 'dnevnik-ru', installation: '', school: '5' })('staff', '1000')).not.toContain(
    pseudonym.slice(3),
  );
  expect(derivedKeysOf(keys.subkey('destination/mono-log'))('pu', pseudonym)).toMatch(/^pu-[0-9a-f]{32}$/);
});
