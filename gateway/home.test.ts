import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configRules, HOME, rules, rulesIn } from './home.ts';
import { watchConfig } from './service/configuration.ts';
import { newFolder, removeFolders } from './test/svod-process.ts';

afterAll(removeFolders);

/** A folder with the program's mappings and schemas, that may be changed. */
function otherHome(): string {
  const home = newFolder();
  for (const name of ['mappings', 'schemas']) cpSync(join(HOME, name), join(home, name), { recursive: true });
  return home;
}

test('mappings and schemas are read and compiled once a process, however often a configuration is read', () => {
  expect(configRules().schema).toBe(configRules().schema);
  expect(rules()).toBe(rules());
});

test('a list or schema that changed is seen, and makes new rules; those that work goes on by stay what they are', () => {
  const home = otherHome();
  const watch = watchConfig(undefined, home, home);
  const before = rulesIn(home);
  const hash = before.of('netschool').madeBy();
  expect([rulesIn(home) === before, watch.hasChanged()]).toEqual([true, false]);
  const list = join(home, 'mappings', 'codes', 'mark-values.csv');
  writeFileSync(list, `${readFileSync(list, 'utf8')}4*,4,\n`);
  expect([watch.hasChanged(), watch.hasChanged()]).toEqual([true, false]);
  const after = rulesIn(home);
  expect([after.of('netschool').madeBy() === hash, before.of('netschool').madeBy()]).toEqual([false, hash]);
  const schema = join(home, 'schemas', 'canonical', 'mark.schema.json');
  writeFileSync(schema, '{ "type": ');
  expect(watch.hasChanged()).toBe(true);
  expect(() => rulesIn(home)).toThrow(expect.objectContaining({ code: 'rules.invalid' }) as Error);
  cpSync(join(HOME, 'schemas', 'canonical', 'mark.schema.json'), schema);
  expect([watch.hasChanged(), rulesIn(home).of('netschool').madeBy()]).toEqual([true, after.of('netschool').madeBy()]);
});
