import type { SourceConfig } from '../config/config.ts';
import type { Incident } from '../contracts/incident.ts';
import type { SourceStanding, WaitingSum } from '../contracts/standing.ts';
import { exchangeOf, gatedNodes } from '../forwarding/gates.ts';
import type { Gateway } from '../gateway.ts';
import type {
  ChangeObservation,
  ChannelObservation,
  DestinationObservation,
  FindingObservation,
  GateObservation,
  ObservedElsewhere,
  Observations,
  SourceObservation,
  WorkObservation,
} from '../incidents/observations.ts';
import { nodeFinder } from '../registry/node-finder.ts';

/** Gathers everything that a look at the region needs. Sums only: one sheet is opened at most, however many there are. */
export async function observe(
  gateway: Gateway,
  now: Date,
  { open, elsewhere }: { readonly open: readonly Incident[]; readonly elsewhere: ObservedElsewhere },
): Promise<Observations> {
  const { config, operations } = gateway;
  const sources = config.sources.filter(({ paused }) => !paused);
  const standings = await operations.standings(
    sources.map(({ name }) => name),
    now,
  );
  return {
    now,
    sources: sourcesSeen(gateway, sources, standings, { now, elsewhere }),
    ...(await findingsSeen(gateway)),
    quarantine: await operations.quarantineSums(),
    destinations: await destinationsSeen(gateway),
    gates: await gatesSeen(gateway),
    works: await worksSeen(gateway),
    channels: await channelsSeen(gateway),
    isEmpty: await isEmpty(gateway),
    open: new Map(open.map(({ key, places }) => [key, places])),
    elsewhere,
  };
}

async function isEmpty({ store }: Gateway): Promise<boolean> {
  for await (const _first of store.sheets({})) return false;
  return true;
}

function sourcesSeen(
  gateway: Gateway,
  sources: readonly SourceConfig[],
  standings: readonly SourceStanding[],
  { now, elsewhere }: Pick<Observations, 'now' | 'elsewhere'>,
): readonly SourceObservation[] {
  const firstWith = new Map<string, string>();
  const open = new Set<string>();
  const closed = new Set<string>();
  for (const { state, journals } of gateway.config.nodes)
    for (const { source } of journals) (state === 'closed' ? closed : open).add(source);
  return sources.map(({ name, system, settings }, index) => {
    const { host, secrets } = accessIn(settings, gateway.adapterOf(system).configSchema);
    const shared = JSON.stringify([system, host, secrets]);
    if (!firstWith.has(shared)) firstWith.set(shared, name);
    const standing = standings[index]!;
    const due = elsewhere.nextReading?.(name, standing.lastGoodAt ?? standing.watchedSince);
    return {
      ...standing,
      ...{ system, host, credential: secrets === undefined ? name : firstWith.get(shared)! },
      ...(due && due < now && { dueSince: due }),
      isLeft: closed.has(name) && !open.has(name),
    };
  });
}

interface SettingSchema {
  readonly format?: string;
}

/** Host and secrets of settings, as the schema of their adapter marks them. */
function accessIn(
  settings: unknown,
  schema: object,
): { readonly host: string; readonly secrets: readonly unknown[] | undefined } {
  const { properties = {} } = schema as { readonly properties?: Readonly<Record<string, SettingSchema>> };
  const values = settings as Readonly<Record<string, unknown>>;
  const address = Object.keys(properties).find((key) => properties[key]?.format === 'uri' && key !== 'proxy');
  const url = address === undefined ? undefined : values[address];
  const secrets = Object.keys(properties)
    .filter((key) => JSON.stringify(properties[key]).includes('"writeOnly":true'))
    .flatMap((key) => (values[key] === undefined ? [] : [values[key]]));
  return {
    host: typeof url === 'string' && URL.canParse(url) ? new URL(url).host : '',
    secrets: secrets.length > 0 ? secrets : undefined,
  };
}

async function findingsSeen({ store }: Gateway): Promise<Pick<Observations, 'findings' | 'changes'>> {
  const findings: FindingObservation[] = [];
  const changes: ChangeObservation[] = [];
  for await (const { source, kind, slice, change } of store.findings({ open: true }))
    if (change) {
      const { what, kind = '', call: entity = kind, field, isQuarantined } = change;
      // What waits in the quarantine as a whole is an incident of that already.
      if (!isQuarantined) changes.push({ source, what, entity, field });
    } else if (slice && (kind === 'loss' || kind === 'empty'))
      findings.push({ source, kind, sheet: slice.kind, from: slice.from });
  return { findings, changes };
}

async function destinationsSeen(gateway: Gateway): Promise<readonly DestinationObservation[]> {
  const { config, operations } = gateway;
  const isOpen = await exchangeOf(gateway);
  const nodeOf = nodeFinder(config.nodes);
  const gates = await operations.gates();
  const jobs = new Map((await operations.jobStates()).map((state) => [state.job, state]));
  const placed = (sum: WaitingSum): DestinationObservation['waiting'][number] => {
    const node = nodeOf(sum.source, sum.school);
    if (node === undefined) return { ...sum, state: 'unplaced' };
    if (!isOpen(node)) return { ...sum, state: 'gated' };
    const openSince = gates.get(node)?.at.getTime() ?? 0;
    return { ...sum, state: 'placed', since: new Date(Math.max(sum.since.getTime(), openSince)) };
  };
  const destinations = config.destinations.filter(({ paused }) => !paused);
  return Promise.all(
    destinations.map(async ({ name }) => {
      const job = jobs.get(`forward:${name}`);
      const waiting = await operations.waitingSums(name);
      return {
        name,
        ...(job?.error !== undefined && { error: job.error }),
        // What was begun before may not have known of schools that have got a node since.
        ...(job?.wellSince && job.startedAt >= gateway.openedAt && { wellSince: job.wellSince }),
        waiting: waiting.map(placed),
        dead: await operations.deadSums(name),
      };
    }),
  );
}

async function worksSeen({ config, operations }: Gateway): Promise<readonly WorkObservation[]> {
  const errors = new Map((await operations.jobStates()).map(({ job, error }) => [job, error]));
  const works: readonly Pick<WorkObservation, 'kind' | 'name'>[] = [
    ...config.destinations.flatMap(({ name, paused }) => (paused ? [] : [{ kind: 'balance' as const, name }])),
    { kind: 'digest', name: '' },
    { kind: 'keeping', name: '' },
  ];
  return works.map(({ kind, name }) => {
    const error = errors.get(`${kind}:${name}`);
    return { kind, name, ...(error !== undefined && { error }) };
  });
}

async function channelsSeen({ config, operations }: Gateway): Promise<readonly ChannelObservation[]> {
  const states = new Map((await operations.channelStates()).map((state) => [state.channel, state]));
  return config.channels.flatMap(({ name, paused }) => {
    const { failures = 0, error } = states.get(name) ?? {};
    return paused ? [] : [{ name, failures, ...(error !== undefined && { error }) }];
  });
}

async function gatesSeen(gateway: Gateway): Promise<readonly GateObservation[]> {
  const gates = await gateway.operations.gates();
  return (await gatedNodes(gateway)).flatMap(({ id, parent = '' }) => {
    const verdict = gates.get(id);
    return verdict ? [{ ...verdict, parent }] : [];
  });
}
