import { createHash } from 'node:crypto';

/**
 * What can go wrong between a client and a simulated system.
 *
 * | fault         | what the client sees                                                            |
 * | slow          | the answer comes after `ms`                                                     |
 * | cut           | the connection ends before anything was done                                    |
 * | cut-answer    | the connection ends in the middle of the answer                                 |
 * | rate-limited  | 429 (or `status`, e.g. 433) with Retry-After                                     |
 * | unavailable   | 503 with Retry-After                                                            |
 * | server-error  | 500 before anything was done                                                    |
 * | html          | 200 with a page for people where JSON was promised                              |
 * | empty         | 200 with nothing in it, in the system's own form                                |
 * | fail-after    | 500 although it was done                                                        |
 * | lost-answer   | it was done, and the connection ends without an answer                          |
 *
 * A system may know further faults of its own; it draws them by their own names.
 */
export const DOOR_FAULTS = [
  'slow',
  'cut',
  'cut-answer',
  'rate-limited',
  'unavailable',
  'server-error',
  'html',
  'empty',
  'fail-after',
  'lost-answer',
] as const;
export type DoorFault = (typeof DOOR_FAULTS)[number];

export interface FaultRule {
  /** One of DOOR_FAULTS, or a fault of the system's own. */
  readonly fault: string;
  /** Share of requests it strikes, 0 to 1. */
  readonly rate: number;
  /** Regular expression on "METHOD /path", case-insensitive. Without it, every request. */
  readonly on?: string;
  /** slow: milliseconds. @default 50 */
  readonly ms?: number;
  /** rate-limited: the status. @default 429 */
  readonly status?: number;
  /** An outage: strikes a request that was struck the last time too. @default false */
  readonly isLasting?: boolean;
  /** Retry-After in seconds; every other time it is given as a date. @default 1 */
  readonly retryAfter?: number;
}

/** The file of `--faults`. */
export interface FaultPlan {
  /** @default "1" */
  readonly seed?: string;
  readonly faults: readonly FaultRule[];
}

export interface Faults {
  /**
   * The fault that strikes this request, if any. `things` says what is asked for (one text, or one a thing where a call
   * carries many): a request with a thing that was struck the last time it was asked for is spared, unless the rule is lasting.
   * `request`: "METHOD /path". `names`: only these faults are drawn.
   */
  strike(things: string | readonly string[], request: string, names: readonly string[]): FaultRule | undefined;
  /** How often each struck. */
  counts(): Readonly<Record<string, number>>;
}

/**
 * Draws faults by rate and seed. What is drawn depends on the seed, the things asked for and how often they were, and not
 * on the order of other requests, so that a run with parallel requests repeats.
 */
export function drawFaults(plan: FaultPlan): Faults {
  const rules = plan.faults.map((rule) => ({ rule, on: new RegExp(rule.on ?? '', 'iu') }));
  const asked = new Map<string, number>();
  const struck = new Set<string>();
  const counts: Record<string, number> = {};
  return {
    strike(things, request, names) {
      const fitting = rules.filter(({ rule, on }) => names.includes(rule.fault) && on.test(request));
      if (fitting.length === 0) return undefined;
      const keys = [things].flat().map((thing) => `${names[0] ?? ''}\n${thing}`);
      const digest = createHash('sha256').update(keys.join('\n')).digest('base64');
      const times = (asked.get(digest) ?? 0) + 1;
      asked.set(digest, times);
      const spared = keys.filter((key) => struck.delete(key)).length > 0;
      const drawn = ({ rule }: { rule: FaultRule }, index: number) =>
        chance(`${plan.seed ?? '1'}\n${digest}\n${times}\n${index}`) < rule.rate;
      const hit = fitting.filter(({ rule }) => !spared || rule.isLasting === true).find(drawn);
      if (!hit) return undefined;
      for (const key of keys) struck.add(key);
      counts[hit.rule.fault] = (counts[hit.rule.fault] ?? 0) + 1;
      return hit.rule;
    },
    counts: () => ({ ...counts }),
  };
}

/** A number in [0, 1) that depends on the text alone. */
export const chance = (text: string): number =>
  createHash('sha256').update(text).digest().readUInt32BE(0) / 0x1_0000_0000;

/** Faults that can be exchanged while a simulator serves. */
export interface ChangingFaults extends Faults {
  change(plan: FaultPlan): void;
}

export function changingFaults(plan: FaultPlan = { faults: [] }): ChangingFaults {
  let current = drawFaults(plan);
  return {
    strike: (things, request, names) => current.strike(things, request, names),
    counts: () => current.counts(),
    change: (next) => (current = drawFaults(next)),
  };
}

/**
 * Reads the file of `--faults`: a FaultPlan, or in short `{ seed?, rates: { fault: rate }, ms?, retryAfterSeconds? }`.
 *
 * @throws {Error} which says what is wrong and what would be right
 */
export function parseFaultPlan(text: string): FaultPlan {
  return faultPlanOf(JSON.parse(text));
}

/** The same of a parsed value. @throws {Error} as `parseFaultPlan` */
export function faultPlanOf(value: unknown): FaultPlan {
  const plan = (value ?? {}) as Partial<FaultPlan> & Short;
  const short = { ms: plan.ms, retryAfter: plan.retryAfterSeconds };
  const more = Object.fromEntries(Object.entries(short).filter(([, given]) => given !== undefined));
  const faults = plan.rates
    ? Object.entries(plan.rates).map(([fault, rate]): FaultRule => ({ fault, rate, ...more }))
    : plan.faults;
  if (!Array.isArray(faults))
    throw new Error('A fault plan is {"seed", "rates": {fault: rate}} or {"seed", "faults": [{"fault", "rate"}]}.');
  for (const { fault, rate, on } of faults as readonly Partial<FaultRule>[]) {
    if (typeof fault !== 'string') throw new Error('Each fault of a plan has a name in `fault`.');
    if (typeof rate !== 'number' || rate < 0 || rate > 1) throw new Error(`The rate of "${fault}" is from 0 to 1.`);
    new RegExp(on ?? '', 'iu');
  }
  return { faults, ...(plan.seed === undefined ? {} : { seed: String(plan.seed) }) };
}

interface Short {
  readonly rates?: Readonly<Record<string, number>>;
  readonly ms?: number;
  readonly retryAfterSeconds?: number;
}
