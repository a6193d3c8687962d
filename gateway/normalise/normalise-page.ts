import type { Body, EntityName, Problem, RawRecord } from '../contracts/records.ts';
import type { NormalisedPage, QuarantinedRecord, UnknownCode } from '../contracts/sheet.ts';
import { ClassLists, namedPeople } from './class-lists.ts';
import { KeptCodes } from './kept-codes.ts';
import { type PageContext, RecordContext } from './page-context.ts';
import { PagePlaces } from './page-places.ts';
import { withoutForgotten } from './forgotten.ts';
import { toId } from './operators/id.ts';
import { personValues } from './person-values.ts';
import { rawJsonOf } from './raw-json.ts';
import type { SystemRules } from './rules.ts';
import { isDate } from './validate.ts';

/** The part of a NormalisedPage that comes of its raw records. */
export type NormalisedRecords = Required<
  Pick<NormalisedPage, 'accepted' | 'quarantined' | 'filtered' | 'unknownCodes'>
> &
  Pick<NormalisedPage, 'stems'>;

type Failure = QuarantinedRecord['failed'][number];

const NO_DAY: Problem = { code: 'place.no-day', path: '', message: 'The vendor told no day of the calendar for it.' };
const OTHER_SCHOOL: Problem = {
  code: 'place.other-school',
  path: '',
  message: 'It belongs to another school than the page.',
};
const REPEATED: Problem = {
  code: 'page.repeated',
  path: '',
  message: 'Another record of this page has the same id and says something else.',
};
const unmapped = (entity: string): Problem => ({
  code: 'map.missing',
  path: '',
  message: `There is no mapping of "${entity}" for this system.`,
});

/**
 * Reads the raw records of one page: each goes into sheets, to quarantine or is filtered, and none holds back another.
 * Pure; never throws on a JSON value, whatever the vendor wrote.
 *
 * - accepted: one placed record a key (entity, scope, day, id). The raw records that stand at none of them were repeats.
 * - quarantined: a yield has problems, or repeats a key with something else (`page.repeated`). Its good yields are accepted.
 * - filtered: "same", all it yields was told before and is equal; "superseded", another pupil's later answer tells a shared
 *   record differently (only where `pupil` is set).
 */
export function normalisePage(records: readonly RawRecord[], rules: SystemRules, page: PageContext): NormalisedRecords {
  const named = namedPeople(records, rules, page);
  const lists = new ClassLists(named);
  const reading = new PageReading(
    rules,
    named.size === 0
      ? page
      : withEverybody(
          page,
          [...named.values()].map(({ digests }) => digests),
        ),
    lists,
  );
  records.forEach((record, raw) => reading.read(record, raw));
  const stems = lists.lists();
  const isOut = (raw: number): boolean => reading.isQuarantined.has(raw) || reading.isForgotten.has(raw);
  const forgotten = [...reading.isForgotten].map((raw) => ({ raw, reason: 'forgotten' as const }));
  const filtered = [...reading.places.filtered(records.length, isOut), ...forgotten];
  return {
    accepted: reading.places.accepted,
    quarantined: reading.quarantined,
    filtered,
    unknownCodes: reading.kept.counted(),
    ...(stems && { stems }),
  };
}

/** A roster's own texts are blanked with the names that it tells, whoever was known before. */
function withEverybody(page: PageContext, named: Iterable<readonly string[]>): PageContext {
  const everybody = new Set(page.classLists.get(''));
  for (const digests of named) for (const digest of digests) everybody.add(digest);
  return { ...page, classLists: new Map([...page.classLists, ['', everybody]]) };
}

/** One page on its way through the rules. */
class PageReading {
  readonly places = new PagePlaces();
  readonly quarantined: QuarantinedRecord[] = [];
  readonly isQuarantined = new Set<number>();
  /** Raw records of which nothing is left without the people who were erased. */
  readonly isForgotten = new Set<number>();
  readonly kept = new KeptCodes();
  private readonly rules: SystemRules;
  private readonly page: PageContext;
  private readonly context: RecordContext;
  private readonly lists: ClassLists;
  private readonly problems: Problem[] = [];

