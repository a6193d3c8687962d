import { randomOf } from '../chaos/phases.ts';
import type { World } from './world.ts';

/** Something that is made to go wrong, and what the gateway should say of it. */
export interface Plant {
  readonly name: string;
  /** Milliseconds; it lasts from the first until before the second. */
  readonly from: number;
  readonly until: number;
  begin(world: World): Promise<void>;
  end(world: World): Promise<void>;
  /** Kind of the one incident that has to open and close again. Absent: none may open of it. */
  readonly incident?: string;
  /** What was read in it the gateway cannot know: one reading behind it makes up for all. */
  readonly isOff?: boolean;
  /** A source or destination that the incident has to name. */
  readonly place?: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** School days after which everything is planted once more. */
const ROUND = 22;

/** Everything that goes wrong in a window, by its school days: a whole round of plants every 22 of them. */
export function plantsIn(days: readonly string[], world: Pick<World, 'sourcesOf'>, seed: string): readonly Plant[] {
  const plants: Plant[] = [];
  for (let first = 0; first + ROUND <= days.length; first += ROUND)
    plants.push(...roundOf(days.slice(first, first + ROUND), world, `${seed}/${first}`));
  return plants.sort((a, b) => a.from - b.from);
}

function roundOf(days: readonly string[], world: Pick<World, 'sourcesOf'>, seed: string): readonly Plant[] {
  const random = randomOf(seed);
  const pick = <Thing>(things: readonly Thing[]): Thing => things[Math.floor(random() * things.length)]!;
  const at = (day: number, hour: number): number => Date.parse(`${days[day]}T00:00:00Z`) + hour * HOUR_MS;
  const [dnevnik, netschool] = [world.sourcesOf('dnevnik-ru'), world.sourcesOf('netschool')];
  const stranger = pick(dnevnik);
  return [
    systemFault('Dnevnik.ru is down', 'dnevnik-ru', 'unavailable', at(2, 9), at(4, 9)),
    systemFault('NetSchool shows a page of maintenance', 'netschool', 'html', at(5, 9), at(6, 9)),
    systemFault('the platform fails', 'mono-log', 'server-error', at(7, 9), at(9, 9)),
    {
      name: `the token of ${stranger} is withdrawn`,
      ...{ from: at(10, 9), until: at(12, 9), incident: 'credential', place: stranger },
      begin: (world) => world.spoilToken(stranger),
      end: (world) => world.restoreToken(stranger),
    },
    {
      name: 'a copy of the store is put back two days later',
      ...{ from: at(13, 3), until: at(15, 3), isOff: true },
      begin: (world) => world.backup(),
      end: (world) => world.restore(),
    },
    {
      name: 'the gateway is off for two days',
      ...{ from: at(16, 6), until: at(16, 6) + 2 * DAY_MS, isOff: true },
      begin: (world) => world.switchOff(),
      end: (world) => world.switchOn(),
    },
    ...[pick(dnevnik), pick(netschool)].map((source, nth) => restart(source, at(18 + nth, 17 + random() * 3))),
  ];
}

const systemFault = (name: string, system: string, fault: string, from: number, until: number): Plant => ({
  ...{ name, from, until },
  incident: system === 'mono-log' ? 'platform-down' : 'vendor-down',
  begin: (world) => world.fault(system, fault),
  end: (world) => world.fault(system, undefined),
});

/** Stopped in the middle of the evening, and started again at once. */
const restart = (source: string, from: number): Plant => ({
  name: `the gateway is restarted while ${source} is read`,
  ...{ from, until: from + 1 },
  begin: (world) => world.interrupt(source),
  end: async () => {},
});
