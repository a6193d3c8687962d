import { stateAt } from '../region/timeline.ts';
import type { PeriodWork } from '../region/work.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { type Desk } from './desk.ts';
import { given, pupilId, sourceOf, type Telling } from './telling.ts';
import { naive } from './times.ts';

/** What period marks without a number mean. */
const OUTCOMES: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/А': 'not-attested' };

/** Raw value, number (the sign is dropped) and scale. */
export function markValue(rawValue: string): {
  readonly rawValue: string;
  readonly value?: number;
  readonly scale: string;
} {
  const [, whole] = /^([1-5])[+-]?$/.exec(rawValue) ?? [];
  return { rawValue, ...given('value', whole === undefined ? undefined : Number(whole)), scale: 'five-point' };
}

/** The period marks, a sheet a class and period. */
export function termTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const columns = desk.school.periodWorks.filter(({ listedAt }) => listedAt <= telling.now);
  const sheets = Map.groupBy(columns, ({ class: key, period }) => `${key}\t${period}`);
  return [...sheets.values()].flatMap((own): readonly TruthSheet[] => {
    const first = own[0]!;
    const period = desk.by.period.get(first.period)!;
    const marks = own.flatMap((column) => columnTruth(desk, column, telling));
    if (marks.length === 0) return [];
    return [
      {
        source: sourceOf(desk),
        kind: 'term',
        school: desk.id,
        scope: `${desk.by.class.get(first.class)!.ids.long}/${period.ids.long}`,
        day: period.to,
        body: { 'term-mark': marks },
        covers: [{ entities: ['term-mark'], from: period.to, to: period.to }],
      },
    ];
  });
}

function columnTruth(desk: Desk, column: PeriodWork, telling: Telling): readonly TruthRecord[] {
  const subject = desk.by.subject.get(column.subject)!;
  return column.marks.flatMap((mark): readonly TruthRecord[] => {
    const state = stateAt(mark.timeline, telling.now);
    if (!state) return [];
    const { value } = state.value;
    return [
      {
        id: mark.ids.long,
        pupilId: pupilId(desk, desk.by.pupil.get(mark.pupil)!, telling),
        subjectId: subject.ids.long,
        subjectName: subject.name,
        ...given('subject', telling.subjectCode(subject.name)),
        periodId: desk.by.period.get(column.period)!.ids.long,
        kind: 'period',
        ...markValue(value),
        ...given('outcome', OUTCOMES[value]),
        setOn: naive(state.enteredAt, desk.school.zone.offset).slice(0, 10),
      },
    ];
  });
}
