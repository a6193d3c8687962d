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
  /** What was begun in it the gateway cannot know: one run of a job behind it makes up for all. */
  readonly isOff?: boolean;
  /** A source, destination or channel that the incident has to name. */
  readonly place?: string;
}

type Moment = (day: number, hour: number) => number;
type Draw = <Thing>(things: readonly Thing[]) => Thing;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** School days after which everything is planted once more. */
const ROUND = 22;
/** Fewer schools of one system are no region that a system could refuse. */
const MANY = 3;

/** Everything that goes wrong in a window, by its school days: a whole round of plants every 22 of them. */
export function plantsIn(
  days: readonly string[],
  world: { readonly sourcesOf: World['sourcesOf'] },
  seed: string,
): readonly Plant[] {
  const plants: Plant[] = [];
  for (let first = 0; first + ROUND <= days.length; first += ROUND) {
    const random = randomOf(`${seed}/${first}`);
    const pick: Draw = (things) => things[Math.floor(random() * things.length)]!;
    const at: Moment = (day, hour) => Date.parse(`${days[first + day]}T00:00:00Z`) + hour * HOUR_MS;
    const [dnevnik, netschool] = [world.sourcesOf('dnevnik-ru'), world.sourcesOf('netschool')];
    if (first === 0) plants.push(...beginnings(at));
    plants.push(...vendors(at, pick, dnevnik), ...platform(at), ...house(at));
    for (const [nth, system] of [dnevnik, netschool].entries())
      plants.push(restart(pick(system), at(18 + nth, 17 + random() * 3)));
  }
  return plants.sort((a, b) => a.from - b.from);
}

/** A store that has something in it, before anybody has made a copy or put the key away. */
const beginnings = (at: Moment): readonly Plant[] => [
  {
    name: 'no copy was made yet',
    ...{ from: at(0, 0), until: at(0, 20), incident: 'backup-old' },
    begin: async (world) => world.stopCopies(),
    end: async (world) => world.goOnWithCopies(),
  },
  {
    name: 'the key was not exported yet',
    ...{ from: at(0, 0), until: at(0, 20), incident: 'key-not-exported' },
    begin: async () => {},
    end: async (world) => world.exportKey(),
  },
];

function vendors(at: Moment, pick: Draw, dnevnik: readonly string[]): readonly Plant[] {
  const stranger = pick(dnevnik);
  const refusal: Plant = {
    name: 'Dnevnik.ru takes no token of any school',
    ...{ from: at(20, 9), until: at(21, 9), incident: 'vendor-refused' },
    begin: (world) => world.spoilSecrets(dnevnik),
    end: (world) => world.restoreSecrets(dnevnik),
  };
  return [
    systemFault('Dnevnik.ru is down', 'dnevnik-ru', 'unavailable', at(2, 9), at(4, 9)),
    systemFault('NetSchool shows a page of maintenance', 'netschool', 'html', at(5, 9), at(6, 9)),
    {
      name: `the token of ${stranger} is withdrawn`,
      ...{ from: at(10, 9), until: at(12, 9), incident: 'credential', place: stranger },
      begin: (world) => world.spoilSecrets([stranger]),
      end: (world) => world.restoreSecrets([stranger]),
    },
    ...(dnevnik.length < MANY ? [] : [refusal]),
  ];
}

const platform = (at: Moment): readonly Plant[] => [
  systemFault('the platform fails', 'mono-log', 'server-error', at(7, 9), at(9, 9)),
  {
    name: 'the platform takes our secret no more',
    ...{ from: at(9, 12), until: at(10, 8), incident: 'platform-refused', place: 'mono-log' },
    begin: (world) => world.spoilSecrets(['mono-log']),
    end: (world) => world.restoreSecrets(['mono-log']),
  },
  {
    name: 'nobody takes our messages',
    ...{ from: at(10, 12), until: at(12, 12), incident: 'channel-down', place: 'webhook' },
    begin: async (world) => world.letterbox.open(false),
    end: async (world) => world.letterbox.open(true),
  },
];

const house = (at: Moment): readonly Plant[] => [
  {
    name: 'the version before takes over the store, and this one again',
    ...{ from: at(1, 9), until: at(1, 9) + 1 },
    begin: (world) => world.goBack(),
    end: async () => {},
  },
  {
    name: 'no copies are made for a week',
    ...{ from: at(3, 10), until: at(11, 10), incident: 'backup-old' },
    begin: async (world) => world.stopCopies(),
    end: async (world) => world.goOnWithCopies(),
  },
  {
    name: 'svod.json is broken',
    ...{ from: at(4, 12), until: at(5, 6), incident: 'config-broken' },
    begin: (world) => world.breakConfig(),
    end: (world) => world.mendConfig(),
  },
  {
    name: 'a copy of the store is put back two days later',
    ...{ from: at(13, 3), until: at(15, 3), isOff: true },
    begin: async (world) => world.backup(),
    end: (world) => world.restore(),
  },
  {
    name: 'the gateway is off for two days',
    ...{ from: at(16, 6), until: at(16, 6) + 2 * DAY_MS, isOff: true },
    begin: (world) => world.switchOff(),
    end: (world) => world.switchOn(),
  },
];

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
