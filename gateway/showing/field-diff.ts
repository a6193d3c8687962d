import { changeKey, changesBetween, isTold } from '../census/compare.ts';
import { sumOf } from '../census/counts.ts';
import type { Census, FieldChange } from '../contracts/census.ts';
import type { Day } from '../contracts/records.ts';
import { readersOf } from '../rules/field-readers.ts';
import type { Gateway } from '../gateway.ts';

/** A change as it is shown: with the finding that waits for a person, where one does. */
export interface ShownChange extends FieldChange {
  readonly finding?: string;
  readonly since?: Date;
  /** Maps (entities) that read the field; absent where its system is not known, and of a container: the adapter reads it. */
  readonly readBy?: readonly string[];
}

/** What changed in one source. */
export interface FieldDiff {
  readonly source: string;
  /** Absent where what is usual is compared with. */
  readonly from?: Day;
  /** Absent where there is no census. */
  readonly to?: Day;
  readonly changes: readonly ShownChange[];
}

type DiffGateway = Pick<Gateway, 'operations' | 'store' | 'rules' | 'systemOf'>;

/** What is not as usual: what waits for a person, and what else was new on the last day. */
export async function diffFromUsual(gateway: DiffGateway, source: string): Promise<FieldDiff> {
  const { operations, store } = gateway;
  const waiting = new Map<string, ShownChange>();
  for await (const { id, openedAt, change, slice } of store.findings({ source, open: true })) {
    if (!change) continue;
    const key = changeKey(change);
    // The finding that is only told stands for the pages that are held for the same change.
    if (!slice || !waiting.has(key)) waiting.set(key, { ...change, finding: id, since: openedAt });
  }
  const day = (await operations.censusDays(source)).at(-1)?.day;
  const last = day === undefined ? undefined : await operations.censusOf(source, day);
  const rest = (last?.changes ?? []).filter((change) => !isTold(change));
  const kinds = (await operations.usualFields(source))?.kinds ?? {};
  const changes = [...waiting.values(), ...rest].map(withReaders(gateway, source, kinds));
  return { source, ...(day !== undefined && { to: day }), changes };
}

/** Two days of a source; undefined where one of them has no census. */
export async function diffOfDays(
  gateway: DiffGateway,
  source: string,
  { from, to }: { readonly from: Day; readonly to?: Day | undefined },
): Promise<FieldDiff | { readonly missing: Day }> {
  const { operations } = gateway;
  const last = to ?? (await operations.censusDays(source)).at(-1)?.day ?? from;
  const [before, now] = [await operations.censusOf(source, from), await operations.censusOf(source, last)];
  if (!before || !now) return { missing: before ? last : from };
  const known = new Map(now.changes.map((change) => [changeKey(change), change.example]));
  const changes = changesBetween(before, now).map((change): FieldChange => {
    const example = known.get(changeKey(change));
    return example ? { ...change, example } : change;
  });
  const { kinds } = sumOf(before, now);
  return { source, from, to: last, changes: changes.map(withReaders(gateway, source, kinds)) };
}

/** Whose maps read the field; nobody's where its system has no maps any more. */
function withReaders(
  gateway: DiffGateway,
  source: string,
  kinds: Census['kinds'],
): (change: ShownChange) => ShownChange {
  const system = gateway.systemOf(source);
  if (!gateway.rules.systems.includes(system)) return (change) => change;
  const { reads } = gateway.rules.of(system);
  return (change) => (change.call === undefined ? { ...change, readBy: readersOf(reads, change, kinds) } : change);
}
