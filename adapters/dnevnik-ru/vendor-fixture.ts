import { readFileSync } from 'node:fs';
import nock from 'nock';
import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import dnevnikRu from './index.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

export const HOST = 'https://dnevnik.test';
export const NOW = new Date('2026-10-16T12:00:00Z');
/** Answers by path of a school with a class and a subgroup; see fixtures/README.md. */
export const SCHOOL = JSON.parse(readFileSync(new URL('./fixtures/school.json', import.meta.url), 'utf8')) as Answers;
export type Answers = Readonly<Record<string, unknown>>;
/** Settings of a source that is not slowed down. */
export const config = {
  baseUrl: `${HOST}/v2`,
  accessToken: 'sesame-37',
  lookBackDays: 7,
  requestsPerSecond: 10_000,
  parallel: 4,
};

/** The path of a call below /v2/. */
export const pathOf = ({ url }: Request): string => decodeURIComponent(url.replace(`${HOST}/v2/`, ''));

/** Answers every call from a table of paths; what is not in it is an empty list. Gives the calls as they come. */
export function answer(answers: Answers = SCHOOL, { keepsOthers = false } = {}): string[] {
  if (!keepsOthers) nock.cleanAll();
  const calls: string[] = [];
  const reply = (request: Request) => {
    calls.push(pathOf(request));
    return [200, answers[pathOf(request)] ?? []];
  };
  const scope = nock(HOST, { reqheaders: { 'access-token': 'sesame-37' } }).persist();
  scope.get(/^\/v2\//).reply(reply);
  scope.post(/^\/v2\//).reply(reply);
  return calls;
}

/** The context of a nightly run in another zone than the school's. */
export const context = nightlyContext('s', NOW, { zone: 'Asia/Yekaterinburg' });
/** What one run reads; `more` goes before the settings, `how` before the context. */
export const pull = async (more: object = {}, how: Partial<AdapterContext> = {}): Promise<Page[]> =>
  Array.fromAsync(dnevnikRu.pull!({ ...config, ...more }, undefined, { ...context, ...how }));
/** The page of the week that begins on this day. */
export const weekOf = (pages: readonly Page[], monday: string): Page =>
  pages.find(({ covers }) => covers?.sheet === 'journal-day' && covers.from === monday)!;
