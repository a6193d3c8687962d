import { readFileSync } from 'node:fs';
import { type Case, firstName, lastName, ALL_NAMES } from '../../ops/simulators/region/names.ts';
import { checkRegion } from '../showing/checking.ts';
import { causesOf } from '../commands/causes.ts';
import { writePage } from '../demo/page.ts';
import { type Region, startRegion } from '../demo/region.ts';
import { openGateway } from '../main.ts';
import { newFolder, removeFolders, runSvod } from './svod-process.ts';
import { textsIn } from './store-texts.ts';

/*
 * A whole evening of a region whose teachers write pupils' names into topics, homework and comments, through the program as it is
 * run: nothing that leaves it, and nothing it keeps, tells one of them, in any case of the language.
 */

const CASES: readonly Case[] = ['nominative', 'genitive', 'dative', 'instrumental'];
const FORMS = new Set(
  ALL_NAMES.flatMap((name) => {
    const person = { last: name, first: name, middle: name };
    const surnames = (['male', 'female'] as const).flatMap((sex) =>
      CASES.map((form) => lastName({ ...person, sex }, form)),
    );
    const own = CASES.map((form) => firstName({ ...person, sex: 'male' }, form));
    return [name, ...(/(?:ов|ёв|ев|ин|ын|ий)(?:а)?$|ая$/.test(name) ? surnames : []), ...own];
  }).map((form) => form.toLowerCase()),
);
const namesIn = (text: string): string[] => [
  ...new Set((text.match(/\p{L}{3,}/gu) ?? []).filter((word) => FORMS.has(word.toLowerCase()))),
];

let data: string;
let region: Region;
let at: Date;
beforeAll(async () => {
  data = newFolder();
  await (await openGateway({ data })).close();
  const size = { schools: 6, municipalities: 1, days: 5, classes: 2, size: 8 };
  region = await startRegion({ seed: '7', ...size, data, faults: true });
  at = new Date(`${region.to}T17:00:00Z`);
  await region.moveTo(at);
});
afterAll(async () => {
  await region.stop();
  removeFolders();
});

const svod = (...words: string[]) =>
  runSvod(words, { data, env: { SVOD_LOG: 'debug', SVOD_NOW: new Date(at.getTime() + 3_600_000).toISOString() } });

test('no log, screen, parcel, page or export of an evening tells a pupil’s name, and nothing in the store does', async () => {
  const collected = await runSvod(['collect'], { data, env: { SVOD_LOG: 'debug', SVOD_NOW: at.toISOString() } });
  expect(collected.stderr).toContain('page read');
  const told = await Promise.all([
    svod('forward', '--dry-run'),
    svod('check', '--items'),
    svod('quarantine'),
    svod('codes', 'unknown'),
    svod('export'),
  ]);
  expect(told.map(({ code }) => code)).not.toContain(2);
  const [parcels, , , , exported] = told.map(({ stdout }) => stdout) as [string, string, string, string, string];
  expect([parcels.includes('"mode":"snapshot"'), exported.includes('▒')]).toEqual([true, true]);
  for (const { stdout, stderr } of [collected, ...told]) expect(namesIn(stdout + stderr)).toEqual([]);
  expect(namesIn(textsIn(data))).toEqual([]);
});

test('the page of the result tells none either', async () => {
  const gateway = await openGateway({ data, at });
  const counted = { received: 1, accepted: 1, quarantined: 0, filtered: 0 };
  const result = {
    ...{ sources: 6, sheets: 1, records: counted, deliveries: await gateway.store.deliveryCounts('mono-log') },
    ...{ ledger: { difference: 0 }, platform: { effects: 0, duplicates: 0 }, data, details: [] },
    ...{ truth: { file: '', sheets: 0, differences: 0 } },
    planted: { defects: 0, unprovable: 0, found: 0, missed: 0, false: 0 },
  };
  const checked = await checkRegion(gateway, {});
  const causes = causesOf(await Array.fromAsync(gateway.store.quarantined()));
  const findings = await Array.fromAsync(gateway.store.findings({ open: true }));
  const page = readFileSync(writePage(data, { checked, causes, findings, result, language: 'ru' }), 'utf8');
  await gateway.close();
  expect(page).toContain(checked.schools[0]!.name.replaceAll('"', '&quot;'));
  expect([causes.length > 0, namesIn(page)]).toEqual([true, []]);
});

test('the vendors’ answers are full of names: a reader of them would be found out', async () => {
  const { credentials, url } = region.journals[0]!.introduction;
  const headers = { 'Access-Token': String(credentials[0]!.token) };
  const groups = await fetch(`${url}/v2/schools/${credentials[0]!.schoolId}/edu-groups`, { headers });
  const [group] = (await groups.json()) as { id_str: string }[];
  const persons = await fetch(`${url}/v2/edu-groups/${group!.id_str}/persons`, { headers });
  expect(namesIn(await persons.text()).length).toBeGreaterThan(5);
});
