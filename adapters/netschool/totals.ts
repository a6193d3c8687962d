import type { Answer } from '../kit/answer.ts';
import type { RawRecord } from '../../gateway/contracts/records.ts';
import type { Fields } from '../kit/http-request.ts';
import { believed, listIn } from '../kit/reading.ts';
import { isObject } from './diary.ts';
import type { SubjectTotals, TermTotal, YearTotal } from './mobile-api.ts';
import type { Session } from './session.ts';

/** Stands for the period of marks of the whole year. */
export const WHOLE_YEAR = 'year';

/** One mark of a period, with what belongs to it. */
export interface Total {
  /** Vendor's id of the period; WHOLE_YEAR for marks of the year. */
  readonly period: string;
  readonly body: object;
}

/** Subjects that were told in this run: they are the school's, so that a pupil's list is asked for only where it may tell more. */
export interface Subjects {
  /** Ids and names: what else a list says, a subject's place in it, is of one pupil. */
  readonly byId: Map<string, { readonly id: unknown; readonly name: unknown }>;
  /** A list that is on its way, and may tell what others look for. */
  asked: Promise<unknown> | undefined;
}

/** Asks for one pupil's marks of periods, and for the pupil's subjects where the marks point to one that is not known yet: they become known. */
export async function askTotals(
  session: Session,
  pupil: string,
  yearId: string,
  known: Subjects,
): Promise<readonly Answer[]> {
  const query = { studentId: pupil, schoolYearId: yearId };
  const totals = await believed(() => session.mobile.get('totals', query));
  listIn(totals.json, 'api/mobile/totals');
  const isKnown = (): boolean => subjectsIn(totals).every(({ subjectId }) => known.byId.has(String(subjectId)));
  while (known.asked && !isKnown()) await known.asked;
  if (isKnown()) return [totals];
  const asked = askSubjects(session, query, known);
  known.asked = asked.then(
    () => (known.asked = undefined),
    () => (known.asked = undefined),
  );
  return [totals, await asked];
}

async function askSubjects(session: Session, query: Fields, { byId }: Subjects): Promise<Answer> {
  const subjects = await believed(() => session.mobile.get('subjects', query));
  for (const subject of listIn(subjects.json, 'api/mobile/subjects').filter(isObject)) {
    const { id, name } = subject;
    if (!byId.has(String(id))) byId.set(String(id), { id, name });
  }
  return subjects;
}

/** Ids of the periods that one pupil's answer names, with or without marks. */
export const periodsNamed = ([totals]: readonly Answer[]): readonly string[] =>
  subjectsIn(totals!).flatMap(({ termTotals }) =>
    partsOf<TermTotal>(termTotals).map(({ term }) => String(term?.id ?? '')),
  );

/** The marks that one pupil's answer lists. A period without mark and without refusal lists nothing. */
export function totalsIn(pupil: string, [totals]: readonly Answer[], { byId }: Subjects): readonly Total[] {
  return subjectsIn(totals!).flatMap(({ subjectId, termTotals, yearTotals }) => {
    const common = { pupil, subjectId, subject: byId.get(String(subjectId)) };
    return [
      ...partsOf<TermTotal>(termTotals)
        .filter(isMarked)
        .map((total) => ({
          period: String(total.term?.id ?? ''),
          body: { ...common, total, period: total.term, kind: 'period' },
        })),
      ...partsOf<YearTotal>(yearTotals)
        .filter(isMarked)
        .map((total) => ({
          period: WHOLE_YEAR,
          body: { ...common, total, yearPeriod: total.period, kind: total.period?.periodType ?? WHOLE_YEAR },
        })),
    ];
  });
}

/** Raw records of the marks of one period. */
export const recordsOfTotals = (totals: readonly Total[], place: RawRecord['place']): readonly RawRecord[] =>
  totals.map(({ body }, nth) => ({
    yields: ['term-mark'],
    body,
    ref: `totals/${nth}`,
    place,
    pupil: (body as { readonly pupil: string }).pupil,
  }));

const subjectsIn = ({ json }: Answer): readonly SubjectTotals[] =>
  listIn(json, 'api/mobile/totals').filter(isObject) as unknown as readonly SubjectTotals[];

const partsOf = <Part>(list: unknown): readonly Part[] =>
  Array.isArray(list) ? (list.filter(isObject) as unknown as readonly Part[]) : [];

/** A mark of another shape than text or number is one too: it is quarantined, not overlooked. */
const isMarked = ({ mark, markCode }: TermTotal): boolean =>
  (mark !== undefined && mark !== null && mark !== '') || markCode === 'NotExamined';
