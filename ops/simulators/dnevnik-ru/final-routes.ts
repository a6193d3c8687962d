import type { Key } from '../region/thing.ts';
import { stateAt } from '../region/timeline.ts';
import type { PeriodWork } from '../region/work.ts';
import { type Call, get, groupIn, pupilIn, type Route, subjectIn } from './call.ts';
import { type Group, type Standing } from './desk.ts';
import { markObjects } from './mark-objects.ts';
import { withTwin } from './raw-number.ts';
import { subjectObject } from './school-objects.ts';
import { workObjects } from './work-objects.ts';
import { scheduleWorkTypes } from './work-types.ts';

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

/**
 * One person's: a line a period and subject. Clients read the line of a subject here, documents name the line of a period: each line is both.
 */
const personFinalMarks = (call: Call): readonly object[] =>
  finalMarks(call, groupIn(call), { pupil: pupilIn(call).key }).flatMap((line) =>
    subjectsOf(line).map((each) => ({ ...line, ...each, 'per-subject-final-marks': [each] })),
  );

/** One subject's: marks, each with the line of its person and period. */
const subjectFinalMarks = (call: Call): readonly object[] =>
  finalMarks(call, groupIn(call), { subject: subjectIn(call).key }).flatMap((line) =>
    subjectsOf(line).map((each) => ({ ...line, ...each['final-mark'], 'per-subject-final-marks': [each] })),
  );

interface SubjectLine {
  readonly 'final-mark': object;
}

const subjectsOf = (line: object): readonly SubjectLine[] =>
  (line as { readonly 'per-subject-final-marks': readonly SubjectLine[] })['per-subject-final-marks'];

/** Everything of one person at once, with what the marks point to. */
function allFinalMarks(call: Call): object {
  const { desk, now } = call;
  const pupil = pupilIn(call).key;
  const columns = desk
    .periodWorksOf(groupIn(call).class)
    .filter(({ listedAt, marks }) => listedAt <= now && marks.some((mark) => mark.pupil === pupil));
  return {
    marks: finalMarks(call, groupIn(call), { pupil }).flatMap((line) =>
      subjectsOf(line).map((each) => each['final-mark']),
    ),
    works: columns.flatMap((column) => workObjects(desk, { kind: 'period', column }, now)),
    subjects: [...new Set(columns.map(({ subject }) => subject))].map((key) =>
      subjectObject(desk.by.subject.get(key)!),
    ),
    workTypes: scheduleWorkTypes(desk.school),
  };
}

function subjectLines({ desk, now }: Call, column: PeriodWork, mark: PeriodWork['marks'][number]): readonly object[] {
  const standing: Standing = { mark, workId: column.ids.long, lesson: undefined, written: false };
  return markObjects(desk, standing, now).map((object) => ({
    ...withTwin('subject', desk.by.subject.get(column.subject)!.ids.long),
    'final-mark': object,
  }));
}

/** Period and final marks. */
export const FINAL_ROUTES: readonly Route[] = [
  get('edu-groups/:group/final-marks', (call) => finalMarks(call, groupIn(call))),
  get('edu-groups/:group/subjects/:subject/final-marks', subjectFinalMarks),
  get('persons/:person/edu-groups/:group/final-marks', personFinalMarks),
  get('persons/:person/edu-groups/:group/allfinalmarks', allFinalMarks),
];
