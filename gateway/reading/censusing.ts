import { withColumns } from '../census/columns.ts';
import { changeKey } from '../census/compare.ts';
import { NOTHING, sumOf } from '../census/counts.ts';
import { type CensusRules, type PageCensus, pageCensus } from '../census/page-census.ts';
import { accepted, learnt } from '../census/usual.ts';
import type { SourceConfig } from '../config/config.ts';
import type { FieldChange } from '../contracts/census.ts';
import type { Finding } from '../contracts/finding.ts';
import type { Day } from '../contracts/records.ts';
import { tellChanges } from './field-findings.ts';
import { listsFor } from '../rules/field-readers.ts';
import type { Gateway } from '../gateway.ts';
import { codeKey } from '../normalise/code-list.ts';
import { zoneOf } from '../normalise/zone.ts';
import type { Rules } from '../rules/rules.ts';

type CensusGateway = Pick<Gateway, 'store' | 'operations' | 'now' | 'log' | 'rules'>;
type CensusSource = Pick<SourceConfig, 'name' | 'system' | 'zone'>;

/** The census of one run of a source. */
export interface RunCensus {
  readonly page: PageCensus;
  /** Keeps what was counted, tells of what has changed, and ends what is as it was; how many changes are told now. */
  end(): Promise<number>;
}

/** Begins a census: what is compared with is what was usual when the run began. */
export async function runCensus(gateway: CensusGateway, source: CensusSource): Promise<RunCensus> {
  const rules = gateway.rules.of(source.system);
  const known = await gateway.operations.usualFields(source.name);
  const usual = known && withColumns(known, rules.rows);
  const page = pageCensus(usual, censusRules(rules), todayOf(gateway, source));
  const dayWith = async ({ counted, changes }: ReturnType<PageCensus['end']>) => {
    const day = todayOf(gateway, source);
    const before = await gateway.operations.censusOf(source.name, day);
    const whole = sumOf(withColumns(before ?? NOTHING, rules.rows), counted);
    return { ...whole, changes: merged(before?.changes ?? [], changes), day };
  };
  return {
    page,
    async end() {
      const { counted, changes } = page.end();
      const told = await tellChanges(gateway, source, { counted, changes, usual: usual ?? NOTHING });
      const next = learnt(usual, counted, told);
      const kept = { source: source.name, usual: next };
      if (Object.keys(counted.kinds).length > 0 || changes.length > 0)
        await gateway.operations.keepCensus({ ...kept, counted: await dayWith({ counted, changes }) });
      // Where every page was as before only containers were counted: as long as they are as usual, the day stays that of the last records.
      else if (usual) await gateway.operations.keepCensus(kept);
      return told.length;
    },
  };
}

/** What is stopped while a quarantine is replayed, or answers are read anew: it goes by the same habits, and counts nothing. */
export async function pageCensusOf(gateway: CensusGateway, source: CensusSource): Promise<PageCensus> {
  const { name, system } = source;
  const rules = gateway.rules.of(system);
  const kept = await gateway.operations.usualFields(name);
  return pageCensus(kept && withColumns(kept, rules.rows), censusRules(rules), todayOf(gateway, source));
}

const todayOf = ({ now }: Pick<Gateway, 'now'>, { zone }: Pick<SourceConfig, 'zone'>): Day =>
  zoneOf(zone).localOf(now().getTime()).slice(0, 10);

/** Makes changes usual: from now on they are none. */
export async function acceptChanges(
  { operations }: Pick<Gateway, 'operations'>,
  source: string,
  findings: readonly Finding[],
): Promise<void> {
  const changes = findings.flatMap(({ change }) => (change ? [change] : []));
  const usual = accepted(await operations.usualFields(source), changes);
  await operations.keepCensus({ source, usual });
}

/** Of the same day's earlier runs; the first example stays. */
function merged(before: readonly FieldChange[], now: readonly FieldChange[]): readonly FieldChange[] {
  const all = new Map(before.map((change) => [changeKey(change), change]));
  for (const change of now) {
    const known = all.get(changeKey(change));
    all.set(changeKey(change), { ...change, ...(known?.example && { example: known.example }) });
  }
  return [...all.values()];
}

/** What a census goes by: the policies, maps and code lists of a system. */
export function censusRules({ policies, reads, rows }: Rules): CensusRules {
  const coded = [...reads].flatMap(([field, readers]) => readers.coded.map((one) => ({ field, ...one })));
  return {
    policies,
    rows,
    listsOf: (field, kind) => listsFor(reads, field, kind).map(({ name }) => name),
    placesOf: (list) => coded.filter((one) => one.list.name === list),
    knownOf(field, kind) {
      const own = listsFor(reads, field, kind);
      if (own.length === 0) return undefined;
      return (value) => {
        const key = codeKey(String(value));
        return own.some(({ codes }) => codes.has(key)) ? key : undefined;
      };
    },
  };
}
