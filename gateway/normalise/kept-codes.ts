import type { UnknownCode } from '../contracts/sheet.ts';
import type { Unknown } from './page-context.ts';

/** Counts the values of a page that their lists do not know but keep. */
export class KeptCodes {
  private readonly counts = new Map<string, UnknownCode & { count: number }>();

  /** Counts what one raw record told; gives the values that put it into quarantine. */
  take(unknown: readonly Unknown[]): readonly UnknownCode[] | undefined {
    let codes: UnknownCode[] | undefined;
    for (const { list, value, then } of unknown) {
      if (then === 'quarantine') (codes ??= []).push({ list, value });
      else this.count(list, value);
    }
    return codes;
  }

  counted(): readonly (UnknownCode & { readonly count: number })[] {
    return [...this.counts.values()];
  }

  private count(list: string, value: string): void {
    const key = `${list}\n${value}`;
    const known = this.counts.get(key);
    if (known) known.count += 1;
    else this.counts.set(key, { list, value, count: 1 });
  }
}
