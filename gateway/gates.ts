import { assessOne } from './checking.ts';
import { askedBy, gateOf } from './comply/gate.ts';
import type { Profile } from './comply/profile.ts';
import type { Span } from './comply/school-year.ts';
import type { NodeConfig } from './config/config.ts';
import type { Fact } from './contracts/facts.ts';
import type { GateVerdict } from './contracts/gate.ts';
import type { Gateway } from './gateway.ts';
import { HOME } from './home.ts';
import { zoneOf } from './normalise/zone.ts';
import { profileNamed } from './profile.ts';

const DAY_MS = 86_400_000;
/** Days of the journal, up to yesterday, whose completeness opens a gate: four weeks. */
const GATE_DAYS = 28;

/** When each school was last computed, so that what was not read since is not computed again. */
const computed = new WeakMap<Gateway, Map<string, Date>>();

/** Schools that may have a gate: those of the tree that are not closed. */
export const gatedNodes = ({ config }: Gateway): readonly NodeConfig[] =>
  config.nodes.filter(({ kind, state }) => kind === 'school' && state !== 'closed');

export interface CheckGatesOptions {
  /** Computes also what was not read since. @default false */
  readonly isWhole?: boolean;
  readonly signal?: AbortSignal;
}

/**
 * Computes the gates that figures decide and keeps the verdicts that changed; gives those. A gate that figures opened stays open: the
 * launch of an exchange is an event. A person's verdict stands until it is taken back. Cheap where the profile asks nothing, and for
 * schools that were not read since the last time: call it before forwarding.
 * Between two schools others get their turn, and it ends early when the signal aborts.
 */
export async function checkGates(
  gateway: Gateway,
  { isWhole = false, signal }: CheckGatesOptions = {},
): Promise<readonly GateVerdict[]> {
  const { operations, config } = gateway;
  const profile = profileNamed(HOME, config.profile);
  const verdicts = await operations.gates();
  const isAsked = askedBy(profile).length > 0;
  const changed: GateVerdict[] = [];
  for (const node of gatedNodes(gateway)) {
    if (signal?.aborted === true) break;
    const latest = verdicts.get(node.id);
    if (latest?.by === 'person' || latest?.isOpen === true || (!latest && !isAsked)) continue;
    if (!isWhole && isAsked && !(await isReadSince(gateway, node))) continue;
    const verdict = await computeGate(gateway, node, profile);
    await new Promise(setImmediate);
    if (isSame(latest, verdict)) continue;
    await keepGate(gateway, verdict);
    changed.push(verdict);
  }
  return changed;
}

/** Keeps a verdict; one that opens a gate makes the sheets that waited for it due. */
export async function keepGate({ operations, store, config, now }: Gateway, verdict: GateVerdict): Promise<void> {
  await operations.keepVerdict(verdict);
  if (!verdict.isOpen) return;
  const journals = config.nodes.find(({ id }) => id === verdict.node)?.journals ?? [];
  for (const { name } of config.destinations)
    for (const { source, school } of journals) await store.hasten(name, { source, school }, now());
}

/** The verdict of figures now, as if there were none before. */
export async function computeGate(
  gateway: Gateway,
  { id, journals }: NodeConfig,
  profile: Profile = profileNamed(HOME, gateway.config.profile),
): Promise<GateVerdict> {
  const at = gateway.now();
  const times = computed.get(gateway) ?? new Map<string, Date>();
  computed.set(gateway, times.set(id, at));
  const facts: Fact[] = [];
  if (askedBy(profile).length > 0)
    facts.push(...(await assessOne(gateway, journals, daysBefore(gateway, at), profile)).facts);
  return { node: id, ...gateOf(facts, profile), at, by: 'figures' };
}

async function isReadSince(gateway: Gateway, { id, journals }: NodeConfig): Promise<boolean> {
  const last = computed.get(gateway)?.get(id);
  if (!last) return true;
  for (const { source } of journals) {
    const read = await gateway.store.lastReadOf(source);
    if (read && read > last) return true;
  }
  return false;
}

function daysBefore({ config }: Gateway, at: Date): Span {
  const dayOf = (moment: number): string => zoneOf(config.zone).localOf(moment).slice(0, 10);
  return { from: dayOf(at.getTime() - GATE_DAYS * DAY_MS), to: dayOf(at.getTime() - DAY_MS) };
}

const isSame = (a: GateVerdict | undefined, b: GateVerdict): boolean =>
  a !== undefined && a.isOpen === b.isOpen && JSON.stringify(a.reasons) === JSON.stringify(b.reasons);
