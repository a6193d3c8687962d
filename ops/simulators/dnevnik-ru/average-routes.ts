import type { Key } from '../region/thing.ts';
import { stateAt } from '../region/timeline.ts';
import { type Call, dayOf, get, groupIn, pupilIn, Refusal, type Route, subjectIn } from './call.ts';
import { type Standing } from './desk.ts';
import { membersOf } from './listing.ts';
import { marksBetween } from './mark-routes.ts';
import { withTwin } from './raw-number.ts';

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
  const lines = groupAverages({ ...call, params: { ...params, to: dayOf(call, 'date') } as Call['params'] });
  return lines.map((line) => ({
    ...line,
    ...withTwin('group', call.params['group']),
    ...withTwin('reportingPeriod', call.params['period']),
  }));
}

function weighted(call: Call): object {
  const group = groupIn(call);
  const bySubject = Map.groupBy(marksBetween(call, { group }, 'lesson'), ({ lesson }) => lesson!.subject);
  return {
    subjectMarks: [...bySubject].map(([key, marks]) => ({
      ...withTwin('subject', call.desk.by.subject.get(key)!.ids.long),
      marks: [...Map.groupBy(marks, ({ mark }) => mark.pupil)].flatMap(([pupil, own]) => {
        const value = meanOf(call, own);
        return value === undefined ? [] : [{ ...withTwin('person', call.desk.by.pupil.get(pupil)!.ids.long), value }];
      }),
    })),
  };
}

/** Averages of pupils and groups. */
export const AVERAGE_ROUTES: readonly Route[] = [
  get('persons/:person/reporting-periods/:period/avg-mark', (call) => average(call)),
  get('persons/:person/reporting-periods/:period/subjects/:subject/avg-mark', (call) =>
    average(call, subjectIn(call).key),
  ),
  get('edu-groups/:group/reporting-periods/:period/avg-marks/:date', groupAveragesUpTo),
  get('edu-groups/:group/avg-marks/:from/:to', groupAverages),
  get('edu-groups/:group/wa-marks/:from/:to', weighted),
];
