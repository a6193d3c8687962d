import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import type { Day, RawRecord } from '../../gateway/contracts/records.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import { digestOf } from '../kit/digest.ts';
import { startReading } from '../kit/reading.ts';
import { isOfAccount } from './accounts.ts';
import { textOf } from './cursor.ts';
import type { DatedPeriod } from './periods.ts';
import type { PupilReads, Rows } from './pupil-reads.ts';
import { idAt, PERIOD_MARK, type Row } from './rows.ts';
import type { Member } from './roll.ts';

/** Sorts behind every code: the page of marks whose period nobody knows. */
const NOWHERE = '~';

export interface TermsOf {
  readonly reads: PupilReads;
  readonly school: string;
  readonly classId: string;
  /** All who are or were in the class. */
  readonly members: readonly Member[];
  readonly subjects: ReadonlyMap<string, Row>;
  readonly periods: readonly DatedPeriod[];
  readonly today: Day;
  readonly atOnce: number;
  readonly context: AdapterContext;
}

/** A row with the pupil in whose answer it stood. */
interface PeriodMark {
  readonly pupil: string;
  readonly row: unknown;
}

/**
 * The period marks of one class: an answer tells all periods of a pupil, a page is of one. A page for each period that has begun, and one that
 * claims nothing for marks of codes that the settings do not have.
 */
export async function termPages(terms: TermsOf, signal: AbortSignal): Promise<readonly Page[]> {
  const { school, classId, periods, today, context } = terms;
  const times = startReading(() => context.now());
  const { marks, pupils, since } = await readMarks(terms, signal);
  const { from, to } = times.end().read;
  const read = { from: new Date(Math.min(Number(from), ...since.map(Number))), to };
  const byPeriod = Map.groupBy(marks, ({ row }) => idAt(row, PERIOD_MARK.period));
  const pages = [...periods]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .filter(({ code, from }) => pupils.length > 0 && (from <= today || byPeriod.has(code)))
    .map(({ code, to: day }): Page => {
      const scope = `${classId}/${code}`;
      const covers = { sheet: 'term', school, scope, from: day, to: day, entities: ['term-mark'], pupils } as const;
      const cursor = textOf({ stage: 'term', place: [classId, code] });
      return { ...pageOf(terms, pupils, byPeriod.get(code) ?? [], { school, scope, day }), read, covers, cursor };
    });
  const known = new Set(periods.map(({ code }) => code));
  const strangers = marks.filter(({ row }) => !known.has(idAt(row, PERIOD_MARK.period)));
  if (strangers.length === 0) return pages;
  const cursor = textOf({ stage: 'term', place: [classId, NOWHERE] });
  return [...pages, { ...pageOf(terms, pupils, strangers, { school, scope: classId, day: '' }), read, cursor }];
}

async function readMarks({ reads, classId, members, atOnce }: TermsOf, signal: AbortSignal) {
  const read = async (member: Member): Promise<Rows | null> => {
    try {
      return await reads.periodMarks(member, classId);
    } catch (error) {
      if (isOfAccount(error) && error.remedy === 'operator') return null;
      throw error;
    }
  };
  const marks: PeriodMark[] = [];
  const pupils: string[] = [];
  const since: Date[] = [];
  let nth = 0;
  for await (const told of aheadInOrder(members, atOnce, read, signal)) {
    const { id } = members[nth++]!.seen;
    if (!told) continue;
    pupils.push(id);
    since.push(told.since);
    marks.push(...told.rows.map((row) => ({ pupil: id, row })));
  }
  return { marks, pupils, since };
}

function pageOf(
  { subjects }: TermsOf,
  pupils: readonly string[],
  marks: readonly PeriodMark[],
  place: RawRecord['place'],
): Pick<Page, 'digest' | 'received' | 'records' | 'parts'> {
  const bodies = marks.map(({ row }) => {
    const subject = subjects.get(idAt(row, PERIOD_MARK.subject));
    return { row, ...(subject && { subject }) };
  });
  return {
    digest: digestOf([JSON.stringify([bodies, marks.map(({ pupil }) => pupil), pupils])]),
    received: marks.length,
    parts: new Map(pupils.map((id) => [id, marks.filter(({ pupil }) => pupil === id).length])),
    records: () =>
      marks.map(({ pupil }, nth): RawRecord => ({
        yields: ['term-mark'],
        body: bodies[nth],
        ref: `period-mark/${nth}`,
        place,
        pupil,
      })),
  };
}
