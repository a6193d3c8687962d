import { rules } from '../home.ts';
import { pageOf, week } from '../test/tiny-pages.ts';
import { fingerprintsOf, type MadeWith } from './page-fingerprint.ts';

const NOW = new Date('2026-09-14T12:00:00Z');
const PAGE = pageOf(week([]), NOW);
const OWN = rules().of('dnevnik-ru');
const MADE: MadeWith = {
  adapter: { name: 'dnevnik-ru', version: 1 },
  rules: OWN,
  keyId: '00000000',
  settings: {},
  lists: { digestFor: async () => 'list' },
};
const of = (more: Partial<MadeWith> = {}, page = PAGE): Promise<string> => fingerprintsOf({ ...MADE, ...more })(page);

test('the same page made with the same has the same fingerprint', async () => expect(await of()).toBe(await of()));

test.each<[string, Partial<MadeWith>]>([
  ['another version of the adapter', { adapter: { name: 'dnevnik-ru', version: 2 } }],
  ['other mappings', { rules: { ...OWN, madeBy: () => 'others' } }],
  ['another policy', { rules: { ...OWN, policies: { ...OWN.policies, text: 'mark,/value,hold,' } } }],
  ['another key', { keyId: '11111111' }],
  ['other settings', { settings: { attendWritten: true } }],
  ['a class list that has changed', { lists: { digestFor: async () => 'another' } }],
])('with %s it is read anew', async (_what, more) => expect(await of(more)).not.toBe(await of()));

test('with other answers it is read anew', async () =>
  expect(await of({}, { ...PAGE, digest: 'another' })).not.toBe(await of()));
