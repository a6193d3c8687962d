import type { SourceConfig } from './config.ts';
import { credentialsOf, expiringCredentials } from './credentials.ts';
import { selfSigned } from '../test/self-signed.ts';
import { removeFolders } from '../test/svod-process.ts';

const SCHEMA = {
  properties: {
    token: { type: 'string', writeOnly: true, renewedBy: 'refresh' },
    refresh: { type: 'string', writeOnly: true },
    tokenExpires: { type: 'string', format: 'date' },
    ca: { type: 'string' },
    note: { type: 'string' },
  },
};
const settingsOf = (): object => SCHEMA;
const NOW = new Date('2026-10-14T18:00:00Z');
const jwt = (claims: object): string =>
  ['{"alg":"HS256"}', JSON.stringify(claims), 'signature']
    .map((text) => Buffer.from(text).toString('base64url'))
    .join('.');
const seconds = (iso: string): number => Date.parse(iso) / 1000;
const source = (name: string, settings: object): SourceConfig => ({
  ...{ name, system: 'journal', zone: 'UTC', allowLoopback: false, paused: false },
  times: { at: [], windowMinutes: 0, weekdays: undefined },
  settings,
});
const found = (...sources: ReturnType<typeof source>[]) =>
  credentialsOf({ sources, destinations: [], channels: [] }, settingsOf);

afterAll(removeFolders);

test('the end of a token stands in it, of an opaque one beside it; soonest first', () => {
  const later = source('s-1', { token: jwt({ exp: seconds('2026-11-01T00:00:00Z') }) });
  expect(found(later, source('s-2', { token: 'opaque', tokenExpires: '2026-10-20' }))).toEqual([
    { kind: 'source', source: 's-2', setting: 'token', expiresAt: new Date('2026-10-21T00:00:00Z') },
    { kind: 'source', source: 's-1', setting: 'token', expiresAt: new Date('2026-11-01T00:00:00Z') },
  ]);
});

test('a token that is renewed by another secret is not worried about', () => {
  const exp = seconds('2026-10-15T00:00:00Z');
  expect(found(source('s-1', { token: jwt({ exp }), refresh: 'r' }))).toEqual([]);
});

test.each([
  ['is no token', 'a.b.c'],
  ['has no end', jwt({ sub: '1' })],
  ['has an end that is no number', jwt({ exp: 'soon' })],
  ['has an end beyond all time', jwt({ exp: 1e300 })],
  ['has a payload that is no JSON', 'eyJhIjoxfQ.eyJ.x'],
])('a secret that %s has no known end', (_what, token) => expect(found(source('s-1', { token }))).toEqual([]));

test('what is no secret is not read as a token', () => {
  expect(found(source('s-1', { note: jwt({ exp: 1 }) }))).toEqual([]);
});

test('of certificates, the one that ends first counts', () => {
  const [short, long] = [20, 4000].map((days) => selfSigned(days).cert);
  const [credential, ...others] = found(source('s-1', { ca: `${long}\n${short}` }));
  expect([credential!.setting, others]).toEqual(['ca', []]);
  const days = Math.round((credential!.expiresAt.getTime() - Date.now()) / 86_400_000);
  expect(days).toBe(20);
});

test('only what ends within the days of the configuration is a finding, and what has ended', () => {
  const sources = ['2026-10-01', '2026-10-27', '2026-10-29'].map((day) =>
    source(`s-${day}`, { token: 't', tokenExpires: day }),
  );
  const told = expiringCredentials({ sources, destinations: [], channels: [], credentialDays: 14 }, settingsOf, NOW);
  expect(told.map(({ source: name }) => name)).toEqual(['s-2026-10-01', 's-2026-10-27']);
});
