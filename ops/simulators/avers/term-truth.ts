import { stateAt } from '../region/timeline.ts';
import type { PeriodWork } from '../region/work.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import type { Desk } from './desk.ts';
import { codeOfMark } from './periods.ts';
import { periodValue } from './school-rows.ts';
import { given, markTruth, pseudonymIn, schoolId, sourceOf, subjectTruth, type Telling } from './telling.ts';

/** What period marks without a number mean. */
const OUTCOMES: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/З': 'not-attested' };

/** The period marks, a sheet a class and period. A half-year ends with its second quarter, whose column stands for it. */
export function termTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const { school } = desk;
  const columns = school.periodWorks.filter(
    (column) => column.listedAt <= telling.now && codeOfMark(desk, column) !== undefined,
  );
  const sheets = Map.groupBy(columns, (column) => `${column.class}\t${codeOfMark(desk, column)}`);
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
        scope: `${desk.classOf.get(key)!.ids.short}/${codeOfMark(desk, own[0]!)}`,
        day,
        body: { 'term-mark': marks },
        covers: [{ entities: ['term-mark'], from: day, to: day }],
      },
    ];
  });
}

function columnTruth(desk: Desk, column: PeriodWork, telling: Telling): readonly TruthRecord[] {
  const { subject, marks } = column;
  const periodId = String(codeOfMark(desk, column));
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
