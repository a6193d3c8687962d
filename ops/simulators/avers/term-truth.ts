import { stateAt } from '../region/timeline.ts';
import type { PeriodWork } from '../region/work.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import type { Desk } from './desk.ts';
import { periodCode } from './periods.ts';
import { periodValue } from './school-rows.ts';
import { given, markTruth, pseudonymIn, schoolId, sourceOf, subjectTruth, type Telling } from './telling.ts';

/** What period marks without a number mean. */
const OUTCOMES: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/З': 'not-attested' };

/** The period marks, a sheet a class and period. */
export function termTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const { school } = desk;
  const columns = school.periodWorks.filter(
    ({ listedAt, period }) => listedAt <= telling.now && periodCode(school, period) !== undefined,
  );
  const sheets = Map.groupBy(columns, ({ class: key, period }) => `${key}\t${period}`);
  return [...sheets.values()].flatMap((own): readonly TruthSheet[] => {
    const { class: key, period } = own[0]!;
    const { to: day } = school.years.flatMap(({ periods }) => periods).find((one) => one.key === period)!;
    const marks = own.flatMap((column) => columnTruth(desk, column, telling));
    if (marks.length === 0) return [];
    return [
      {
        source: sourceOf(desk),
        kind: 'term',
        school: schoolId(desk),
        scope: `${desk.classOf.get(key)!.ids.short}/${periodCode(school, period)}`,
        day,
        body: { 'term-mark': marks },
        covers: [{ entities: ['term-mark'], from: day, to: day }],
      },
    ];
  });
}

function columnTruth(desk: Desk, { subject, period, marks }: PeriodWork, telling: Telling): readonly TruthRecord[] {
  const periodId = String(periodCode(desk.school, period));
  const { ids } = desk.subjectOf.get(subject)!;
  const pupilOf = new Map(desk.school.pupils.map((pupil) => [pupil.key, pupil]));
  return marks.flatMap((mark): readonly TruthRecord[] => {
    const state = stateAt(mark.timeline, telling.now);
    if (!state) return [];
    const value = periodValue(state.value.value);
    const pupilId = pseudonymIn(desk, 'pupil', pupilOf.get(mark.pupil)!, telling);
    const id = `${pupilId}/${ids.short}/${periodId}`;
    const outcome = given('outcome', OUTCOMES[value]);
    return [
      {
        id,
        pupilId,
        ...subjectTruth(desk, subject, telling),
        periodId,
        kind: 'period',
        ...markTruth(value),
        ...outcome,
      },
    ];
  });
}
