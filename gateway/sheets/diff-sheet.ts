import type { Body, EntityName } from '../contracts/records.ts';
import type { SheetBody } from '../contracts/sheet.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ExportLine } from './export.ts';
import { contentOf, keyOf, type Names, sheetKeyOf } from './natural-key.ts';

/** One record that two exports tell differently. */
export interface Difference {
  readonly sheet: string;
  readonly entity: EntityName;
  /** Natural key of the record. */
  readonly key: string;
  /** changed: both have it; missing: only the first; extra: only the second. */
  readonly what: 'changed' | 'missing' | 'extra';
  /** changed: fields that differ, with both values. */
  readonly fields?: Readonly<Record<string, readonly [a: unknown, b: unknown]>>;
}

interface Item {
  readonly sheet: string;
  readonly entity: EntityName;
  readonly key: string;
  readonly id: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly json: string;
}

/** Differences of one sheet; a sheet that only one export has is given alone. */
export function differencesOf(
  a: ExportLine | undefined,
  b: ExportLine | undefined,
  namesOfA: Names,
  namesOfB: Names,
): readonly Difference[] {
  const lessonsOfA = a ? lessonKeys(a, namesOfA) : new Map<string, string>();
  const lessonsOfB = b ? lessonKeys(b, namesOfB) : new Map<string, string>();
  // What hangs on a lesson that only the other export has goes by that one's key: a lost lesson is one difference.
  const left = a ? itemsOf(a, namesOfA, new Map([...lessonsOfB, ...lessonsOfA])) : [];
  const right = b ? itemsOf(b, namesOfB, new Map([...lessonsOfA, ...sameLessons(lessonsOfA, lessonsOfB)])) : [];
  const unmatched = Map.groupBy(right, placeOf);
  const remaining = left.filter((item) => !take(unmatched.get(placeOf(item)), ({ json }) => json === item.json));
  const candidates = Map.groupBy([...unmatched.values()].flat(), ({ entity }) => entity);
  const differences = remaining.flatMap((item) => differenceOf(item, candidates.get(item.entity)));
  const extra = [...candidates.values()].flat();
  return [...differences, ...extra.map(({ sheet, entity, key }) => ({ sheet, entity, key, what: 'extra' as const }))];
}

/** What is left of one record of the first export: its partner by id, else by key, says what changed. */
function differenceOf(item: Item, candidates: Item[] | undefined): readonly Difference[] {
  const { sheet, entity, key } = item;
  const partner = take(candidates, (other) => other.id === item.id) ?? take(candidates, (other) => other.key === key);
  if (!partner) return [{ sheet, entity, key, what: 'missing' }];
  if (partner.json === item.json) return [];
  const names = [...new Set([...Object.keys(item.content), ...Object.keys(partner.content)])];
  const differing = names.filter(
    (name) => canonicalJson(item.content[name] ?? null) !== canonicalJson(partner.content[name] ?? null),
  );
  const fields = Object.fromEntries(
    differing.map((name) => [name, [item.content[name], partner.content[name]] as const]),
  );
  return [{ sheet, entity, key, what: 'changed', fields }];
}

const lessonKeys = ({ body, school }: ExportLine, names: Names): Map<string, string> =>
  new Map((body.lesson ?? []).map((lesson) => [lesson.id, keyOf('lesson', lesson, names, school)]));

/**
 * A lesson whose natural key changed is one difference: what hangs on it, of the second export, goes by the key of the
 * lesson with that id in the first one.
 */
function sameLessons(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const [keysOfA, keysOfB] = [new Set(a.values()), new Set(b.values())];
  const isRenamed = (id: string, key: string): boolean => a.has(id) && !keysOfA.has(key) && !keysOfB.has(a.get(id)!);
  return new Map([...b].map(([id, key]) => [id, isRenamed(id, key) ? a.get(id)! : key]));
}

function itemsOf(line: ExportLine, names: Names, lessons: ReadonlyMap<string, string>): readonly Item[] {
  const sheet = sheetKeyOf(line, names);
  const lessonOfWork = new Map((line.body.work ?? []).map((work) => [work.id, work['lessonId']]));
  return (Object.entries(line.body) as [EntityName, NonNullable<SheetBody[EntityName]>][]).flatMap(
    ([entity, records]) =>
      records.map((record: Body): Item => {
        const lesson = lessons.get(String(record['lessonId'] ?? lessonOfWork.get(String(record['workId']))));
        const own = contentOf(entity, record, names, line.school);
        const content = lesson === undefined ? own : { ...own, lesson };
        const key = [lesson, keyOf(entity, record, names, line.school)]
          .filter((part) => part !== undefined)
          .join(' · ');
        return { sheet, entity, key, id: record.id, content, json: canonicalJson(content) };
      }),
  );
}

const placeOf = ({ entity, key }: Item): string => `${entity}\n${key}`;

/** Takes the first item that fits out of the list. */
function take(items: Item[] | undefined, fits: (item: Item) => boolean): Item | undefined {
  const index = items?.findIndex(fits) ?? -1;
  return index < 0 ? undefined : items!.splice(index, 1)[0];
}
