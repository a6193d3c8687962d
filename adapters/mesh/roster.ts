import type { Page } from '../../gateway/contracts/adapter.ts';
import type { EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import type { Reading } from '../kit/reading.ts';
import { idAt, idOf, listAt, rawOf } from './raw.ts';
import { classIdsOf, classOf, previousClassOf, type ToldSchool } from './school.ts';

/** Entities of a roster that the staff's lists tell whole. */
const OF_STAFF: readonly EntityName[] = [
  'academic-year',
  'period',
  'class',
  'group',
  'subject',
  'staff',
  'pupil',
  'enrolment',
  'teaching',
];

export interface RosterOf {
  readonly schoolId: string;
  readonly told: ToldSchool;
  readonly reading: Reading;
}

/** The roster of the school in its present year, as far as the staff's lists tell it. */
export function rosterPage({ schoolId, told, reading }: RosterOf): Omit<Page, 'cursor' | 'again'> {
  const day = `${told.year.from.slice(0, 4)}-09-01`;
  const place = { school: schoolId, scope: schoolId, day };
  const { digest, read } = reading.end();
  const records = recordsOf(told, place);
  const where = { sheet: 'roster', school: schoolId, scope: schoolId, from: day, to: day } as const;
  const covers = { ...where, entities: OF_STAFF, pupils: 'all' } as const;
  return { digest, received: records.length, read, covers, records: () => records };
}

function recordsOf(told: ToldSchool, place: RawRecord['place']): readonly RawRecord[] {
  const { year, groups, students, teachers, periods } = told;
  const record = (yields: RawRecord['yields'], body: object, ref: string): RawRecord => ({ yields, body, ref, place });
  return [
    record(['academic-year'], { year: year.told, from: year.from, to: year.to }, 'year'),
    ...periods.map((one, nth) =>
      record(['period'], { period: one.told, classIds: one.classIds, yearId: year.id }, `period/${one.id || nth}`),
    ),
    ...classRecords(told).map(([id, body]) => record(['class'], body, `class/${id}`)),
    ...groupRecords(told).map(([id, body]) => record(['group'], body, `group/${id}`)),
    ...subjectsOf(groups).map(([id, subject]) => record(['subject'], { subject }, `subject/${id}`)),
    ...teachers.map((teacher, nth) => record(['staff'], { teacher }, `teacher/${nth}`)),
    ...students.flatMap((student, nth) => pupilRecords(student, nth, record)),
    ...groups.flatMap((group) =>
      listAt(group, 'teachers').map((teacher, nth) =>
        record(['teaching'], { group, teacher, ...partOf(group) }, `group/${idAt(group)}/teacher/${nth}`),
      ),
    ),
  ];
}

/** Classes as the profiles of their pupils tell them, else as their groups do; the class teacher is told by the profiles alone. */
function classRecords({ groups, students, year }: ToldSchool): readonly (readonly [string, object])[] {
  const classes = new Map<string, object>();
  for (const student of students) {
    const id = classOf(student);
    const [mentor] = listAt(student, 'mentors');
    if (id !== '' && !classes.has(id))
      classes.set(id, {
        class: rawOf(student)['class_unit'],
        yearId: year.id,
        ...(mentor !== undefined && { mentor }),
      });
  }
  for (const group of groups) {
    const [id = '', another] = classIdsOf(group);
    if (id === '' || another !== undefined || classes.has(id)) continue;
    const { class_unit_name: name, class_level_id: level } = rawOf(group);
    classes.set(id, { class: { id: rawOf(group)['class_unit_id'], name, class_level_id: level }, yearId: year.id });
  }
  return [...classes];
}

/** Groups that are a part of a class, or of several; a group of a whole class is the class. */
function groupRecords({ groups }: ToldSchool): readonly (readonly [string, object])[] {
  return groups
    .filter((group) => 'groupId' in partOf(group))
    .map((group) => {
      const { teachers: _teachers, student_ids: _students, ...rest } = rawOf(group);
      const pupils = listAt(group, 'student_ids').map(idOf);
      return [idAt(group), { group: rest, classIds: classIdsOf(group), pupils }] as const;
    });
}

/** The class of a group where it has one, and the group where it is not the whole of it. */
function partOf(group: unknown): { readonly classId?: string; readonly groupId?: string } {
  const [classId, another] = classIdsOf(group);
  const isPart = rawOf(group)['is_subgroup'] === true || another !== undefined;
  return {
    ...(classId !== undefined && another === undefined && { classId }),
    ...(isPart && { groupId: idAt(group) }),
  };
}

function subjectsOf(groups: readonly unknown[]): readonly (readonly [string, object])[] {
  const subjects = new Map<string, object>();
  for (const group of groups) {
    const { subject_id, subject_name } = rawOf(group);
    const id = idOf(subject_id);
    if (id !== '' && !subjects.has(id)) subjects.set(id, { subject_id, subject_name });
  }
  return [...subjects];
}

type Make = (yields: RawRecord['yields'], body: object, ref: string) => RawRecord;

/** The pupil with the class of now, and the class before, which keeps the name: it stays blanked in the texts of that time. */
function pupilRecords(student: unknown, nth: number, record: Make): readonly RawRecord[] {
  const { marks: _marks, final_marks: _finals, attendances: _attendances, groups: _groups, ...rest } = rawOf(student);
  const body = { student: rest, classId: classOf(student), isFormer: rest['deleted'] === true };
  const previous = previousClassOf(student);
  return [
    record(['pupil', 'enrolment'], body, `student/${nth}`),
    ...(previous === '' || previous === body.classId
      ? []
      : [record(['enrolment'], { ...body, classId: previous, isFormer: true }, `student/${nth}/previous`)]),
  ];
}
