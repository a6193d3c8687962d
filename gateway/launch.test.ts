import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HOME } from './home.ts';

const read = (path: string): string => readFileSync(join(HOME, path), 'utf8');

test('Node is started alike, however svod is started', () => {
  const flags = /^#!\/usr\/bin\/env -S node (.*)$/m.exec(read('gateway/svod.mjs'))![1]!;
  const listed = flags
    .split(' ')
    .map((flag) => `'${flag}'`)
    .join(', ');
  expect(flags).toContain('--max-semi-space-size=');
  expect(read('gateway/svod.ts')).toContain(`node ${flags}\n`);
  expect(read('package.json')).toContain(`"node ${flags} gateway/svod.ts demo"`);
  for (const launcher of ['gateway/svod.mjs', 'ops/bench/side.ts', 'ops/bench/import.ts'])
    expect(read(launcher)).toContain(listed);
});
