import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { SchoolClass } from '../region/school.ts';
import { type Day, stateAt } from '../region/timeline.ts';
import { assessedAt } from './assessments.ts';
import { type Call, pupilsAsked, Refusal } from './call.ts';
import { dayHead, rangeOf, schoolWeekDays, weekAround } from './days.ts';
import { dayAt, listedIn, yearOn } from '../region/on-day.ts';
import { clubsOf, diaryOf, itemsOf, lessonsShown, slotOf } from './diary.ts';
import { filesOf, homeworkEntries } from './homework.ts';
import { titleOf } from './names.ts';
import { isYes, type Things } from './spelling.ts';

/** Days asked for; this week where none are named. @throws {Refusal} where they are no days */
export function daysAsked({ given, desk, now }: Call): { readonly from: Day; readonly to: Day } {
  const text = given.get('days');
  const range = text === undefined || text === '' ? weekAround(dayAt(desk.school, now)) : rangeOf(text);
  if (!range) throw new Refusal(400, 'неверный формат параметра days');
  return range;
}

/** What heads every pupil's answer. */
export const headOf = (pupil: Pupil): { readonly name: string; readonly title: string } => ({
  name: String(pupil.ids.short),
  title: titleOf(pupil.name),
});

/** An answer a pupil. */
export const byPupil = (call: Call, tell: (pupil: Pupil) => object, isList = false): object => ({
  students: call.spelling.students(
    pupilsAsked(call).map((pupil) => [String(pupil.ids.short), { ...headOf(pupil), ...tell(pupil) }] as const),
    isList,
  ),
});

export function getDiary(call: Call): object {
  const query = { ...daysAsked(call), rings: isYes(call.given.get('rings')) };
  return byPupil(call, (pupil) => ({
    days: diaryOf(pupil, query, call),
    parent_signed: call.spelling.bool(false),
  }));
}

/** Days with the lessons of one pupil, each lesson told in a way of its own. */
function pupilDays(call: Call, pupil: Pupil, itemsIn: (lessons: readonly Lesson[], day: Day) => object): Things {
  const { from, to } = daysAsked(call);
  return call.spelling.map(
    schoolWeekDays(from, to).map((day) => {
      const head = dayHead(day, yearOn(call.desk.school, day), dayAt(call.desk.school, call.now));
      return [
        String(head['name']),
        { ...head, ...itemsIn(lessonsShown(call.desk, pupil, day, call.now), day) },
      ] as const;
    }),
  );
}

/** Timetable of pupils, or with `class` of a class: there lessons are lists, and there are no pupils. */
export function getSchedule(call: Call): object {
  const rings = isYes(call.given.get('rings'));
  const schoolClass = classAsked(call);
  if (schoolClass)
    return classDays(call, schoolClass, (lessons, day) => {
      const clubs = clubsOf(call.desk, lessons, day);
      return {
        items: lessons.map((lesson) => slotOf(lesson, rings, call)),
        ...(clubs.length > 0 && { items_extday: clubs }),
      };
    });
  return byPupil(call, (pupil) => ({
    days: pupilDays(call, pupil, (lessons) => ({
      items: call.spelling.map(itemsOf(lessons, (lesson) => slotOf(lesson, rings, call))),
    })),
  }));
}

/** Homework by subject's name; with `class` in lists. */
export function getHomework(call: Call): object {
  const { desk, now, spelling } = call;
  const nameOf = (lesson: Lesson): string => desk.subjects.get(lesson.subject)?.name ?? '';
  const told = (lesson: Lesson) => ({
    name: nameOf(lesson),
    homework: spelling.map(homeworkEntries(lesson, call)),
  });
  const given = (lessons: readonly Lesson[]): readonly Lesson[] =>
    lessons.filter(({ homework }) => homework && stateAt(homework.timeline, now));
  const schoolClass = classAsked(call);
  if (schoolClass)
    return classDays(call, schoolClass, (lessons) => ({
      items: given(lessons).map((lesson) => {
        const files = lesson.homework ? filesOf(lesson.homework, now) : [];
        const group = schoolClass.subgroups.find(({ key }) => key === lesson.group);
        return {
          ...told(lesson),
          individual_exists: spelling.bool(false),
          ...(group && { grp: group.name }),
          ...(files.length > 0 && { files: { file: files } }),
        };
      }),
    }));
  return byPupil(call, (pupil) => ({
    days: pupilDays(call, pupil, (lessons) => ({
      items: spelling.map(
        given(lessons).map((lesson) => {
          const files = lesson.homework ? filesOf(lesson.homework, now) : [];
          return [nameOf(lesson), { ...told(lesson), ...(files.length > 0 && { files }) }] as const;
        }),
      ),
    })),
  }));
}

/** Marks day by day, in the older form: as the diary, with nothing but marks (assumed). */
export function getAssessments(call: Call): object {
  return byPupil(call, (pupil) => ({
    days: pupilDays(call, pupil, (lessons) => ({
      items: call.spelling.map(
        itemsOf(lessons, (lesson) => ({
          name: call.desk.subjects.get(lesson.subject)?.name ?? '',
          assessments: assessedAt(lesson, pupil, call).map(({ told }) => told),
        })).filter(([, { assessments }]) => assessments.length > 0),
      ),
    })),
  }));
}

/** The class named by a call, where it names one. @throws {Refusal} where the account does not see it */
function classAsked({ given, desk, account, now }: Call): SchoolClass | undefined {
  const name = given.get('class')?.trim();
  if (name === undefined || name === '') return undefined;
  const seen = new Set(account.pupils.map((pupil) => listedIn(desk.school, pupil, now)?.class));
  const found = desk.school.classes.find((one) => one.name === name && seen.has(one.key));
  if (!found) throw new Refusal(403, 'нет доступа к данным класса');
  return found;
}

function classDays(
  call: Call,
  { key }: SchoolClass,
  itemsIn: (lessons: readonly Lesson[], day: Day) => object,
): object {
  const { from, to } = daysAsked(call);
  const { desk, now, spelling } = call;
  const days = schoolWeekDays(from, to).map((day) => {
    const listed = (desk.lessons.get(day)?.get(key) ?? []).filter(({ timeline }) => stateAt(timeline, now));
    const head = dayHead(day, yearOn(desk.school, day), dayAt(desk.school, now));
    return [String(head['name']), { ...head, ...itemsIn(listed, day) }] as const;
  });
  return { days: spelling.map(days) };
}
