import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ERRORS, type ErrorCode, GatewayError } from '../contracts/errors.ts';

/* The catalogue is whole both ways: what stands in it is raised by some code and expected by some test; and nothing else is. */

const HOME = fileURLToPath(new URL('../..', import.meta.url));
const CODES = Object.keys(ERRORS) as ErrorCode[];
const files = globSync('{gateway,adapters}/**/*.ts', { cwd: HOME }).filter((file) => !file.endsWith('.gen.ts'));
const isTest = (file: string): boolean =>
  file.endsWith('.test.ts') || file.startsWith(join('gateway', 'test')) || file.endsWith('-fixture.ts');
/** Words about errors raise none. */
const isCatalogue = (file: string): boolean =>
  file === join('gateway', 'contracts', 'errors.ts') || file.startsWith(join('gateway', 'messages'));
const textOf = (file: string): string =>
  readFileSync(join(HOME, file), 'utf8').replaceAll(/^\s*(?:\/?\*|\/\/).*$/gm, '');
const code = files.filter((file) => !isTest(file) && !isCatalogue(file)).map(textOf);
/** Of a test counts what it expects, not what it raises itself. */
const tests = files
  .filter((file) => isTest(file) && file !== join('gateway', 'test', 'errors.test.ts'))
  .map((file) => textOf(file).replaceAll(/new GatewayError\(\s*'[^']+'/g, ''));

const quoted = (word: string): RegExp => new RegExp(`['"\` ,]${word.replace('.', '\\.')}['"\`:, ]`);

test.each(CODES)('%s is raised by some code, and expected by some test', (word) => {
  const isIn = (text: string): boolean => quoted(word).test(text);
  expect([code.some(isIn), tests.some(isIn)]).toEqual([true, true]);
});

test('no other code is raised', () => {
  const raised = code.flatMap((text) => [...text.matchAll(/new GatewayError\(\s*'([^']+)'/g)].map(([, word]) => word!));
  expect(raised.filter((word) => !CODES.includes(word as ErrorCode))).toEqual([]);
  expect(raised.length).toBeGreaterThan(50);
});

test('an error tells what it is: its code, who acts, and the way out', () => {
  const error = new GatewayError('http.rate-limited', 'fetching marks: answered 429', { cause: 1, retryAfterMs: 5 });
  expect(error).toMatchObject({
    ...ERRORS['http.rate-limited'],
    code: 'http.rate-limited',
    message: 'fetching marks: answered 429',
    cause: 1,
    retryAfterMs: 5,
    sentences: [],
  });
});
