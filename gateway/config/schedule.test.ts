import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { emptyConfig } from './config.ts';
import { readConfig } from './read-config.ts';
import { GatewayError } from '../contracts/errors.ts';
import { configRules } from '../home.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

afterAll(removeFolders);

const settings = { accessToken: { $env: 'T' } };
const read = (schedule: object, own?: object) => {
  const file = join(newFolder(), 'svod.json');
  const source = { system: 'dnevnik-ru', settings, ...(own && { schedule: own }) };
  writeFileSync(file, JSON.stringify({ schedule, sources: { s1: source } }, null, 1));
  return readConfig(file, configRules(), { T: 't' });
};
const mistakesOf = (schedule: object, own?: object): readonly string[] => {
  try {
    read(schedule, own);
  } catch (error) {
    if (error instanceof GatewayError)
      return error.sentences.slice(1).map(({ key, values }) => `${key} ${values['at']}`);
    throw error;
  }
  return [];
};

test('a schedule that is left out, whole or in part, is the one that the reference page tells', () => {
  const whole = emptyConfig().schedule;
  expect(read({}).schedule).toEqual(whole);
  expect(read({ collect: {}, forward: {} }).schedule).toEqual(whole);
  expect(whole).toMatchObject({ collect: { at: [1140], windowMinutes: 300 }, forwardEveryMinutes: 10, parallel: 4 });
});

test('clock times, quiet hours and holidays are taken as they are written', () => {
  const { schedule } = read({
    ...{ collect: { at: ['15:30', '00:00'] }, quietHours: ['23:00-05:00', '12:00-24:00'] },
    ...{ holidays: ['2026-11-04', '2026-12-30/2027-01-10'] },
  });
  expect(schedule.collect.at).toEqual([930, 0]);
  expect(schedule.quiet).toEqual([
    { from: 1380, until: 300 },
    { from: 720, until: 1440 },
  ]);
  expect(schedule.holidays[0]).toEqual({ from: '2026-11-04', to: '2026-11-04' });
});

test('a source may have its own times; what it leaves out is that of all', () => {
  const config = read({ collect: { at: ['20:00'], weekdays: [1, 2] } }, { windowMinutes: 10 });
  expect(config.sources[0]!.times).toEqual({ at: [1200], windowMinutes: 10, weekdays: [1, 2] });
  expect(read({}, { at: ['06:15'] }).sources[0]!.times.at).toEqual([375]);
});

test('what cannot be followed is told with its place and what would be right', () => {
  expect(mistakesOf({ collect: { at: ['7:00'] }, quietHours: ['1-5'], holidays: ['04.11.2026'] })).toEqual([
    'mistake.like /schedule/collect/at/0',
    'mistake.like /schedule/quietHours/0',
    'mistake.like /schedule/holidays/0',
  ]);
  expect(mistakesOf({ holidays: ['2026-11-31', '2026-11-05/2026-11-04'] })).toEqual([
    'mistake.no-day /schedule/holidays/0',
    'mistake.span-order /schedule/holidays/1',
  ]);
  expect(mistakesOf({ quietHours: ['06:00-18:00', '18:00-06:00'] })).toEqual([
    'mistake.always-quiet /schedule/quietHours',
  ]);
  expect(mistakesOf({}, { weekdays: [8] })).toEqual(['mistake.at-most /sources/s1/schedule/weekdays/0']);
});
