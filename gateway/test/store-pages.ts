import type { Body, Day, EntityName } from '../contracts/records.ts';
import type { NormalisedPage, PlacedRecord, QuarantinedRecord, Slice } from '../contracts/sheet.ts';
import { canonicalJson } from '../sheets/canonical-json.ts';

export const [MONDAY, TUESDAY, SUNDAY] = ['2026-09-07', '2026-09-08', '2026-09-13'] as const;

/** A record before it stands in a page. */
export interface Told {
  readonly entity: EntityName;
  readonly body: Body;
  readonly day: Day;
  readonly scope: string;
  readonly shownBy?: readonly string[];
  /** Ordinal of its raw record; its own by default. */
  readonly raw?: number;
}

const told = (entity: EntityName, body: Body, more: Partial<Told> = {}): Told => ({
  entity,
  body,
  day: MONDAY,
  scope: '7А',
  ...more,
});

export const lesson = (id: string, topicState = 'blank', more: Partial<Told> = {}): Told =>
  told('lesson', { id, number: 1, topicState } as Body, more);
export const mark = (id: string, rawValue: string, more: Partial<Told> & { readonly pupil?: string } = {}): Told => {
  const { pupil = 'pu-1', ...rest } = more;
  return told('mark', { id, pupilId: pupil, rawValue } as Body, rest);
};
export const homework = (id: string, state: string, more: Partial<Told> = {}): Told =>
  told('homework', { id, lessonId: id, state } as Body, more);

/** A raw record of the quarantine; `id` is told where it could be. */
export const bad = (
  ref: string,
  entity: EntityName = 'mark',
  id?: string,
  more: Partial<QuarantinedRecord> = {},
): Omit<QuarantinedRecord, 'raw'> => ({
  ref,
  failed: [{ entity, scope: '7А', day: MONDAY, ...(id !== undefined && { id }) }],
  problems: [{ code: 'map.unknown-code', path: '/value', message: 'Is not in codes/mark-values.csv.' }],
  rawJson: `{"ref":"${ref}"}`,
  ...more,
});

export interface PageParts {
  readonly bad?: readonly Omit<QuarantinedRecord, 'raw'>[];
  /** Start of the reading; it takes a minute. @default 2026-09-08T15:00:00Z */
  readonly at?: string;
  /** Absent: the week of class 7А. null: no slice. */
  readonly slice?: Slice | null;
}

const MINUTE = 60_000;

export const WEEK: Slice = {
  kind: 'journal-day',
  school: '1',
  scope: '7А',
  from: MONDAY,
  to: SUNDAY,
  entities: ['homework', 'lesson', 'mark'],
};

/** A page of class 7А's week: every record is a raw record of its own, the quarantined ones come last. */
export function page(
  records: readonly Told[],
  parts: PageParts & Partial<Omit<NormalisedPage, 'slice'>> = {},
): NormalisedPage {
  const { bad: wrong = [], at = '2026-09-08T15:00:00Z', slice = WEEK, ...more } = parts;
  const accepted = records.map((record, index): PlacedRecord => {
    const { entity, body, day, scope, shownBy, raw = index } = record;
    return { entity, scope, day, body: JSON.parse(canonicalJson(body)) as Body, raw, ...(shownBy && { shownBy }) };
  });
  const from = new Date(at);
  const raws = new Set(accepted.map(({ raw }) => raw)).size;
  return {
    source: 's',
    run: 'run-1',
    kind: slice?.kind ?? 'journal-day',
    school: '1',
    received: raws + wrong.length,
    accepted,
    quarantined: wrong.map((row, index) => ({ ...row, raw: raws + index })),
    filtered: [],
    ...(slice && { slice }),
    pupils: 'all',
    fingerprint: `${at} ${canonicalJson(records)}`,
    madeBy: 'rules-1',
    schema: 1,
    cursor: `after ${at}`,
    read: { from, to: new Date(from.getTime() + MINUTE) },
    cause: 'read',
    ...more,
  };
}
