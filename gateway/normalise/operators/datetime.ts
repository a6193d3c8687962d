import { type Zone, zoneOf } from '../zone.ts';
import { demandOptions, MappingError, type Operator, StepProblem } from './operator.ts';

const FORMS = ['iso', 'ru', 'unix'] as const;
type Form = (typeof FORMS)[number];
const ISO = /^\d{4}-\d\d-\d\d[T ]\d\d:[0-5]\d(?::[0-5]\d)?(?:[.,]\d+)?(Z|[+-]\d\d(?::?\d\d)?)?$/i;
const NAIVE = /^\d{4}-\d\d-\d\dT\d\d:[0-5]\d:[0-5]\d(?:\.\d+)?$/;
const RU = /^(\d{1,2})\.(\d{1,2})\.(\d{4})[ T](\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/;
/** Longest text taken: fractions may be of any length, within reason. */
const LONGEST = 64;
/** Above this an instant is told in milliseconds (1973-03-03 as milliseconds, the year 5138 as seconds). */
const MILLISECONDS_FROM = 1e11;
/** 9999-12-31. */
const LAST_INSTANT = 253_402_300_799_999;

/** { "datetime": "iso" } or { "datetime": { "form": "iso", "zone": "/zone" } } */
export const datetime: Operator = {
  name: 'datetime',
  about:
    'An instant as "YYYY-MM-DDTHH:mm:ssZ". "iso": with an offset, or naive and then read in the source\'s zone (or in the zone at a pointer: an IANA name or hours from UTC); fractions of any length are cut off. "ru": "07.09.2026 10:15". "unix": seconds or milliseconds since 1970. (The examples are run in Europe/Moscow.)',
  examples: [
    { step: 'iso', value: '2026-09-07T10:15:32', gives: '2026-09-07T07:15:32Z' },
    { step: 'iso', value: '2026-09-07T10:15:32.1234567', gives: '2026-09-07T07:15:32Z' },
    { step: 'iso', value: '2026-09-07T10:15:32+05:00', gives: '2026-09-07T05:15:32Z' },
    { step: 'iso', value: '2026-01-01T02:00', gives: '2025-12-31T23:00:00Z' },
    {
      step: { form: 'iso', zone: '/zone' },
      value: '2026-09-07T10:15:32',
      input: { zone: 7 },
      gives: '2026-09-07T03:15:32Z',
    },
    { step: 'ru', value: '07.09.2026 10:15', gives: '2026-09-07T07:15:00Z' },
    { step: 'unix', value: 1788765332, gives: '2026-09-07T07:15:32Z' },
    { step: 'iso', value: '2026-09-07T25:00:00', gives: 'map.not-a-time' },
    { step: 'iso', value: 'yesterday', gives: 'map.not-a-time' },
  ],
  prepare(argument, tools) {
    const given = typeof argument === 'object' && argument !== null ? argument : { form: argument };
    demandOptions(given, ['form', 'zone'], 'datetime');
    const { form, zone } = given as { form?: unknown; zone?: unknown };
    const known = FORMS.find((candidate) => candidate === form);
    if (!known)
      throw new MappingError(`"datetime" takes a form: ${FORMS.join(', ')}; or { "form": …, "zone": pointer }`);
    const problem = new StepProblem('map.not-a-time', `Is not a date with time of the form "${known}".`);
    const zoneAt = zone === undefined ? undefined : lastNamed(tools.accessor(String(zone)));
    return (value, context, input) => {
      if (value === '') return undefined;
      const here = zoneAt?.(input) ?? context.zone;
      return toUtc(known, value, here) ?? problem;
    };
  },
};

/** The zone at a pointer; records of one page tell the same one. */
function lastNamed(read: (input: unknown) => unknown): (input: unknown) => Zone | undefined {
  let told: unknown;
  let zone: Zone | undefined;
  return (input) => {
    const value = read(input);
    if (value !== told) [told, zone] = [value, zoneNamed(value)];
    return zone;
  };
}

function zoneNamed(value: unknown): Zone | undefined {
  const name = typeof value === 'number' ? (value < 0 ? `${value}` : `+${value}`) : value;
  if (typeof name !== 'string' || name.length > 60) return undefined;
  try {
    return zoneOf(name);
  } catch {
    return undefined;
  }
}

/** The instant in UTC, whole seconds; undefined when the value is none. */
export function toUtc(form: Form, value: unknown, zone: Zone): string | undefined {
  if (form === 'unix')
    return ofUnix(typeof value === 'string' && value.length < 20 && /^\d+$/.test(value) ? Number(value) : value);
  if (typeof value !== 'string' || value.length > LONGEST) return undefined;
  if (form === 'ru') return ofRu(value, zone);
  // Naive and with seconds, as most journals write it: no list of groups need be made.
  if (NAIVE.test(value)) return ofLocal(value.slice(0, 13), value.slice(14, 16), value.slice(16, 19), zone);
  const found = ISO.exec(value.trim());
  if (!found) return undefined;
  const [text, offset] = found;
  const seconds = text[16] === ':' ? text.slice(16, 19) : ':00';
  const hour = text[10] === 'T' ? text.slice(0, 13) : `${text.slice(0, 10)}T${text.slice(11, 13)}`;
  const here = offset === undefined ? zone : offset === 'Z' || offset === 'z' ? UTC : zoneNamed(offset);
  return here && ofLocal(hour, text.slice(14, 16), seconds, here);
}

const UTC = zoneOf('+0');

function ofLocal(hour: string, minutes: string, seconds: string, zone: Zone): string | undefined {
  const utc = zone.utcHourOf(hour);
  if (!utc) return undefined;
  if (utc.minutes === 0) return `${utc.hour}:${minutes}${seconds}Z`;
  const instant = Date.parse(`${utc.hour}:00:00Z`) + (utc.minutes + Number(minutes)) * 60_000;
  return `${new Date(instant).toISOString().slice(0, 16)}${seconds}Z`;
}

function ofRu(text: string, zone: Zone): string | undefined {
  const [, day = '', month = '', year = '', hour = '', minutes = '', seconds = '00'] = RU.exec(text.trim()) ?? [];
  return year === ''
    ? undefined
    : ofLocal(
        `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}T${hour.padStart(2, '0')}`,
        minutes,
        `:${seconds}`,
        zone,
      );
}

function ofUnix(value: unknown): string | undefined {
  if (typeof value !== 'number' || !(value >= 0)) return undefined;
  const instant = value >= MILLISECONDS_FROM ? value : value * 1000;
  return instant > LAST_INSTANT ? undefined : `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
