import { settingsOf } from '../adapter-finder.ts';
import type { SourceConfig } from '../config/config.ts';
import type { Assumption, EvidenceGrade } from '../contracts/adapter.ts';
import { ERRORS, type ErrorCode } from '../contracts/errors.ts';
import type { Finding } from '../contracts/finding.ts';
import type { Incident, Owner } from '../contracts/incident.ts';
import type { QuarantineSum } from '../contracts/standing.ts';
import { type Credential, expiringCredentials } from '../config/credentials.ts';
import type { Gateway } from '../gateway.ts';
import { meaningOf, OWNER_OF, recordKindOf } from '../incidents/whose-move.ts';

/** How one source stands, and whose move it is. */
export interface SourceState {
  readonly name: string;
  readonly system: string;
  readonly grade: EvidenceGrade;
  readonly assumed: readonly Assumption[];
  /** failing: its last reading ended with an error; never: no reading came to an end yet. */
  readonly state: 'ok' | 'failing' | 'never' | 'paused';
  readonly lastSuccessAt?: Date;
  /** Code of the error that ended the last reading. */
  readonly lastError?: string;
  /** Sheets that wait for a destination, summed over the destinations that are not paused; absent where none is known. */
  readonly waiting?: number;
  readonly quarantined: number;
  readonly openFindings: number;
  /** What runs out soon, or has run out. */
  readonly expiring: readonly Pick<Credential, 'setting' | 'expiresAt'>[];
  /** Open incidents that it is a place of; the owner of the newest one, or where nobody looked yet of the failure, of the lack of a secret, or of what is held back. */
  readonly incidents: readonly number[];
  readonly owner?: Owner;
}

/** Of these sources, in their order; as cheap for a thousand as for one. */
export async function sourceStates(
  gateway: Gateway,
  sources: readonly SourceConfig[],
): Promise<readonly SourceState[]> {
  const { operations, config, now } = gateway;
  const names = sources.map(({ name }) => name);
  const [standings, waiting, held, open, incidents] = await Promise.all([
    operations.standings(names, now()),
    waitingOf(gateway),
    operations.quarantineSums(),
    Array.fromAsync(gateway.store.findings({ open: true })),
    operations.incidents({ open: true }).then(incidentsByPlace),
  ]);
  const quarantined = summed(held, ({ count }) => count);
  const findings = summed(open, () => 1);
  const moves = movesOf(open, held);
  // A platform or a channel may be called as a source is.
  const ofSources = { sources, destinations: [], channels: [], credentialDays: config.credentialDays };
  const expiring = Map.groupBy(expiringCredentials(ofSources, settingsOf, now()), ({ source }) => source);
  return sources.map(({ name, system, paused, lack }, index): SourceState => {
    const { last, lastGoodAt } = standings[index]!;
    const own = incidents.get(name) ?? [];
    const owner =
      own[0]?.owner ??
      (last?.outcome === 'failed' && !paused ? ownerOf(last.error) : undefined) ??
      (paused ? undefined : lack ? OWNER_OF['secret-missing'] : moves.get(name));
    return {
      name,
      system,
      grade: gateway.adapterOf(system).grade,
      assumed: gateway.adapterOf(system).assumed ?? [],
      state: paused ? 'paused' : !last ? 'never' : last.outcome === 'failed' ? 'failing' : 'ok',
      ...(lastGoodAt && { lastSuccessAt: lastGoodAt }),
      ...(last?.error !== undefined && { lastError: last.error }),
      waiting: waiting.get(name) ?? 0,
      quarantined: quarantined.get(name) ?? 0,
      openFindings: findings.get(name) ?? 0,
      expiring: (expiring.get(name) ?? []).map(({ setting, expiresAt }) => ({ setting, expiresAt })),
      incidents: own.map(({ id }) => id),
      ...(owner && { owner }),
    };
  });
}

async function waitingOf({ operations, config }: Gateway): Promise<ReadonlyMap<string, number>> {
  const open = config.destinations.filter(({ paused }) => !paused);
  const sums = await Promise.all(open.map(({ name }) => operations.waitingSums(name)));
  return summed(sums.flat(), ({ sheets }) => sheets);
}

function summed<Row extends { readonly source: string }>(
  rows: readonly Row[],
  countOf: (row: Row) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.source, (sums.get(row.source) ?? 0) + countOf(row));
  return sums;
}

function incidentsByPlace(incidents: readonly Incident[]): ReadonlyMap<string, readonly Incident[]> {
  const byPlace = new Map<string, Incident[]>();
  for (const incident of incidents)
    for (const place of incident.places) {
      const known = byPlace.get(place);
      if (known) known.push(incident);
      else byPlace.set(place, [incident]);
    }
  return byPlace;
}

/** Whose move what is held back is, by source: pages and slices first, of which somebody decides at once, then the most frequent of the records. */
function movesOf(
  findings: readonly Pick<Finding, 'source' | 'kind' | 'error'>[],
  held: readonly QuarantineSum[],
): ReadonlyMap<string, Owner> {
  const moves = new Map<string, Owner>();
  for (const { source, code } of held.toSorted((a, b) => a.count - b.count))
    moves.set(source, OWNER_OF[recordKindOf(code)]);
  for (const kind of ['empty', 'source', 'change', 'loss'] as const)
    for (const { source, error } of findings.filter((one) => one.kind === kind))
      moves.set(source, kind === 'source' ? ownerOf(error) : OWNER_OF[MOVE[kind]]);
  return moves;
}
const MOVE = { empty: 'empty-reading', change: 'fields-changed', loss: 'held-slice' } as const;

/** Whose move a failed reading is. */
const ownerOf = (error: string | undefined): Owner =>
  OWNER_OF[meaningOf(error, (code) => ERRORS[code as ErrorCode]?.remedy).kind];
