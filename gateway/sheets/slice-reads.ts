/**
 * When the parts of a slice were read last. A vendor that answers by class has one reading (`base`); one that answers by
 * pupil may have read some pupils later than others (`groups`). Moments are milliseconds.
 */
export interface SliceReads {
  readonly base?: PartRead;
  readonly groups: readonly (PartRead & { readonly pupils: readonly string[] })[];
}

export interface PartRead {
  /** Start of the last reading. */
  readonly from: number;
  /** Start of the last reading that proves absence, cause 'read'; absent after an import only. */
  readonly proof?: number;
}

export const NEVER_READ: SliceReads = { groups: [] };

/** The last reading of a pupil's part, or of the class as a whole. */
export function partOf(reads: SliceReads, pupil: string | undefined): PartRead | undefined {
  if (pupil === undefined || reads.groups.length === 0) return reads.base;
  return reads.groups.find(({ pupils }) => pupils.includes(pupil)) ?? reads.base;
}

/** Start of the latest reading of any part; undefined when nothing was read. */
export function latestOf({ base, groups }: SliceReads): number | undefined {
  const starts = [...(base ? [base] : []), ...groups].map(({ from }) => from);
  return starts.length > 0 ? Math.max(...starts) : undefined;
}

/** The reads after one more reading of all or of some pupils; parts that were read later stay as they are. */
export function afterReading(
  reads: SliceReads,
  pupils: 'all' | readonly string[],
  read: { readonly from: number; readonly proves: boolean },
): SliceReads {
  const partAfter = (before: PartRead | undefined): PartRead => {
    const proof = read.proves ? read.from : before?.proof;
    return { from: read.from, ...(proof !== undefined && { proof }) };
  };
  if (pupils === 'all') {
    const later = reads.groups.filter(({ from }) => from > read.from);
    return { base: reads.base && reads.base.from > read.from ? reads.base : partAfter(reads.base), groups: later };
  }
  const fresh = pupils.filter((pupil) => (partOf(reads, pupil)?.from ?? -Infinity) <= read.from);
  const isFresh = new Set(fresh);
  const groups = reads.groups
    .map((group) => ({ ...group, pupils: group.pupils.filter((pupil) => !isFresh.has(pupil)) }))
    .filter((group) => group.pupils.length > 0);
  for (const pupil of fresh) addTo(groups, partAfter(partOf(reads, pupil)), pupil);
  return { ...(reads.base && { base: reads.base }), groups };
}

function addTo(groups: (PartRead & { pupils: readonly string[] })[], part: PartRead, pupil: string): void {
  const index = groups.findIndex(({ from, proof }) => from === part.from && proof === part.proof);
  const group = groups[index];
  if (group) groups[index] = { ...group, pupils: [...group.pupils, pupil].sort() };
  else groups.push({ ...part, pupils: [pupil] });
}
