import type { Census, Example } from '../contracts/census.ts';
import type { Problem, RawRecord } from '../contracts/records.ts';
import type { UnknownCode } from '../contracts/sheet.ts';
import { exampleOf } from './example.ts';

/** Unknown values kept a list. */
const MOST_VALUES = 500;

/** The page's part of a census that only normalising can tell. */
export interface CodesOfPage {
  readonly records: readonly RawRecord[];
  readonly unknownCodes: readonly (UnknownCode & { readonly count: number })[];
  readonly quarantined: readonly {
    readonly raw: number;
    readonly problems: readonly Pick<Problem, 'code'>[];
    readonly unknownCodes?: readonly UnknownCode[];
  }[];
}

/** Counts the values that no code list knows, list by list, and keeps the place of the first record with one that is not usual. */
export class UnknownTally {
  private readonly usual: Census['unknown'];
  private readonly lists = new Map<string, Map<string, number>>();
  private readonly examples = new Map<string, Example>();

  constructor(usual: Census['unknown']) {
    this.usual = usual;
  }

  add({ records, unknownCodes, quarantined }: CodesOfPage): void {
    const [first] = records;
    for (const { list, value, count } of unknownCodes) this.count(list, value, count, first);
    for (const { raw, unknownCodes: codes = [] } of quarantined)
      for (const { list, value } of codes) this.count(list, value, 1, records[raw]);
  }

  counted(): Census['unknown'] {
    return Object.fromEntries([...this.lists].map(([list, values]) => [list, Object.fromEntries(values)] as const));
  }

  exampleOf(list: string): Example | undefined {
    return this.examples.get(list);
  }

  private count(list: string, value: string, count: number, record: RawRecord | undefined): void {
    const values = this.lists.get(list) ?? new Map<string, number>();
    this.lists.set(list, values);
    const known = values.get(value);
    if (known === undefined && values.size >= MOST_VALUES) return;
    values.set(value, (known ?? 0) + count);
    if (record && this.usual[list]?.[value] === undefined && !this.examples.has(list))
      this.examples.set(list, exampleOf(record));
  }
}
