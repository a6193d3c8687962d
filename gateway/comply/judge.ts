import type { Fact, Gap, RequirementId } from '../contracts/facts.ts';
import type { SheetRef } from '../contracts/records.ts';
import type { Origin } from '../contracts/sheet.ts';

/**
 * The moment by which a thing has to be there, as far as it is known (milliseconds): up to `surely` it is certainly in time,
 * after `latest` it is certainly late. Both are one moment where the journal tells when lessons end.
 */
export interface Limit {
  /** -Infinity where nothing is certainly in time. */
  readonly surely: number;
  readonly latest: number;
}

/** When a thing was entered (milliseconds): not before `after`, not later than `by`; absent where it is not known. */
export interface Bounds {
  readonly after?: number | undefined;
  readonly by?: number | undefined;
}

/** One thing that is due. */
export interface Due {
  /** Id of the record that a gap is about. */
  readonly about: string;
  readonly lesson?: Gap['lesson'];
  readonly limit: Limit;
  /** Bounds of its entry; undefined when it is not there. */
  readonly entered: Bounds | undefined;
  /** Whether its absence would be a fact. */
  readonly isProvable: boolean;
}

/** Entry time as the vendor tells it, else as our own readings bound it. */
export function boundsOf(enteredAt: string | undefined, origin: Origin | undefined): Bounds {
  if (enteredAt !== undefined) {
    const moment = Date.parse(enteredAt);
    return { after: moment, by: moment };
  }
  return sightedWithin(origin);
}

/** Entry time as our own readings bound it. */
export const sightedWithin = (origin: Origin | undefined): Bounds => ({
  after: momentOf(origin?.seen.after),
  by: momentOf(origin?.seen.by),
});

const momentOf = (instant: string | undefined): number | undefined => {
  const moment = instant === undefined ? NaN : Date.parse(instant);
  return Number.isNaN(moment) ? undefined : moment;
};

type Presence = 'present' | 'missing' | 'pending' | 'unprovable';
type Timing = 'met' | 'violated' | 'open' | 'undecided';

/** Is it there, and was it in time? What is not there was not entered before `readFrom`. */
export function judge(
  { entered, isProvable, limit }: Pick<Due, 'entered' | 'isProvable' | 'limit'>,
  readFrom: number | undefined,
): { readonly presence: Presence; readonly timing: Timing } {
  if (entered) {
    if (entered.by !== undefined && entered.by <= limit.surely) return { presence: 'present', timing: 'met' };
    const isLate = entered.after !== undefined && entered.after > limit.latest;
    return { presence: 'present', timing: isLate ? 'violated' : 'undecided' };
  }
  if (!isProvable || readFrom === undefined) return { presence: 'unprovable', timing: 'undecided' };
  return readFrom > limit.latest
    ? { presence: 'missing', timing: 'violated' }
    : { presence: 'pending', timing: 'open' };
}

/** Counts what is due of one requirement in one sheet, and lists what is missing, late or not provable. */
export class Tally {
  private readonly wrong: { readonly due: Due; readonly state: Gap['state'] }[] = [];
  /** Earliest limit of what is pending; Infinity where nothing is. */
  openUntil = Infinity;
  private readonly sheet: SheetRef;
  private readonly requirement: RequirementId;
  private readonly readFrom: number | undefined;
  private readonly counts = {
    due: 0,
    present: 0,
    missing: 0,
    pending: 0,
    unprovable: 0,
    met: 0,
    violated: 0,
    open: 0,
    undecided: 0,
  };

  constructor(sheet: SheetRef, requirement: RequirementId, readFrom: string | undefined) {
    this.sheet = sheet;
    this.requirement = requirement;
    this.readFrom = momentOf(readFrom);
  }

  add(due: Due): void {
    const { presence, timing } = judge(due, this.readFrom);
    this.counts.due += 1;
    this.counts[presence] += 1;
    this.counts[timing] += 1;
    if (presence === 'pending') this.openUntil = Math.min(this.openUntil, due.limit.latest);
    if (presence === 'missing' || presence === 'unprovable') this.wrong.push({ due, state: presence });
    else if (timing === 'violated') this.wrong.push({ due, state: 'late' });
  }

  /** What a fix-it list shows; made when asked for, since a store keeps counts only. */
  gaps(): readonly Gap[] {
    return this.wrong.map(({ due, state }) => this.gap(due, state));
  }

  fact(): Fact {
    return { requirement: this.requirement, ...this.counts };
  }

  private gap({ about, lesson, limit, entered }: Due, state: Gap['state']): Gap {
    const { source, kind, school, scope, day } = this.sheet;
    const after = state === 'missing' ? this.readFrom : entered?.after;
    return {
      sheet: { source, kind, school, scope, day },
      requirement: this.requirement,
      state,
      about,
      ...(lesson && { lesson }),
      ...(after !== undefined && { after: new Date(after).toISOString() }),
      ...(entered?.by !== undefined && { by: new Date(entered.by).toISOString() }),
      limit: new Date(limit.latest).toISOString(),
    };
  }
}
