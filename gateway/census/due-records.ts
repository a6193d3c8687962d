import type { Day, EntityName, RawRecord } from '../contracts/records.ts';

interface Counted {
  all: number;
  due: number;
}

/**
 * Which part of the records of a kind is of days that have come. Behind a holiday the week ahead is all that is new, and in lessons that are to
 * be held no topic is wanting.
 */
export class DueRecords {
  private readonly today: Day;
  private readonly kinds = new Map<EntityName, Counted>();

  constructor(today: Day) {
    this.today = today;
  }

  add(records: readonly RawRecord[]): void {
    for (const { yields, place } of records) {
      const [kind] = yields;
      if (kind === undefined) continue;
      const counted = this.kinds.get(kind) ?? { all: 0, due: 0 };
      this.kinds.set(kind, counted);
      counted.all += 1;
      if (place.day <= this.today) counted.due += 1;
    }
  }

  shareOf(kind: EntityName): number {
    const { all, due } = this.kinds.get(kind) ?? { all: 0, due: 0 };
    return all === 0 ? 1 : due / all;
  }
}
