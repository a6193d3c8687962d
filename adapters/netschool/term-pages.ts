import type { Page } from '../../gateway/contracts/adapter.ts';
import { digestOf } from '../kit/digest.ts';
import { startReading } from '../kit/reading.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import type { Answer } from '../kit/answer.ts';
import { type ClassReading, readByPupil } from './class-reader.ts';
import { textOf } from './cursor.ts';
import { askTotals, periodsNamed, recordsOfTotals, type Total, totalsIn, WHOLE_YEAR } from './totals.ts';

/** A class of today, with the vendor's ids of its pupils. */
export interface ClassOfToday {
  readonly classId: string;
  readonly members: readonly string[];
}

/** A period as a page needs it. */
interface PeriodKnown {
  readonly id: string;
  /** Last part of the sheet's scope. */
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

interface Gathered {
  readonly reading: ClassReading;
  readonly school: string;
  readonly klass: ClassOfToday;
  readonly byPupil: ReadonlyMap<string, readonly Answer[]>;
  readonly times: ReturnType<typeof startReading>;
}

/** The classes of today, in the same order in every run. */
export function classesOf({ roll }: ClassReading): readonly ClassOfToday[] {
  const classes = Map.groupBy(roll.pupils, ({ classId }) => classId);
  return [...classes]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([classId, pupils]) => ({ classId, members: [...new Set(pupils.map(({ id }) => id))] }));
}

/**
 * The pages of one class: the vendor tells all periods of a pupil in one answer, a page is of one period. Totals tell no class, so a pupil's marks
 * stand in the class of today (assumed). One page more, which claims nothing, is of periods that no list of terms knows.
 */
export async function termPages(reading: ClassReading, school: string, klass: ClassOfToday): Promise<readonly Page[]> {
  const { context, roll } = reading;
  const times = startReading(() => context.now());
  const asked = await readByPupil(
    reading,
    klass.members,
    (session, pupil) => askTotals(session, pupil, roll.year.id, reading.subjects),
    context.signal,
  );
  const { byPupil, failure } = asked;
  const missing = klass.members.length - byPupil.size;
  if (missing > 0) {
    const { source } = context;
    context.log.warn(
      { source, class: klass.classId, pupils: missing, code: failure?.code },
      'left out marks of periods',
    );
  }
  if (byPupil.size === 0) return [];
  const gathered = { reading, school, klass, byPupil, times };
  return [...periodsOf(gathered), undefined].flatMap((period) => pageOf(gathered, period) ?? []);
}

/** Periods that the class learns by and that have begun, and the year once its last one has; oldest first. */
function periodsOf({ reading, byPupil }: Gathered): readonly PeriodKnown[] {
  const { roll, today } = reading;
  const named = new Set([...byPupil.values()].flatMap(periodsNamed));
  const known = (roll.lists.period ?? [])
    .map(({ id, startDate, endDate }) => ({
      id: String(id),
      name: String(id),
      from: dayAtFrontOf(startDate),
      to: dayAtFrontOf(endDate),
    }))
    .filter(({ id, from, to }) => named.has(id) && from !== '' && to !== '')
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  const { day, to } = roll.year;
  const year = { id: WHOLE_YEAR, name: day.slice(0, 4), from: known.at(-1)?.from ?? to, to };
  return [...known, year].filter(({ from }) => from <= today);
}

/** The page of one period; of all that belong to none, where none is given and there are such. */
function pageOf(gathered: Gathered, period: PeriodKnown | undefined): Page | undefined {
  const { reading, school, klass, byPupil, times } = gathered;
  const isKnown = new Set(periodsOf(gathered).map(({ id }) => id));
  const isIts = ({ period: id }: Total): boolean => (period ? id === period.id : !isKnown.has(id));
  const pupils = [...byPupil.keys()].sort();
  const its = new Map(
    pupils.map((pupil) => [pupil, totalsIn(pupil, byPupil.get(pupil)!, reading.subjects).filter(isIts)]),
  );
  const totals = [...its.values()].flat();
  if (!period && totals.length === 0) return undefined;
  const scope = period ? `${klass.classId}/${period.name}` : klass.classId;
  const day = period?.to ?? '';
  const isWhole =
    reading.roll.isWhole && !reading.unseen.has(klass.classId) && klass.members.every((pupil) => byPupil.has(pupil));
  return {
    digest: digestOf([JSON.stringify([pupils, totals])]),
    received: totals.length,
    records: () => recordsOfTotals(totals, { school, scope, day }),
    ...(period && {
      covers: {
        sheet: 'term',
        school,
        scope,
        from: day,
        to: day,
        entities: ['term-mark'],
        pupils: isWhole ? 'all' : pupils,
      },
    }),
    cursor: textOf({ term: klass.classId, period: period ? `${period.from} ${period.id}` : '~' }),
    read: times.end().read,
    parts: new Map([...its].map(([pupil, own]) => [pupil, own.length])),
    again: (only) => askAgain(gathered, period, only ?? klass.members),
  };
}

/** The same marks once more: these pupils' parts anew, the others' as they were. Who cannot be read now is left out. */
async function askAgain(gathered: Gathered, period: PeriodKnown | undefined, pupils: readonly string[]): Promise<Page> {
  const { reading, byPupil } = gathered;
  const { context, roll } = reading;
  const times = startReading(() => context.now());
  const ask: Parameters<typeof readByPupil>[2] = (session, pupil) =>
    askTotals(session, pupil, roll.year.id, reading.subjects);
  const fresh = await readByPupil(reading, pupils, ask, context.signal);
  const asked = new Set(pupils);
  const kept = [...byPupil].filter(([pupil]) => !asked.has(pupil));
  const again = { ...gathered, byPupil: new Map([...kept, ...fresh.byPupil]), times };
  return pageOf(again, period) ?? { ...pageOf(gathered, period)!, received: 0, records: () => [], parts: new Map() };
}