  constructor(rules: SystemRules, page: PageContext, lists: ClassLists) {
    this.rules = rules;
    this.page = page;
    this.context = new RecordContext(page, rules.vocabulary);
    this.lists = lists;
  }

  read(record: RawRecord, raw: number): void {
    const { place, yields } = record;
    const { problems } = this;
    const shownBy = record.pupil === undefined ? undefined : [this.page.pseudonymOf('pupil', record.pupil)];
    const misplaced = place.school !== this.page.school ? OTHER_SCHOOL : isDate(place.day) ? undefined : NO_DAY;
    let failed: Failure[] | undefined;
    let told: Problem[] | undefined;
    let left = yields.length;
    const deviation = this.page.deviationOf?.(record);
    this.context.enter(place.scope);
    for (const entity of yields) {
      problems.length = 0;
      const mapped = this.bodyOf(entity, record, raw);
      const body = shownBy && this.page.isForgotten?.(shownBy[0]!) ? undefined : this.remembered(mapped);
      if (!body) left -= 1;
      if (!body) continue;
      if (misplaced) problems.push(misplaced);
      if (deviation) problems.push(deviation);
      const isIdTold = typeof body['id'] === 'string' && problems.every(({ path }) => path !== '/id');
      if (problems.length === 0 && !this.places.put(entity, body as Body, record, raw, shownBy))
        problems.push(REPEATED);
      if (problems.length === 0) continue;
      (failed ??= []).push({ entity, scope: place.scope, day: place.day, ...(isIdTold && { id: String(body['id']) }) });
      (told ??= []).push(...problems);
    }
    const codes = this.kept.take(this.context.takeUnknown());
    if (left === 0 || (failed && this.mentionsForgotten(record))) this.isForgotten.add(raw);
    else if (failed && told)
      this.quarantine(record, raw, { failed, problems: told as [Problem, ...Problem[]], codes, shownBy: shownBy?.[0] });
  }

  /** The body without people who were erased; undefined where nothing is left of it. */
  private remembered(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | undefined {
    const { isForgotten } = this.page;
    return isForgotten ? withoutForgotten(body, isForgotten) : body;
  }

  /** What cannot be read may be of an erased person: any value that may be their id says so. */
  private mentionsForgotten(record: RawRecord): boolean {
    const { isForgotten, pseudonymOf } = this.page;
    if (!isForgotten) return false;
    return personValues(record, this.rules).some((value) => {
      const id = toId(value);
      return typeof id === 'string' && isForgotten(pseudonymOf('pupil', id));
    });
  }

  private quarantine(
    record: RawRecord,
    raw: number,
    {
      codes,
      shownBy,
      ...rest
    }: Pick<QuarantinedRecord, 'failed' | 'problems'> & {
      readonly codes: readonly UnknownCode[] | undefined;
      readonly shownBy: string | undefined;
    },
  ): void {
    this.isQuarantined.add(raw);
    this.quarantined.push({
      raw,
      ref: record.ref,
      ...rest,
      ...(codes && { unknownCodes: codes }),
      rawJson: rawJsonOf(record),
      ...(shownBy && { shownBy }),
    });
  }

  /** The mapped body; what is wrong with it stands in `problems`. */
  private bodyOf(entity: EntityName, { body: input }: RawRecord, raw: number): Readonly<Record<string, unknown>> {
    const { problems } = this;
    const rules = this.rules.of(entity);
    if (!rules) {
      problems.push(unmapped(entity));
      return {};
    }
    const body = rules.compiled.map(input, this.context, problems);
    const mapped = problems.length;
    for (const problem of rules.check(body)) if (!isTold(problems, mapped, problem.path)) problems.push(problem);
    this.lists.note(entity, raw, body);
    return body;
  }
}

/** Whether one of the first problems stands at the path: the schema then only says again that the value is missing. */
function isTold(problems: readonly Problem[], count: number, path: string): boolean {
  for (let index = 0; index < count; index++) if (problems[index]?.path === path) return true;
  return false;
}
