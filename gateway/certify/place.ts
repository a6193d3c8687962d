import type { Page } from '../contracts/adapter.ts';
import type { EntityName, SheetKind } from '../contracts/records.ts';
import { fill, type Language } from '../messages/form.ts';
import { MESSAGES } from '../messages/messages.ts';
import type { ExportLine } from '../sheets/export.ts';

/** Where something stands at the vendor. */
export interface Place {
  readonly sheet: SheetKind;
  readonly school: string;
  readonly scope: string;
  /** Of a page: its first day. */
  readonly from: string;
  /** Of a page: its last day. @default from */
  readonly to?: string;
  /** One record of the sheet; none: the sheet itself. */
  readonly entity?: EntityName;
  readonly id?: string;
  /** First and last day that were asked for, where it is outside. */
  readonly asked?: { readonly from: string; readonly to: string };
}

/** A record, wherever it stands. */
export interface Thing {
  readonly entity: EntityName;
  readonly id: string;
}

/** What a school calls itself and its classes and groups, by the vendor's ids. Persons are not among them. */
export interface Names {
  readonly schools: ReadonlyMap<string, string>;
  readonly classes: ReadonlyMap<string, string>;
  readonly groups: ReadonlyMap<string, string>;
}
export const NO_NAMES: Names = { schools: new Map(), classes: new Map(), groups: new Map() };

export function namesIn(sheets: readonly ExportLine[]): Names {
  const rosters = sheets.filter(({ kind }) => kind === 'roster').map(({ body }) => body);
  const named = (entity: 'school' | 'class' | 'group'): ReadonlyMap<string, string> =>
    new Map(rosters.flatMap((body) => (body[entity] ?? []).map(({ id, name }) => [id, String(name)] as const)));
  return { schools: named('school'), classes: named('class'), groups: named('group') };
}

/** The place of a page; told by its coverage, else by its first record. */
export function placeOf({ covers, records }: Page): Place | string {
  if (covers) return { ...covers };
  const [first] = records();
  if (!first) return '–';
  const { yields, place } = first;
  return { ...place, sheet: 'journal-day', from: place.day, entity: yields[0]! };
}

/** A pseudonym inside an id: of a key that is thrown away, nobody finds anything by it. */
const PSEUDONYM = /\/?\b(?:pu|st|gu)-[0-9a-f]{8}-[0-9a-f]{32}\b/g;

/** A part of an id that an adapter made of a name, because the vendor has none: a digest, or Cyrillic signs as codes. Nobody at the vendor knows it. */
const MADE = /(?:^|\/)(?:[a-z]+-[0-9a-f]{16}|\w*(?:-04[0-9a-f]{2})+)(?=\/|$)/g;

/** The part of an id that somebody at the vendor knows; '' where there is none. */
export const knownIn = (id: string): string => id.replaceAll(PSEUDONYM, '').replaceAll(MADE, '').replace(/^\//, '');

/**
 * For a person at the vendor: "отметка 17, школа «Лицей № 2» (4), класс «5А» (42), 2026-10-14". Ids are the vendor's own; no pupil's.
 *
 * @param known id of a school that is told elsewhere
 */
export function placeInWords(
  { sheet, school, scope, from, to = from, entity, id, asked }: Place,
  names: Names,
  language: Language,
  known?: string,
): string {
  const ofSchool = sheet === 'roster' || sheet === 'passport';
  const [unit = scope] = sheet === 'term' ? scope.split('/') : [scope];
  const told = [
    entity ? thingInWords({ entity, id: id ?? '' }, language) : words(language, `sheet.${sheet}`),
    ...(school === known ? [] : [schoolInWords(school, names, language)]),
    ...(ofSchool
      ? []
      : [
          namedIn(language, 'place.class', names.classes, unit) ??
            namedIn(language, 'place.group', names.groups, unit) ??
            words(language, 'place.scope-id', { id: unit }),
        ]),
    from === to ? from : words(language, 'place.from-to', { from, to }),
    ...(asked ? [words(language, 'place.asked', asked)] : []),
  ];
  return told.join(', ');
}

/** "школа «Лицей № 2» (4)". */
export const schoolInWords = (school: string, names: Names, language: Language): string =>
  namedIn(language, 'place.school', names.schools, school) ?? words(language, 'place.school-id', { id: school });

/** "отметка 17", by the vendor's own id as far as it has one; what an adapter appended names the entity once more. */
export function thingInWords({ entity, id }: Thing, language: Language): string {
  const own = knownIn(id).replace(new RegExp(`/${entity}$`), '');
  return MESSAGES[`entity.${entity}`][language] + (own === '' ? '' : ` ${own}`);
}

const words = (language: Language, key: keyof typeof MESSAGES, values: Readonly<Record<string, string>> = {}): string =>
  fill(MESSAGES[key][language], values);

/** By its name, and by its id where the vendor has one. */
function namedIn(
  language: Language,
  key: 'place.school' | 'place.class' | 'place.group',
  names: ReadonlyMap<string, string>,
  id: string,
): string | undefined {
  const name = names.get(id);
  const own = knownIn(id);
  return name === undefined ? undefined : words(language, key, { name }) + (own === '' ? '' : ` (${own})`);
}
