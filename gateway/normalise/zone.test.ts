import { zoneOf } from './zone.ts';
import { datetime } from './operators/datetime.ts';
import { date } from './operators/date.ts';
import type { MapContext } from './context.ts';

const tools = {
  codes: new Map(),
  use: () => undefined,
  accessor: () => () => undefined,
  recipe: () => () => undefined,
};
const instant = (zone: string, local: string): unknown =>
  datetime.prepare('iso', tools)(local, { zone: zoneOf(zone) } as MapContext, {});
const day = (zone: string, told: string): unknown =>
  date.prepare('iso', tools)(told, { zone: zoneOf(zone) } as MapContext, {});

test.each([
  ['Europe/Kaliningrad', '2026-09-01T00:30:00', '2026-08-31T22:30:00Z'],
  ['Europe/Moscow', '2026-01-01T00:00:00', '2025-12-31T21:00:00Z'],
  ['Europe/Moscow', '2024-02-29T23:59:59.999999', '2024-02-29T20:59:59Z'],
  ['Asia/Yekaterinburg', '2026-03-01T01:00:00', '2026-02-28T20:00:00Z'],
  ['Asia/Chita', '2024-03-01T05:00:00', '2024-02-29T20:00:00Z'],
  ['Asia/Kamchatka', '2026-09-01T08:30:00', '2026-08-31T20:30:00Z'],
  ['Asia/Kolkata', '2026-09-01T08:45:10', '2026-09-01T03:15:10Z'],
  ['+05:30', '2026-09-01T08:15:10', '2026-09-01T02:45:10Z'],
  ['+9', '2026-09-01T08:15:10', '2026-08-31T23:15:10Z'],
  ['-3', '2026-09-01T22:15:10', '2026-09-02T01:15:10Z'],
])('in %s it is %s at %s', (zone, local, utc) => {
  expect(instant(zone, local)).toBe(utc);
  expect(zoneOf(zone).localOf(Date.parse(utc))).toBe(local.slice(0, 19));
});

test('a local time that exists twice is the first of the two, one that does not exist is an hour later', () => {
  expect(instant('Europe/Berlin', '2026-10-25T02:30:00')).toBe('2026-10-25T00:30:00Z');
  expect(instant('Europe/Berlin', '2026-03-29T02:30:00')).toBe('2026-03-29T01:30:00Z');
  expect(instant('Europe/Berlin', '2026-03-29T03:30:00')).toBe('2026-03-29T01:30:00Z');
  expect(instant('Europe/Moscow', '2014-10-26T01:30:00')).toBe('2014-10-25T21:30:00Z');
});

test('an instant near midnight belongs to the day of the school', () => {
  expect(day('Asia/Vladivostok', '2026-08-31T14:00:00Z')).toBe('2026-09-01');
  expect(day('Europe/Kaliningrad', '2026-08-31T21:59:59Z')).toBe('2026-08-31');
  expect(day('Europe/Moscow', '2026-12-31T21:00:00+00:00')).toBe('2027-01-01');
});

test('fractions of any length are cut off, and a Z is UTC whatever the zone', () => {
  for (const fraction of ['.12', '.853', '.123456', '.7883797', ''])
    expect(instant('Asia/Chita', `2026-09-01T08:30:00${fraction}`)).toBe('2026-08-31T23:30:00Z');
  expect(instant('Asia/Chita', '2019-09-15T16:35:53.853Z')).toBe('2019-09-15T16:35:53Z');
});

test('a zone that is none is told', () => {
  expect(() => zoneOf('Europe/Nowhere')).toThrow(RangeError);
  expect(() => zoneOf('+25')).toThrow(RangeError);
});
