import type { Adapter, Page } from '../contracts/adapter.ts';
import { certify } from './certify.ts';
import type { CheckId } from './check.ts';
import type { Told } from './reader.ts';
import { giving, honest, journal, lesson, NOW, PAGES, schema, SECRET, WEEKS } from './tiny-adapter-fixture.ts';
import type { Subject } from './trial.ts';

/*
 * An adapter of a few lines keeps every promise; whichever it breaks, the check that is there for it fails. Systems that lie:
 * each adapter’s certificate.test.ts.
 */
const [first, second] = PAGES as [Page, Page];
let readings = 0;

const BROKEN: readonly (readonly [CheckId, string, Adapter])[] = [
  [
    'settings.refused',
    'takes settings that nobody knows',
    { ...honest, configSchema: { ...schema, additionalProperties: true } },
  ],
  [
    'settings.refused',
    'takes a token that is no text',
    { ...honest, configSchema: { ...schema, properties: { token: { writeOnly: true } } } },
  ],
  [
    'settings.secrets',
    'tells its token in a page',
    giving([{ ...first, records: () => [{ ...lesson(WEEKS[0]!), body: SECRET }] }]),
  ],
  ['access.good', 'sees no school', { ...honest, probe: () => Promise.resolve({ schools: [] }) }],
  ['pages.order', 'gives the new week before the old one', giving([second, first])],
  ['pages.slices', 'covers a week twice', giving([first, { ...first, cursor: 'b' }])],
  ['pages.slices', 'begins a week on a Tuesday', giving([journal('2026-10-13')])],
  ['records.counted', 'counts what it does not list', giving([{ ...first, received: 2 }])],
  [
    'records.counted',
    'lists what its sheet cannot hold',
    giving([{ ...first, records: () => [{ ...lesson(WEEKS[0]!), yields: ['pupil'] }] }]),
  ],
  [
    'pages.repeated',
    'answers otherwise when asked again',
    giving([{ ...first, again: () => Promise.resolve(second) }]),
  ],
  ['times.clock', 'reads a clock of its own', giving([{ ...first, read: { from: NOW, to: new Date(0) } }])],
  ['times.days', 'puts a lesson outside its week', giving([{ ...first, records: () => [lesson('2026-10-11')] }])],
  [
    'run.resumed',
    'begins anew when interrupted',
    { ...honest, pull: (config, _cursor, context) => honest.pull!(config, undefined, context) },
  ],
  ['run.stopped', 'does not hear that it must stop', giving(PAGES)],
  [
    'run.unchanged',
    'gives another digest every time',
    {
      ...honest,
      async *pull() {
        yield { ...first, digest: String((readings += 1)) };
      },
    },
  ],
  [
    'cursor.foreign',
    'takes any text for a cursor',
    { ...honest, pull: (config, _cursor, context) => honest.pull!(config, undefined, context) },
  ],
  [
    'cursor.future',
    'begins anew with a cursor from the future',
    {
      ...honest,
      pull: (config, cursor, context) => honest.pull!(config, cursor! > '2027' ? undefined : cursor, context),
    },
  ],
  [
    'privacy.refs',
    'tells a pupil in a ref',
    giving([{ ...first, records: () => [{ ...lesson(WEEKS[0]!), ref: 'Заварзин/1' }] }]),
  ],
  [
    'privacy.refs',
    'tells a pupil as a place in an answer',
    {
      ...honest,
      pull(config, cursor, context) {
        const containers = () => new Map([['/students/Заварзин', new Set(['list'] as const)]]);
        context.answered?.({ call: 'diary', day: () => undefined, containers });
        return honest.pull!(config, cursor, context);
      },
    },
  ],
  ['answers.drift', 'loses what it cannot read', giving([{ ...first, records: () => [] }])],
];

const failuresOf = async (adapter: Adapter): Promise<readonly string[]> => {
  const subject: Subject = {
    adapter,
    config: { token: SECRET },
    now: NOW,
    personal: ['Заварзин'],
    drift: () => undefined,
  };
  const { checks } = await certify(subject, { language: 'en' });
  return checks.filter(({ result }) => result === 'failed').map(({ id }) => id);
};

test('an adapter that keeps its promises fails nothing', async () => {
  expect(await failuresOf(honest)).toEqual([]);
});

test.each(BROKEN)('%s fails where an adapter %s', async (id, _what, adapter) => {
  expect(await failuresOf(adapter)).toContain(id);
});

test('a ref may count what an answer lists, and names a pupil where it is the id', async () => {
  const pageOf = (refs: readonly string[]): Page => ({
    ...first,
    received: refs.length,
    records: () => refs.map((ref) => ({ ...lesson(WEEKS[0]!), ref })),
  });
  const roster = { kind: 'roster', school: '1', scope: '1', day: '2026-09-01', body: { pupil: [{ id: 'pu-2' }] } };
  const told = {
    ...{ collected: [], difference: 0 },
    sheets: [roster] as unknown as Told['sheets'],
    repeated: [],
    held: new Set<string>(),
    doubtful: [],
  };
  const reader = { read: () => Promise.resolve({ ...told, isPupil: (id: string) => id === '2' }) };
  const resultOf = async (refs: readonly string[]): Promise<string | undefined> => {
    const subject = { adapter: giving([pageOf(refs)]), config: { token: SECRET }, now: NOW, personal: [], reader };
    return (await certify(subject, { language: 'en', only: ['privacy.refs'] })).checks[0]?.result;
  };
  expect(await resultOf(['diary/0/lesson/1', 'diary/1/lesson/2', 'diary/2/lesson/2'])).toBe('passed');
  expect(await resultOf(['diary/2', 'diary/17'])).toBe('failed');
  expect(await resultOf(['diary/0/of-2', 'diary/1/pupil=2'])).toBe('failed');
});

test('a ledger that only troubles make uneven is told by itself, without examples of records', async () => {
  let difference = -620;
  const told = { collected: [], sheets: [], repeated: [], held: new Set<string>(), doubtful: [] };
  const reader = {
    read: () => Promise.resolve({ ...told, difference: (difference += 620), isPupil: () => false }),
  };
  const subject = { adapter: honest, config: { token: SECRET }, now: NOW, personal: [], reader };
  const faults = () => Promise.resolve();
  const { checks } = await certify({ ...subject, faults }, { language: 'en', only: ['answers.faults'] });
  expect(checks).toMatchObject([
    { evidence: 'Under faults the records are the same, but the ledger is not even: difference 620.' },
  ]);
});

test('nothing passes for want of material: where no page came, what looks at pages is skipped or fails', async () => {
  const adapter: Adapter = { ...giving([]), probe: () => Promise.resolve({ schools: ['1'] }) };
  const { checks } = await certify(
    { adapter, config: { token: SECRET }, now: NOW, personal: ['Заварзин'], drift: () => undefined },
    { language: 'en' },
  );
  expect(checks.filter(({ result }) => result === 'passed').map(({ id }) => id)).toEqual([
    'settings.refused',
    'access.good',
    'cursor.foreign',
  ]);
});

test('what the means are missing for is skipped, and says why', async () => {
  const { checks, passed, failed } = await certify(
    { adapter: honest, config: { token: SECRET }, now: NOW, personal: [] },
    { language: 'en' },
  );
  const skipped = checks.filter(({ result }) => result === 'skipped');
  expect(skipped.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['records.expected', 'limits.wait', 'access.bad']),
  );
  expect(skipped.every(({ evidence }) => evidence.startsWith('Not looked at'))).toBe(true);
  expect(passed + failed + skipped.length).toBe(checks.length);
});
