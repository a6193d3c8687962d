import { dayAt } from '../region/calendar.ts';
import type { Period, SchoolClass, SchoolYear } from '../region/school.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { type Desk, periodsOf } from './desk.ts';
import { type Stay, staysOf } from './listing.ts';
import { groupsOfStay, mayHaveMarks } from './people.ts';
import { periodMark } from './subject-marks.ts';
import { given, pupilId, schoolIdOf, type Telling } from './telling.ts';

/** What period marks without a number mean. */
const OUTCOMES: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/А': 'not-attested' };

/** The period marks of one year, a sheet a class and period. */
export function termsOf(desk: Desk, year: SchoolYear, telling: Telling): readonly TruthSheet[] {
  const today = dayAt(telling.now, desk.school.zone.offset);
  const byClass = Map.groupBy(staysOf(desk, year, telling.now), (stay) => stay.class);
  return [...byClass].flatMap(([own, stays]) =>
    periodsOf(desk, own)
      .filter(({ from }) => from <= today)
      .flatMap((period) => termOf(desk, { own, stays, period }, telling)),
  );
}

interface Term {
  readonly own: SchoolClass;
  readonly stays: readonly Stay[];
  readonly period: Period;
}

function termOf(desk: Desk, { own, stays, period }: Term, telling: Telling): readonly TruthSheet[] {
  const marks = stays.flatMap((stay) => marksOf(desk, stay, period, telling));
  if (marks.length === 0) return [];
  const school = schoolIdOf(desk);
  return [
    {
      source: `mesh-${school}`,
      kind: 'term',
      school,
      scope: `${own.ids.short}/${period.ids.short}`,
      day: period.to,
      body: { 'term-mark': marks },
      covers: [{ entities: ['term-mark'], from: period.to, to: period.to }],
    },
  ];
}

function marksOf(desk: Desk, stay: Stay, period: Period, telling: Telling): readonly TruthRecord[] {
  const groups = groupsOfStay(desk, stay).filter((group) => mayHaveMarks(desk, group));
  const subjects = new Map(groups.map(({ subject }) => [subject.key, subject]));
  return [...subjects.values()].flatMap((subject): readonly TruthRecord[] => {
    const rawValue = periodMark({ desk, now: telling.now }, stay, subject, period);
    if (rawValue === undefined) return [];
    const own = pupilId(desk, stay.pupil, telling);
    const [subjectId, periodId] = [String(subject.ids.short), String(period.ids.short)];
    return [
      {
        id: `${own}/${subjectId}/${periodId}`,
        pupilId: own,
        subjectId,
        subjectName: subject.name,
        ...given('subject', telling.subjectCode(subject.name)),
        periodId,
        kind: 'period',
        rawValue,
        ...given('value', /^[1-5]$/.test(rawValue) ? Number(rawValue) : undefined),
        ...given('outcome', OUTCOMES[rawValue]),
        scale: 'five-point',
      },
    ];
  });
}
