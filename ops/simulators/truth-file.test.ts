import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keysOf } from '../../gateway/data-folder/keys.ts';
import { pseudonymsOf } from '../../gateway/normalise/pseudonym.ts';
import { readTruthKey, writeTruth } from './truth-file.ts';

const SECRET = Buffer.alloc(32, 7);
const folder = mkdtempSync(join(tmpdir(), 'truth-'));
const keyFile = join(folder, 'key.json');
writeFileSync(keyFile, JSON.stringify({ svodKey: 1, secret: SECRET.toString('base64') }));

test('pseudonyms are those of a gateway with the same key', () => {
  const key = readTruthKey(keyFile);
  const keys = keysOf(SECRET);
  const pseudonym = pseudonymsOf({ keyId: keys.keyId, secret: keys.subkey('pseudonym') });
  const school = { system: 'netschool', school: '7' };
  for (const role of ['pupil', 'staff', 'guardian'] as const)
    expect(key.pseudonym(role, { ...school, id: '11' })).toBe(pseudonym({ ...school, installation: '' })(role, '11'));
});

test('a file that is no key is refused', () => {
  const file = join(folder, 'none.json');
  writeFileSync(file, '{}');
  expect(() => readTruthKey(file)).toThrow('no key file of Svod');
});

test('sheets and records are sorted, and empty entities are left out', () => {
  const file = join(folder, 'truth.jsonl');
  const sheet = { source: 's', kind: 'journal-day', school: '7', day: '2026-10-12', covers: [] } as const;
  const records = [{ id: '2', number: 2 }, { id: '10' }];
  writeTruth(file, 'abcd1234', [
    { ...sheet, scope: 'b', body: { lesson: records, mark: [] } },
    { ...sheet, scope: 'a', body: {} },
  ]);
  expect(readFileSync(file, 'utf8').split('\n')).toEqual([
    '{"svod":"export","schema":1,"keyId":"abcd1234"}',
    '{"body":{},"covers":[],"day":"2026-10-12","kind":"journal-day","school":"7","scope":"a","source":"s"}',
    expect.stringContaining('"body":{"lesson":[{"id":"10"},{"id":"2","number":2}]}'),
    '',
  ]);
});
