import { assessOne } from '../showing/checking.ts';
import { askedBy, gateOf } from '../comply/gate.ts';
import type { Profile } from '../comply/profile.ts';
import type { Span } from '../comply/school-year.ts';
import type { NodeConfig } from '../config/config.ts';
import type { Fact } from '../contracts/facts.ts';
import type { GateVerdict } from '../contracts/gate.ts';
import type { Gateway } from '../gateway.ts';
import { HOME } from '../home.ts';
import { nodeFinder } from '../registry/node-finder.ts';
import { zoneOf } from '../normalise/zone.ts';
import { profileNamed } from '../rules/profile.ts';

const DAY_MS = 86_400_000;
/** Days of the journal, up to yesterday, whose completeness opens a gate: four weeks. */
const GATE_DAYS = 28;

/** The last reading of each school's journals when its verdict was kept: what was not read since is not computed again. */
const computed = new WeakMap<Gateway, Map<string, string>>();

/** Schools that may have a gate: those of the tree that are not closed, and closed ones of which sheets still wait. */
export async function gatedNodes({ config, operations }: Gateway): Promise<readonly NodeConfig[]> {
  const schools = config.nodes.filter(({ kind }) => kind === 'school');
  if (!schools.some(({ state }) => state === 'closed')) return schools;
  const nodeOf = nodeFinder(config.nodes);
  const waiting = new Set<string | undefined>();
  for (const { name } of config.destinations)
    for (const { source, school } of await operations.waitingSums(name)) waiting.add(nodeOf(source, school));
  return schools.filter(({ id, state }) => state !== 'closed' || waiting.has(id));
}

/**
 * Says of nodes whether their exchange is open, by the verdicts that are kept. Where the profile asks anything, a school without a
 * verdict is closed: nobody has said yet that it may begin.
 */
export async function exchangeOf({ operations, config }: Gateway): Promise<(node: string) => boolean> {
  const verdicts = await operations.gates();
  const isAsked = askedBy(profileNamed(HOME, config.profile)).length > 0;
  const asked = new Set(config.nodes.flatMap(({ id, kind }) => (isAsked && kind === 'school' ? [id] : [])));
  return (node) => verdicts.get(node)?.isOpen ?? !asked.has(node);
}

/** As `exchangeOf`, with what figures would say of schools without a verdict; nothing is kept. For the dry run. */
export async function exchangeForecast(gateway: Gateway): Promise<(node: string) => boolean> {
  const isOpen = await exchangeOf(gateway);
  const verdicts = await gateway.operations.gates();
  const found = new Map<string, boolean>();
  for (const node of await gatedNodes(gateway))
    if (!verdicts.has(node.id) && !isOpen(node.id)) found.set(node.id, (await computeGate(gateway, node)).isOpen);
  return (node) => found.get(node) ?? isOpen(node);
}

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
  const times = computed.get(gateway) ?? new Map<string, string>();
  computed.set(gateway, times);
  const changed: GateVerdict[] = [];
  for (const node of await gatedNodes(gateway)) {
    if (signal?.aborted === true) break;
    const latest = verdicts.get(node.id);
    if (latest?.by === 'person' || latest?.isOpen === true || (!latest && !isAsked)) continue;
    // Looked up before the figures: what is stored meanwhile is computed next time.
    const reading = isAsked ? await lastReading(gateway, node) : '';
    if (!isWhole && isAsked && times.get(node.id) === reading) continue;
    const verdict = await computeGate(gateway, node, profile);
    await new Promise(setImmediate);
    if (!isSame(latest, verdict)) {
      await keepGate(gateway, verdict);
      changed.push(verdict);
    }
    times.set(node.id, reading);
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
  const facts: Fact[] = [];
  if (askedBy(profile).length > 0)
    facts.push(...(await assessOne(gateway, journals, daysBefore(gateway, at), profile)).facts);
  return { node: id, ...gateOf(facts, profile), at, by: 'figures' };
}

/** Equal where no journal of the school was read in between. */
async function lastReading({ store }: Gateway, { journals }: NodeConfig): Promise<string> {
  const reads: (number | undefined)[] = [];
  for (const { source } of journals) reads.push((await store.lastReadOf(source))?.getTime());
  return JSON.stringify(reads);
}

function daysBefore({ config }: Gateway, at: Date): Span {
  const dayOf = (moment: number): string => zoneOf(config.zone).localOf(moment).slice(0, 10);
  return { from: dayOf(at.getTime() - GATE_DAYS * DAY_MS), to: dayOf(at.getTime() - DAY_MS) };
}

const isSame = (a: GateVerdict | undefined, b: GateVerdict): boolean =>
  a !== undefined && a.isOpen === b.isOpen && JSON.stringify(a.reasons) === JSON.stringify(b.reasons);
