import type { Condition } from '../contracts/incident.ts';
import { condition } from './condition.ts';
import type { Observations } from './observations.ts';
import type { Kind } from './whose-move.ts';

const DAY_MS = 86_400_000;

/** What is wrong in the data centre itself, and credentials about to run out. */
export function house(seen: Observations): readonly Condition[] {
  const { elsewhere, now, isEmpty } = seen;
  const { configuration, ledgerDifference = 0, disk, backup, isKeyExported } = elsewhere;
  const found: Condition[] = [];
  if (configuration?.isValid === false)
    found.push(condition('config-broken', 'svod.json', [], { count: configuration.mistakes ?? 1 }));
  if (ledgerDifference !== 0) found.push(condition('ledger', 'store', [], { difference: ledgerDifference }));
  if (disk && disk.freeMiB < disk.leastMiB) found.push(condition('disk-low', 'data', [], disk));
  if (!isEmpty && backup && isOld(backup, now))
    found.push(
      condition('backup-old', 'store', [], {
        days: backup.mostDays,
        since: backup.lastAt?.toISOString() ?? '',
      }),
    );
  if (!isEmpty && isKeyExported === false) found.push(condition('key-not-exported', 'key', []));
  return [...found, ...expiringOfSources(seen), ...expiringOfOurs(seen)];
}

/** Secrets of sources that run out: one condition for all that share one, with the earliest day. */
function expiringOfSources({ elsewhere: { credentials = [] }, sources }: Observations): readonly Condition[] {
  const credentialOf = new Map(sources.map(({ source, credential }) => [source, credential]));
  const known = credentials.filter(({ kind, source }) => kind === 'source' && credentialOf.has(source));
  const groups = Map.groupBy(known, ({ source, setting }) => `${credentialOf.get(source)} ${setting}`);
  return [...groups].map(([about, group]) => {
    const at = new Date(Math.min(...group.map(({ expiresAt }) => expiresAt.getTime()))).toISOString();
    const places = group.map(({ source }) => source);
    return condition('credential-expiring', about, places, { setting: group[0]!.setting, at });
  });
}

/** Secrets of platforms and channels that run out, a condition each. */
function expiringOfOurs({
  elsewhere: { credentials = [] },
  destinations,
  channels,
}: Observations): readonly Condition[] {
  const names = { destination: destinations.map(({ name }) => name), channel: channels.map(({ name }) => name) };
  return credentials.flatMap(({ kind, source: name, setting, expiresAt }) => {
    if (kind === 'source' || !names[kind].includes(name)) return [];
    const values = { destination: name, setting, at: expiresAt.toISOString() };
    return [condition('access-expiring', `${kind}s/${name} ${setting}`, [name], values)];
  });
}

const isOld = ({ lastAt, mostDays }: { readonly lastAt?: Date; readonly mostDays: number }, now: Date): boolean =>
  lastAt === undefined || now.getTime() - lastAt.getTime() > mostDays * DAY_MS;

/** Kinds that this look says nothing of: what they speak of was not looked at. */
export function unseenKinds({ elsewhere }: Observations): ReadonlySet<string> {
  const told: readonly [Kind, unknown][] = [
    ['gap', elsewhere.nextReading],
    ['config-broken', elsewhere.configuration],
    ['ledger', elsewhere.ledgerDifference],
    ['disk-low', elsewhere.disk],
    ['backup-old', elsewhere.backup],
    ['key-not-exported', elsewhere.isKeyExported],
    ['credential-expiring', elsewhere.credentials],
    ['access-expiring', elsewhere.credentials],
    ['secret-missing', elsewhere.lacks],
  ];
  return new Set(told.filter(([, value]) => value === undefined).map(([kind]) => kind));
}
