import { type Key, type PeriodWork, stateAt } from '../region/model.ts';
import { type Call, dayOf, get, groupIn, pupilIn, Refusal, type Route, subjectIn } from './call.ts';
import { type Group, type Standing } from './desk.ts';
import { membersOf } from './listing.ts';
import { markObjects } from './mark-objects.ts';
import { marksBetween } from './mark-routes.ts';
import { withTwin } from './raw-number.ts';

interface Finals {
  readonly subject?: Key;
  readonly pupil?: Key;
}

/** Period marks of a class: one line a person and period, their subjects inside. Subgroups have none of their own. */
function finalMarks(
  call: Call,
  { class: schoolClass, subgroup }: Group,
  { subject, pupil }: Finals = {},
): readonly object[] {
  const { desk, now } = call;
  if (subgroup) return [];
  const columns = desk
    .periodWorksOf(schoolClass)
    .filter((column) => column.listedAt <= now && (subject === undefined || column.subject === subject));
  const lines = new Map<string, { person: Key; period: Key; marks: object[] }>();
  for (const column of columns)
    for (const mark of column.marks) {
      if ((pupil !== undefined && mark.pupil !== pupil) || !stateAt(mark.timeline, now)) continue;
      const of = `${mark.pupil}/${column.period}`;
      const line = lines.get(of) ?? { person: mark.pupil, period: column.period, marks: [] };
      lines.set(of, line);
      line.marks.push(...subjectLines(call, column, mark));
    }
  return [...lines.values()].map(({ person, period, marks }) => ({
    ...withTwin('person', desk.by.pupil.get(person)!.ids.long),
    ...withTwin('group', schoolClass.ids.long),
    ...withTwin('reportingPeriod', desk.by.period.get(period)!.ids.long),
    'per-subject-final-marks': marks,
  }));
}

function subjectLines({ desk, now }: Call, column: PeriodWork, mark: PeriodWork['marks'][number]): readonly object[] {
  const standing: Standing = { mark, workId: column.ids.long, lesson: undefined, written: false };
  return markObjects(desk, standing, now).map((object) => ({
    ...withTwin('subject', desk.by.subject.get(column.subject)!.ids.long),
    'final-mark': object,
  }));
}

/** Mean of the whole parts of the marks; undefined where there is none. */
function meanOf({ now }: Call, standing: readonly Standing[]): number | undefined {
  const numbers = standing
    .map(({ mark }) => Number.parseInt(stateAt(mark.timeline, now)?.value.value ?? '', 10))
    .filter((value) => value >= 1 && value <= 5);
  return numbers.length === 0 ? undefined : numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}

const textOf = (mean: number | undefined): string => (mean === undefined ? '' : mean.toFixed(2));

function inPeriod(call: Call): Call {
  const found = call.desk.periods.get(call.params['period'] ?? '');
  if (!found) throw new Refusal('parameterInvalid', 'There is no reporting period of this id.');
  return { ...call, params: { ...call.params, from: found.period.from, to: found.period.to } };
}

/** A bare text, as the vendor answers it. */
function average(call: Call, subject?: Key): string {
  const pupil = pupilIn(call).key;
  return textOf(
    meanOf(call, marksBetween(inPeriod(call), { pupil, ...(subject === undefined ? {} : { subject }) }, 'lesson')),
  );
}

function averagesOf(call: Call, standing: readonly Standing[]): object {
  const bySubject = Map.groupBy(standing, ({ lesson }) => lesson!.subject);
  return {
    'per-subject-averages': [...bySubject].map(([key, marks]) => ({
      ...withTwin('subject', call.desk.by.subject.get(key)!.ids.long),
      'avg-mark-value': textOf(meanOf(call, marks)),
    })),
  };
}

function groupAverages(call: Call): readonly object[] {
  const group = groupIn(call);
  const byPupil = Map.groupBy(marksBetween(call, { group }, 'lesson'), ({ mark }) => mark.pupil);
  return membersOf(call.desk, group, call.now).map(({ pupil }) => ({
    ...withTwin('person', pupil.ids.long),
    ...averagesOf(call, byPupil.get(pupil.key) ?? []),
  }));
}

/** Averages of a period up to a day. */
function groupAveragesUpTo(call: Call): readonly object[] {
  const { params } = inPeriod(call);
  return groupAverages({ ...call, params: { ...params, to: dayOf(call, 'date') } as Call['params'] });
}

function weighted(call: Call): object {
  const group = groupIn(call);
  const bySubject = Map.groupBy(marksBetween(call, { group }, 'lesson'), ({ lesson }) => lesson!.subject);
  return {
    subjectMarks: [...bySubject].map(([key, marks]) => ({
      ...withTwin('subject', call.desk.by.subject.get(key)!.ids.long),
      marks: [...Map.groupBy(marks, ({ mark }) => mark.pupil)].map(([pupil, own]) => ({
        ...withTwin('person', call.desk.by.pupil.get(pupil)!.ids.long),
        value: meanOf(call, own) ?? null,
      })),
    })),
  };
}

/** Period and final marks, averages. */
export const FINAL_ROUTES: readonly Route[] = [
  get('edu-groups/:group/final-marks', (call) => finalMarks(call, groupIn(call))),
  get('edu-groups/:group/subjects/:subject/final-marks', (call) =>
    finalMarks(call, groupIn(call), { subject: subjectIn(call).key }),
  ),
  get('persons/:person/edu-groups/:group/final-marks', (call) =>
    finalMarks(call, groupIn(call), { pupil: pupilIn(call).key }),
  ),
  get('persons/:person/edu-groups/:group/allfinalmarks', (call) =>
    finalMarks(call, groupIn(call), { pupil: pupilIn(call).key }),
  ),
  get('persons/:person/reporting-periods/:period/avg-mark', (call) => average(call)),
  get('persons/:person/reporting-periods/:period/subjects/:subject/avg-mark', (call) =>
    average(call, subjectIn(call).key),
  ),
  get('edu-groups/:group/reporting-periods/:period/avg-marks/:date', groupAveragesUpTo),
  get('edu-groups/:group/avg-marks/:from/:to', groupAverages),
  get('edu-groups/:group/wa-marks/:from/:to', weighted),
];
