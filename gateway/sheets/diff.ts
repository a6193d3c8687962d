import type { Body, EntityName } from '../contracts/records.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ExportLine } from './export.ts';
import { contentOf, keyOf, type Names, namesIn, sheetKeyOf } from './natural-key.ts';

/** One thing that two exports tell differently. */
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

/**
 * Compares two exports by the meaning of their records: by natural key, several under one key as a multiset. Sources and vendors' ids of
 * records take no part; where a natural key has changed, the id tells which record it was. In order of the first export.
 */
export async function diffExports(
  a: AsyncIterable<string>,
  b: AsyncIterable<string>,
): Promise<{ readonly equal: boolean; readonly differences: readonly Difference[] }> {
  const [left, right] = [await itemsOf(a), await itemsOf(b)];
  const unmatched = new Map<string, Item[]>();
  for (const item of right) push(unmatched, placeOf(item), item);
  const remaining = left.filter((item) => !take(unmatched.get(placeOf(item)), ({ json }) => json === item.json));
  const byRecord = new Map<string, Item[]>();
  for (const items of unmatched.values())
    for (const item of items) push(byRecord, `${item.sheet}\n${item.entity}`, item);
  const differences = remaining.flatMap((item) => differenceOf(item, byRecord.get(`${item.sheet}\n${item.entity}`)));
  const extra = [...byRecord.values()]
    .flat()
    .map(({ sheet, entity, key }): Difference => ({ sheet, entity, key, what: 'extra' }));
  differences.push(...extra);
  return { equal: differences.length === 0, differences };
}

/** What is left of one record of the first export: its partner by key, else by id, says what changed. */
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

async function itemsOf(lines: AsyncIterable<string>): Promise<readonly Item[]> {
  const sheets: ExportLine[] = [];
  for await (const line of lines)
    if (line !== '' && !line.startsWith('{"svod"')) sheets.push(JSON.parse(line) as ExportLine);
  const names = namesIn(sheets);
  return sheets.flatMap((sheet) => itemsOfSheet(sheet, names));
}

function itemsOfSheet(sheet: ExportLine, names: Names): readonly Item[] {
  const place = sheetKeyOf(sheet, names);
  const lessons = new Map(
    (sheet.body.lesson ?? []).map((lesson) => [lesson.id, keyOf('lesson', lesson, names, sheet.school)] as const),
  );
  return (Object.entries(sheet.body) as [EntityName, readonly Body[]][]).flatMap(([entity, records]) =>
    records.map((record) => {
      const lesson = lessons.get(String(record['lessonId']));
      const content = contentOf(entity, record, names, sheet.school);
      const key = [lesson, keyOf(entity, record, names, sheet.school)].filter((part) => part !== undefined).join(' · ');
      return { sheet: place, entity, key, id: record.id, content, json: canonicalJson(content) };
    }),
  );
}

const placeOf = ({ sheet, entity, key }: Item): string => `${sheet}\n${entity}\n${key}`;

function push(map: Map<string, Item[]>, key: string, item: Item): void {
  const items = map.get(key);
  if (items) items.push(item);
  else map.set(key, [item]);
}

/** Takes the first item that fits out of the list. */
function take(items: Item[] | undefined, fits: (item: Item) => boolean): Item | undefined {
  const index = items?.findIndex(fits) ?? -1;
  return index < 0 ? undefined : items!.splice(index, 1)[0];
}
