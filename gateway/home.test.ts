import { configRules, rules } from './home.ts';

test('mappings and schemas are read and compiled once a process, however often a configuration is read', () => {
  expect(configRules().schema).toBe(configRules().schema);
  expect(rules()).toBe(rules());
});
