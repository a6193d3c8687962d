import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ADAPTERS } from './index.ts';

const readme = (name: string): string => readFileSync(join(import.meta.dirname, name, 'README.md'), 'utf8');

test.each(ADAPTERS)(
  '$name: what its page calls assumed, the operator is told; and nothing where it assumes nothing',
  (adapter) => {
    const { name, assumed = [] } = adapter;
    expect(assumed.length > 0).toBe(/\bassumed\b/i.test(readme(name)));
  },
);

test.each(ADAPTERS)(
  '$name: each assumption is a short sentence in both languages, and told once',
  ({ assumed = [] }) => {
    for (const { ru, en } of assumed) {
      expect(ru).toMatch(/[а-яё]{3}/i);
      expect(en).toMatch(/[a-z]{3}/i);
      for (const told of [ru, en]) expect(told).toMatch(/^[^\n]{10,140}[^.\s]$/);
    }
    expect(new Set(assumed.map(({ en }) => en)).size).toBe(assumed.length);
  },
);
