import type { RawRecord } from '../contracts/records.ts';
import { digestsOf } from './blanker.ts';
import type { PageContext } from './page-context.ts';
import type { SystemRules } from './rules.ts';

/** Digests of the stems of whom a raw record names, and the entity whose mapping says so: its other yields name nobody. */
interface Named {
  readonly entity: string;
  readonly digests: readonly string[];
}

/** Everybody whom a page names, by raw record. */
export type NamedPeople = ReadonlyMap<number, Named>;

/** The people whom the records of a roster name, before anything is mapped: its own texts are blanked with them. */
export function namedPeople(records: readonly RawRecord[], rules: SystemRules, { stemmer }: PageContext): NamedPeople {
  const named = new Map<number, Named>();
  records.forEach(({ yields, body }, raw) => {
    for (const entity of yields) {
      if (namesIn(entity, body, rules).length === 0) continue;
      const names = yields.flatMap((one) => namesIn(one, body, rules));
      named.set(raw, { entity, digests: digestsOf(names, stemmer) });
      return;
    }
  });
  return named;
}

const NO_NAMES: readonly string[] = [];
const namesIn = (entity: string, body: unknown, rules: SystemRules): readonly string[] =>
  rules.of(entity)?.compiled.namesIn(body) ?? NO_NAMES;

/** What the mapped records of a roster say of classes; also of records that went to quarantine. */
export class ClassLists {
  private readonly named: NamedPeople;
  /** Digests of a pupil, by pseudonym. */
  private readonly pupils = new Map<string, readonly string[]>();
  private readonly classesOf = new Map<string, Set<string>>();
  private readonly groups = new Map<string, readonly string[]>();
  private readonly everywhere = new Set<string>();

  constructor(named: NamedPeople) {
    this.named = named;
  }

  /** Notes one mapped record; what cannot be told of a person puts the names into every list. */
  note(entity: string, raw: number, body: Readonly<Record<string, unknown>>): void {
    if (this.named.size === 0 && entity !== 'enrolment' && entity !== 'group') return;
    const { id, classId, pupilId, classIds } = body;
    if (entity === 'enrolment' && typeof pupilId === 'string' && typeof classId === 'string')
      this.put(pupilId, classId);
    if (entity === 'group' && typeof id === 'string' && Array.isArray(classIds))
      this.groups.set(id, classIds as string[]);
    const named = this.named.get(raw);
    if (named?.entity !== entity) return;
    const { digests } = named;
    if (entity !== 'pupil' || typeof id !== 'string') {
      for (const digest of digests) this.everywhere.add(digest);
      return;
    }
    this.pupils.set(id, digests);
    if (typeof classId === 'string') this.put(id, classId);
  }

  /** Lists by id of class or group, '' for everybody; undefined when the page names no pupil. */
  lists(): ReadonlyMap<string, readonly string[]> | undefined {
    if (this.pupils.size === 0) return undefined;
    const everybody = new Set(this.everywhere);
    const classes = new Map<string, Set<string>>();
    for (const [pupil, digests] of this.pupils) {
      for (const digest of digests) everybody.add(digest);
      for (const classId of this.classesOf.get(pupil) ?? []) addTo(classes, classId, digests);
      if (!this.classesOf.has(pupil)) for (const digest of digests) this.everywhere.add(digest);
    }
    for (const [id, parents] of this.groups) {
      if (classes.has(id) || !parents.every((parent) => classes.has(parent))) continue;
      for (const parent of parents) addTo(classes, id, classes.get(parent)!);
    }
    for (const id of classes.keys()) addTo(classes, id, this.everywhere);
    classes.set('', everybody);
    return new Map([...classes].map(([id, digests]) => [id, [...digests].sort()]));
  }

  private put(pupil: string, classId: string): void {
    this.classesOf.set(pupil, (this.classesOf.get(pupil) ?? new Set()).add(classId));
  }
}

function addTo(lists: Map<string, Set<string>>, id: string, digests: Iterable<string>): void {
  const list = lists.get(id) ?? new Set<string>();
  for (const digest of digests) list.add(digest);
  lists.set(id, list);
}
