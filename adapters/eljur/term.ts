import type { Page } from '../../gateway/contracts/adapter.ts';
import type { RawRecord } from '../../gateway/contracts/records.ts';
import { digestOf } from '../kit/digest.ts';
import { startReading } from '../kit/reading.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import type { Call } from './access.ts';
import { askByPupil } from './by-pupil.ts';
import { cursorOf } from './cursor.ts';
import { nameKey } from '../kit/name-key.ts';
import type { Period } from './periods.ts';
import type { Roll, SchoolClass } from './roll.ts';
import { textOf, thingOf, thingsIn } from './shapes.ts';

export interface TermsOf {
  readonly call: Call;
  /** The same for asking again later, when `call` has ended. */
  readonly later: Call;
  readonly roll: Roll;
  readonly periods: readonly Period[];
  readonly pupilsPerCall: number;
  readonly today: Day;
  readonly now: () => Date;
}

interface FinalMark {
  readonly pupil: string;
  /** Key of the period that it names. */
  readonly period: string;
  readonly body: object;
}

/** Stands behind the periods of a class: marks of periods that nobody knows. */
const STRANGERS = '~';

/**
 * The period marks of one class: a page for each of its periods that has begun, and one that claims nothing for marks of periods that
 * `getperiods` does not tell.
 */
export async function readTerms(terms: TermsOf, schoolClass: SchoolClass): Promise<readonly Page[]> {
  const { call, roll, periods, pupilsPerCall, today, now } = terms;
  const reading = startReading(now);
  const { byPupil } = await askByPupil(call, schoolClass.pupils, {
    method: 'getfinalassessments',
    atOnce: pupilsPerCall,
    isEmpty: (answer) => thingsIn(thingOf(answer)['items']).length === 0,
  });
  const { read } = reading.end();
  const pupils = [...byPupil.keys()].sort();
  if (pupils.length === 0) return [];
  const marks = pupils.flatMap((pupil) => marksOf(pupil, byPupil.get(pupil)));
  const own = periods.filter(({ id, classIds }) => classIds.includes(schoolClass.id) && id !== '');
  const pageOf = (period: Period | undefined): Page => {
    const id = period?.id ?? STRANGERS;
    const its = marks.filter((mark) => (period ? mark.period === id : !own.some((one) => one.id === mark.period)));
    const scope = `${schoolClass.id}/${id}`;
    const day = period?.to ?? '';
    const isWhole = pupils.length === schoolClass.pupils.length;
    const where = { sheet: 'term', school: roll.school, scope, from: day, to: day } as const;
    const counts = Map.groupBy(its, ({ pupil }) => pupil);
    return {
      digest: digestOf([JSON.stringify(its), ...pupils]),
      received: its.length,
      records: () => recordsOf(its, { school: roll.school, scope, day }),
      ...(period && { covers: { ...where, entities: ['term-mark'], pupils: isWhole ? 'all' : pupils } }),
      cursor: cursorOf(['c-term', schoolClass.id, `${day} ${id}`]),
      read,
      ...(period && { parts: new Map(pupils.map((pupil) => [pupil, counts.get(pupil)?.length ?? 0])) }),
      again: async () => {
        const fresh = await readTerms({ ...terms, call: terms.later }, schoolClass);
        return fresh.find(({ covers }) => covers?.scope === scope) ?? pageOf(period);
      },
    };
  };
  const begun = own.filter(({ from, to }) => from !== '' && to !== '' && from <= today);
  const known = new Set(own.map(({ id }) => id));
  const hasStrangers = marks.some(({ period }) => !known.has(period));
  return [...(hasStrangers ? [pageOf(undefined)] : []), ...begun.map(pageOf)];
}

const recordsOf = (marks: readonly FinalMark[], place: RawRecord['place']): readonly RawRecord[] =>
  marks.map(({ pupil, body }, ordinal) => ({ yields: ['term-mark'], body, ref: `final/${ordinal}`, place, pupil }));

/** The marks that stand inside the subjects of one pupil; those without a value are none. */
const marksOf = (pupil: string, answer: unknown): readonly FinalMark[] =>
  thingsIn(thingOf(answer)['items']).flatMap((item) => {
    const subject = textOf(thingOf(item)['name']);
    return thingsIn(thingOf(item)['assessments'])
      .filter((assessment) => textOf(thingOf(assessment)['value']) !== '')
      .map((assessment) => {
        const period = nameKey(textOf(thingOf(assessment)['period']));
        return { pupil, period, body: { assessment, pupil, subject, subjectKey: nameKey(subject), period } };
      });
  });
