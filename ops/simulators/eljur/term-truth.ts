import type { Pupil } from '../region/person.ts';
import type { Period } from '../region/school.ts';
import type { Key } from '../region/thing.ts';
import { stateAt } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { listedIn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { periodName } from './period-names.ts';
import { classKey, given, nameKey, pupilId, schoolId, sourceOf, type Telling } from './telling.ts';

/** What period marks without a number mean. */
const OUTCOMES: Readonly<Record<string, string>> = { ОСВ: 'exempt', 'Н/А': 'not-attested' };

/** The period marks, a sheet for each class that pupils are listed in and each period. */
export function termTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const periods = new Map(desk.school.years.flatMap((year) => year.periods.map((period) => [period.key, period])));
  const marks = desk.school.pupils.flatMap((pupil) => marksOf(desk, pupil, periods, telling));
  return [...Map.groupBy(marks, ({ scope, day }) => `${scope}\t${day}`).values()].map((own) => {
    const { scope, day } = own[0]!;
    return {
      source: sourceOf(desk),
      kind: 'term' as const,
      school: schoolId(desk),
      scope,
      day,
      body: { 'term-mark': own.map(({ record }) => record) },
      covers: [{ entities: ['term-mark'], from: day, to: day }],
    };
  });
}

function marksOf(desk: Desk, pupil: Pupil, periods: ReadonlyMap<Key, Period>, telling: Telling) {
  const { now } = telling;
  const schoolClass = desk.classes.get(listedIn(desk.school, pupil, now)?.class ?? '');
  if (!schoolClass) return [];
  return (desk.periodMarks.get(pupil.key) ?? []).flatMap(({ column, mark }) => {
    const state = column.listedAt <= now ? stateAt(mark.timeline, now) : undefined;
    if (!state) return [];
    const period = periods.get(column.period)!;
    const key = nameKey(periodName(period));
    const subjectName = desk.subjects.get(column.subject)?.name ?? '';
    const { value } = state.value;
    const own = pupilId(desk, pupil, telling);
    const record: TruthRecord = {
      id: `${own}/${nameKey(subjectName)}/${key}`,
      pupilId: own,
      subjectName,
      ...given('subject', telling.subjectCode(subjectName)),
      periodId: key,
      kind: 'period',
      rawValue: value,
      ...given('value', /^\d$/.test(value) ? Number(value) : undefined),
      ...given('outcome', OUTCOMES[value]),
      scale: 'five-point',
    };
    return [{ scope: `${classKey(schoolClass.name)}/${key}`, day: period.to, record }];
  });
}
