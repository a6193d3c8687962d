import { schoolDays, momentAt, addDays } from './calendar.ts';
import { DIALECTS } from './dialects.ts';
import { idsOf } from './identifiers.ts';
import type { Municipality, Region, RegionOptions, Zone } from './region.ts';
import { random } from './random.ts';

/** Zones of the region, by municipality; none of them has daylight-saving changes. */
const ZONES: readonly Zone[] = [
  { name: 'Europe/Moscow', offset: 3 },
  { name: 'Asia/Yekaterinburg', offset: 5 },
  { name: 'Europe/Samara', offset: 4 },
];

const DISTRICTS = (
  'Заречный Луговой Степной Боровой Нагорный Приозёрный Сосновский Ключевской Каменский Полянский Берёзовский Заводской ' +
  'Северный Южный Восточный Западный Центральный Октябрьский Первомайский Привольный'
).split(' ');

/** Smallest region that has a silent school. */
const SILENT_FROM = 5;
/** A region's schools are dealt to the systems one after another. */
const SYSTEMS = Object.keys(DIALECTS).length;

/** What is known of the region before any school is generated; cheap. @throws {RangeError} on options out of range */
export function openRegion(options: RegionOptions): Region {
  const { schools, municipalities, days, size, classes } = options;
  if (!(schools >= 1 && schools <= 800)) throw new RangeError('A region has 1 to 800 schools.');
  if (!(municipalities >= 1 && municipalities <= schools))
    throw new RangeError('A region has at least one municipality, and no more than schools.');
  if (!(days >= 1 && days <= 400)) throw new RangeError('A window has 1 to 400 school days.');
  if (!(size >= 2 && size <= 40)) throw new RangeError('A class has 2 to 40 pupils.');
  if (!(classes >= 1 && classes <= 60)) throw new RangeError('A school has 1 to 60 classes.');
  const window = schoolDays(options.from, days);
  const to = window.at(-1)!;
  return {
    options,
    days: window,
    from: window[0]!,
    to,
    municipalities: Array.from({ length: municipalities }, (_, index) => municipality(index)),
    last: momentAt(addDays(to, 1), 0, 0),
    silent: silentOf(options),
  };
}

/**
 * Index of the school that enters nothing. Where there are more schools than systems it is never the only one of its system: the last school is
 * silent then, of whose system the first round has one.
 */
function silentOf({ seed, schools }: RegionOptions): number | undefined {
  if (schools < SILENT_FROM) return undefined;
  const drawn = 1 + random(seed, 'silent').below(schools - 1);
  const isAlone = drawn < SYSTEMS && drawn + SYSTEMS >= schools;
  return schools > SYSTEMS && isAlone ? schools - 1 : drawn;
}

function municipality(index: number): Municipality {
  const round = Math.floor(index / DISTRICTS.length);
  const district = DISTRICTS[index % DISTRICTS.length]!;
  return {
    key: `m${index}`,
    ids: idsOf(index)('municipality'),
    name: `${district}${round === 0 ? '' : ` ${round + 1}-й`} район`,
    oktmo: `20${String(601 + index).padStart(3, '0')}000`,
    cityName: `посёлок ${district}${round === 0 ? '' : `-${round + 1}`}`,
  };
}

/** A municipality lies in one zone. */
export const zoneOf = (municipality: number): Zone => ZONES[municipality % ZONES.length]!;
