import type { ShownChange } from '../showing/field-diff.ts';
import { relayedSchool } from './relayed-school.ts';
import type { Ended } from './svod-process.ts';

/* ЭлЖур writes the same things in several ways, and its adapter evens them out: only the answers themselves show that one has turned. */

const HOMEWORK = '/response/result/students/*/days/*/items/*/homework';

const NEXT_DAY = '2026-10-24T17:30:00Z';

const school = relayedSchool('eljur', { pupilsPerCall: 1 });
const svod = (words: string): Promise<Ended> => school.svod(words);

interface Collected {
  readonly sources: readonly { readonly records: { readonly received: number }; readonly changed: number }[];
}

/** What came of a reading of answers that are told otherwise. */
async function collectedAs(meddle: (text: string) => string): Promise<Collected['sources'][0]> {
  school.meddle = meddle;
  const { result } = await svod('collect --json');
  return result<Collected>().sources[0]!;
}

async function changes(): Promise<readonly ShownChange[]> {
  const { result } = await svod('census diff --json');
  return result<{ sources: readonly { changes: readonly ShownChange[] }[] }>().sources[0]!.changes;
}

/** Homework by its ids as a list, as other versions of the vendor have it. */
const listed = (text: string): string =>
  JSON.stringify(JSON.parse(text), (key, value: unknown) =>
    key === 'homework' && typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.values(value)
      : value,
  );
/** Answers without their envelope. */
const bare = (text: string): string => {
  const { response } = JSON.parse(text) as { readonly response?: { readonly result?: unknown } };
  return response?.result === undefined ? text : JSON.stringify(response.result);
};

test('the containers of the answers are shown by call, with no key that is a pupil’s', async () => {
  const { stdout } = await svod('census show');
  expect(stdout).toMatch(/^Ответы на getdiary — посмотрено: \d+$/m);
  expect(stdout).toMatch(
    new RegExp(`^  ${HOMEWORK.replaceAll('*', '\\*')} .*объект по номерам или дням \\d+.* сообщать$`, 'm'),
  );
  const places = [...stdout.matchAll(/^  (\/response\S*)/gm)].map(([, place]) => place);
  expect(places.length).toBeGreaterThan(20);
  expect(places.filter((place) => /\d|[^\w/*]/.test(place!))).toEqual([]);
});

test('a list for an object by ids is told with its first example, while every record comes as before; the same again is one finding', async () => {
  const before = await collectedAs((text) => text);
  const now = await collectedAs(listed);
  expect([now.changed, now.records.received]).toEqual([0, before.records.received]);
  const told = await changes();
  expect(told).toMatchObject([
    {
      ...{ what: 'type', call: 'getdiary', field: HOMEWORK, was: ['numbered'], finding: expect.any(String) },
      now: expect.arrayContaining(['list']),
      example: { ref: 'getdiary', day: expect.stringMatching(/^2026-/) },
    },
  ]);
  await collectedAs(listed);
  expect((await changes()).map(({ finding }) => finding)).toEqual([told[0]!.finding]);
  expect((await svod('census diff')).stdout).toMatch(
    /getdiary \/response\S+\/homework: было объект по номерам или дням, стало .*список — (\d+) из \1; первый пример: ответ на getdiary, 2026-\d\d-\d\d; читает сам адаптер/,
  );
});

test('an envelope that is gone is told, and ends as soon as it comes again', async () => {
  await collectedAs((text) => text);
  school.now = NEXT_DAY;
  await collectedAs(bare);
  const told = (await changes()).map(({ what, call, field, was }) => [what, call, field, ...was].join(' '));
  expect(told.sort()).toEqual(['gone getdiary /response object', 'gone getfinalassessments /response object']);
  // Every page was as before; what is shown is the day of the last records.
  expect((await svod('census')).stdout).toMatch(/ · 2026-10-23: записей \d{3,}, .* изменений ждёт решения: 2$/m);
  await collectedAs((text) => text);
  expect(await changes()).toEqual([]);
});

test('what is accepted is told no more', async () => {
  await collectedAs(listed);
  expect(await svod('census diff')).toMatchObject({ code: 1 });
  await svod('census accept');
  await collectedAs(listed);
  expect(await svod('census diff')).toMatchObject({ code: 0 });
});
