import { dayAt } from '../region/calendar.ts';
import type { SchoolClass, SchoolYear, Subject } from '../region/school.ts';
import type { Day } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { type Desk, periodsOf } from './desk.ts';
import { yearIdOf } from './identity.ts';
import { type Stay, staysOf } from './listing.ts';
import { groupsOfStay, mayHaveMarks } from './people.ts';
import { periodMark, yearMark } from './subject-marks.ts';
import { given, pupilId, schoolIdOf, type Telling } from './telling.ts';

/** What period marks without a number mean. */
const OUTCOMES: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/А': 'not-attested' };

/** The marks of periods and of the year, a sheet a class and period, and one of the year. */
export function termsOf(desk: Desk, year: SchoolYear, telling: Telling): readonly TruthSheet[] {
  const at = { desk, now: telling.now };
  const today = dayAt(telling.now, desk.school.zone.offset);
  const byClass = Map.groupBy(staysOf(desk, year, telling.now), (stay) => stay.class);
  return [...byClass].flatMap(([own, stays]) => {
    const begun = periodsOf(desk, own).filter(({ from }) => from <= today);
    const ofPeriods = begun.map((period): Term => {
      const id = String(period.ids.short);
      const markOf: Term['markOf'] = (stay, subject) => periodMark(at, stay, subject, period);
      return { own, stays, id, day: period.to, kind: 'period', markOf };
    });
    const markOf: Term['markOf'] = (stay, subject) => yearMark(at, stay, subject);
    const ofYear: Term = { own, stays, id: String(yearIdOf(year)), day: year.to, kind: 'year', markOf };
    return [...ofPeriods, ofYear].flatMap((term) => termOf(desk, term, telling));
  });
}

interface Term {
  readonly own: SchoolClass;
  readonly stays: readonly Stay[];
  /** Of the period or the year. */
  readonly id: string;
  /** Its last day. */
  readonly day: Day;
  readonly kind: 'period' | 'year';
  readonly markOf: (stay: Stay, subject: Subject) => string | undefined;
}

function termOf(desk: Desk, term: Term, telling: Telling): readonly TruthSheet[] {
  const { own, stays, id, day } = term;
  const marks = stays.flatMap((stay) => marksOf(desk, stay, term, telling));
  if (marks.length === 0) return [];
  const school = schoolIdOf(desk);
  return [
    {
      source: `mesh-${school}`,
      kind: 'term',
      school,
      scope: `${own.ids.short}/${id}`,
      day,
      body: { 'term-mark': marks },
      covers: [{ entities: ['term-mark'], from: day, to: day }],
    },
  ];
}

function marksOf(desk: Desk, stay: Stay, { id, kind, markOf }: Term, telling: Telling): readonly TruthRecord[] {
  const groups = groupsOfStay(desk, stay).filter((group) => mayHaveMarks(desk, group));
  const subjects = new Map(groups.map(({ subject }) => [subject.key, subject]));
  return [...subjects.values()].flatMap((subject): readonly TruthRecord[] => {
    const rawValue = markOf(stay, subject);
    if (rawValue === undefined) return [];
    const own = pupilId(desk, stay.pupil, telling);
    const subjectId = String(subject.ids.short);
    return [
      {
        id: `${own}/${subjectId}/${kind === 'period' ? id : kind}`,
        pupilId: own,
        subjectId,
        subjectName: subject.name,
        ...given('subject', telling.subjectCode(subject.name)),
        ...given('periodId', kind === 'period' ? id : undefined),
        kind,
        rawValue,
        ...given('value', /^[1-5]$/.test(rawValue) ? Number(rawValue) : undefined),
        ...given('outcome', OUTCOMES[rawValue]),
        scale: 'five-point',
      },
    ];
  });
}
