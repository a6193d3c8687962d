import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { dayAt } from '../region/on-day.ts';
import { type Desk, momentFor, periodsOf, schoolDaysOf } from './desk.ts';
import { totalOf } from './marks.ts';
import { begunYears, type Listed, listedPupils } from './roster-truth.ts';
import { given, pupilId, schoolId, type Telling } from './telling.ts';
import { keyOf, subperiodOf } from './words.ts';

/** What period marks without a number mean. */
const OUTCOMES: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/А': 'not-attested' };

/** The period marks as total marks show them, a sheet a class and period, on the last school day of the period. */
export function termTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  return begunYears(desk, telling.now).flatMap((year) => {
    const moment = momentFor(desk.school, year.from, telling.now);
    const today = dayAt(desk.school, moment);
    const byClass = Map.groupBy(listedPupils(desk, year, telling.now), (one) => one.class);
    return [...byClass].flatMap(([schoolClass, listed]) =>
      periodsOf(desk, schoolClass)
        .filter(({ from }) => from <= today)
        .flatMap((period): readonly TruthSheet[] => {
          const marks = listed.flatMap((one) => marksOf(desk, one, { period, moment, telling }));
          const day = schoolDaysOf(desk, period).at(-1);
          if (marks.length === 0 || day === undefined) return [];
          const id = schoolId(desk);
          return [
            {
              source: `bars-${id}`,
              kind: 'term',
              school: id,
              scope: `${keyOf('class', schoolClass.name)}/${keyOf('period', subperiodOf(period).name)}`,
              day,
              body: { 'term-mark': marks },
              covers: [{ entities: ['term-mark'], from: day, to: day }],
            },
          ];
        }),
    );
  });
}

interface Column {
  readonly period: Parameters<typeof subperiodOf>[0];
  readonly moment: number;
  readonly telling: Telling;
}

function marksOf(desk: Desk, { pupil, class: { key } }: Listed, { period, moment, telling }: Column) {
  const taught = new Set(desk.school.teachings.filter((one) => one.class === key).map(({ subject }) => subject));
  return desk.school.subjects.flatMap((subject): readonly TruthRecord[] => {
    const asked = { subject: subject.key, period: period.key };
    const value = taught.has(subject.key) ? totalOf(desk, pupil, asked, moment) : undefined;
    if (value === undefined) return [];
    const [subjectId, periodId] = [keyOf('subject', subject.name), keyOf('period', subperiodOf(period).name)];
    const pseudonym = pupilId(desk, pupil, telling);
    const [, whole] = /^([1-5])[+-]?$/.exec(value) ?? [];
    return [
      {
        id: `${subjectId}/${periodId}/${pseudonym}`,
        pupilId: pseudonym,
        subjectId,
        subjectName: subject.name,
        ...given('subject', telling.subjectCode(subject.name)),
        periodId,
        kind: 'period',
        rawValue: value,
        ...given('value', whole === undefined ? undefined : Number(whole)),
        ...given('outcome', OUTCOMES[value]),
        scale: 'five-point',
      },
    ];
  });
}
