import { sha256 } from '../canonical-json.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { assessedAt, type Telling } from './assessments.ts';
import { dayHead, schoolWeekDays } from './days.ts';
import { dayAt, membershipOn, yearOn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { homeworkOf } from './homework.ts';
import { journalIdOf } from './lesson-ids.ts';
import { fullName, shortName } from './names.ts';
import type { Things } from './spelling.ts';

/** Name of a lesson that is told wrongly: a text still, so that typed clients read on; those that parse times would stop at a wrong one. */
const WRONG_NAME = '';

export interface DiaryQuery {
  readonly from: Day;
  readonly to: Day;
  readonly rings: boolean;
}

/** The diary of one pupil: days, each with the lessons of the class of that time. */
export function diaryOf(pupil: Pupil, { from, to, rings }: DiaryQuery, telling: Telling): Things {
  const { desk, spelling } = telling;
  return spelling.map(
    schoolWeekDays(from, to).map((day) => {
      const head = dayHead(day, yearOn(desk.school, day), dayAt(desk.school, telling.now));
      const lessons = lessonsShown(desk, pupil, day, telling.now);
      const extended = lessons.length === 0 ? [] : clubsOf(desk, lessons, day);
      const told = itemsOf(lessons, (lesson) => lessonTold(lesson, pupil, rings, telling));
      return [
        String(head['name']),
        { ...head, items: spelling.map(told), ...(extended.length > 0 && { items_extday: extended }) },
      ] as const;
    }),
  );
}

/** Lessons under their number; where two have one number, the second stands under the next free one. */
export function itemsOf<Told>(
  lessons: readonly Lesson[],
  tell: (lesson: Lesson) => Told,
): readonly (readonly [string, Told])[] {
  const taken = new Set<number>();
  let last = Math.max(0, ...lessons.map(({ number }) => number));
  return lessons.map((lesson) => {
    const key = taken.has(lesson.number) ? (last += 1) : lesson.number;
    taken.add(key);
    return [String(key), tell(lesson)] as const;
  });
}

/** The lessons of one pupil's day: those of the class and of the pupil's own subgroups; a repeat behind its twin. */
export function lessonsShown(desk: Desk, pupil: Pupil, day: Day, now: Moment): readonly Lesson[] {
  const membership = membershipOn(pupil, day, now);
  if (!membership) return [];
  const lessons = desk.lessons.get(day)?.get(membership.class) ?? [];
  return lessons
    .filter(({ group, timeline }) => (!group || membership.subgroups.includes(group)) && stateAt(timeline, now))
    .flatMap((lesson) => (lesson.spoiled === 'equal-repeat' ? [lesson, lesson] : [lesson]));
}

/** What timetable and diary tell of a lesson alike. */
export function slotOf(lesson: Lesson, rings: boolean, { desk, now }: Pick<Telling, 'desk' | 'now'>): object {
  const group = desk.classes.get(lesson.class)?.subgroups.find(({ key }) => key === lesson.group);
  const teacher = desk.staff.get(stateAt(lesson.timeline, now)?.value.teacher ?? '');
  return {
    name: lesson.spoiled === 'wrong-type' ? WRONG_NAME : (desk.subjects.get(lesson.subject)?.name ?? ''),
    num: String(lesson.number),
    room: lesson.room,
    teacher: teacher ? fullName(teacher.name) : '',
    sort: lesson.number,
    ...(group && { grp: group.name, grp_short: group.name.slice(-1) }),
    ...(rings && {
      starttime: `${lesson.startsAt}:00`,
      endtime: `${lesson.endsAt}:00`,
    }),
  };
}

function lessonTold(lesson: Lesson, pupil: Pupil, rings: boolean, telling: Telling): object {
  const { desk, now, spelling } = telling;
  const assessments = assessedAt(lesson, pupil, telling).map(({ told }) => told);
  const works = lesson.works.filter((work) => stateAt(work.timeline, now));
  return {
    ...slotOf(lesson, rings, telling),
    lesson_id: journalIdOf(desk, lesson),
    topic: stateAt(lesson.timeline, now)?.value.topic?.told ?? '',
    is_control: spelling.bool(works.some(({ kind }) => kind === 'control')),
    ...homeworkOf(lesson, telling),
    resources: [],
    ...(assessments.length > 0 && { assessments }),
    payload_course_id: null,
    payload_id: null,
    payload_name: null,
    payload_type: null,
  };
}

/** Clubs of the extended day: no lessons of the timetable, and nothing in them is marked. One class in four has one on some days. */
export function clubsOf(desk: Desk, lessons: readonly Lesson[], day: Day): readonly object[] {
  const [first] = lessons;
  const last = lessons.at(-1);
  const draw = Number.parseInt(sha256(`club\n${first?.class}\n${day}`).slice(0, 2), 16);
  const teacher = [...desk.staff.values()][draw % desk.staff.size];
  if (draw % 4 !== 0 || !teacher || !last) return [];
  return [
    {
      name: 'Внеурочная деятельность',
      topic: '',
      teacher: shortName(teacher.name),
      sort: 100,
      grp: 'Занятие по интересам',
      grp_short: 'ЗИ',
      starttime: `${last.endsAt}:00`,
      endtime: '19:00:00',
      homework: [],
    },
  ];
}
