import nock from 'nock';
import { ERRORS, type ErrorCode } from '../contracts/errors.ts';
import { WAYS_OUT } from '../contracts/ways-out.ts';
import { ERRORS_RU } from '../messages/errors.ts';
import { WAYS_OUT_RU } from '../messages/ways-out.ts';
import { describeError } from '../terminal/output.ts';
import { raised } from './raised-errors.ts';
import { closeServers } from './raising.ts';
import { removeFolders } from './svod-process.ts';

/* Every error of the catalogue, raised by what goes wrong in life, as its reader gets it. */

beforeAll(() => nock.restore());
afterAll(() => {
  closeServers();
  removeFolders();
});

test.each(Object.keys(ERRORS) as ErrorCode[])(
  '%s is one line: what, where, and the way out, in both languages',
  async (code) => {
    const error = await raised(code);
    expect(error.code).toBe(code);
    const [russian, english] = [describeError(error, 'ru').line, describeError(error, 'en').line];
    const { title } = ERRORS_RU[code];
    // One cause of an error may have a way out of its own.
    const fix = error.wayOut ? WAYS_OUT_RU[error.wayOut] : ERRORS_RU[code].fix;
    const fixEn = error.wayOut ? WAYS_OUT[error.wayOut] : ERRORS[code].fix;
    expect(russian.startsWith(`svod: ${title} [${code}]: `)).toBe(true);
    expect(russian.endsWith(`. → ${fix}`)).toBe(true);
    expect(english.startsWith(`svod: ${code}: `)).toBe(true);
    expect(english.endsWith(`. → ${fixEn}`)).toBe(true);
    for (const line of [russian, english]) {
      expect(line).not.toMatch(/[\n\r]|undefined|\{\w+\}/);
      const [, told = ''] = /: (.+)\. → /.exec(line.replace(`[${code}]`, '')) ?? [];
      expect(told.length).toBeGreaterThan(8);
    }
    // The reason is in the reader's language: title and way out are not all that is.
    const told = russian.slice(`svod: ${title} [${code}]: `.length, -`. → ${fix}`.length);
    expect(told).toMatch(/[а-яё]{3}/i);
    expect(english).not.toMatch(/[а-яё]/i);
  },
);
