import express, { type Request, type Router } from 'express';
import { dayAt } from '../region/calendar.ts';
import type { SchoolYear } from '../region/school.ts';
import { stateAt } from '../region/timeline.ts';
import { absencesAt } from './absences.ts';
import { type Asking, askingOf, demandStaff, notFound, numbersOf, paged, textOf } from './asking.ts';
import {
  type DaySpan,
  type Group,
  groupOfLesson,
  listedLessons,
  periodsOf,
  scheduleOf,
  type Stay,
  staysOf,
  yearOf,
  yearOn,
} from './desk.ts';
import { attachmentsOf } from './events.ts';
import { fullName, groupsOfStay, membersByGroup, nameParts, studentProfile, teacherProfile } from './people.ts';
import { scheduleItem } from './schedule.ts';
import { dayAsked, ruDay, ruMinute } from './times.ts';

/** What a list gives where the client names no size of its pages. */
const PAGE = 50;

type List = (asking: Asking, request: Request) => readonly unknown[];

const LISTS: Readonly<Record<string, List>> = {
  'core/teacher/v1/attendances': attendances,
  'core/teacher/v1/student_profiles': studentProfiles,
  'core/teacher/v1/teacher_profiles': (asking) => asking.desk.school.staff.map((one) => teacherProfile(asking, one)),
  'core/teacher/v1/buildings': ({ desk: { school } }) => [
    { id: school.ids.short, name: school.name, address: school.address, school_id: school.ids.short },
  ],
  'core/teacher/v1/rooms': rooms,
  'core/teacher/v1/homeworks': homeworks,
  'core/teacher/v1/attestation_periods_schedules': periodSchedules,
  'plan/teacher/v1/groups': groupsListed,
  'plan/teacher/v1/schedule_items': scheduleItems,
};

/** The calls of teachers, with `/api/ej` in front; a bare list each, in pages. */
export function teacherRoutes(): Router {
  const router = express.Router();
  router.use('/api/ej/:service/teacher', (_request, response, next) => {
    demandStaff(askingOf(response));
    next();
  });
  for (const [path, list] of Object.entries(LISTS)) {
    router.get(`/api/ej/${path}`, (request, response) => {
      response.json(paged(request, list(askingOf(response), request), PAGE));
    });
    router.get(`/api/ej/${path}/:id`, (request, response) => {
      const found = list(askingOf(response), request) as readonly { readonly id?: unknown }[];
      const one = found.find(({ id }) => String(id) === request.params['id']);
      if (!one) throw notFound('Не найдено');
      response.json(one);
    });
  }
  return router;
}

function askedYear({ desk, now }: Asking, request: Request): SchoolYear {
  const asked = Number(textOf(request, 'academic_year_id') ?? request.get('aid'));
  const found = desk.school.years.find(({ ids }) => ids.short === asked);
  return found ?? yearOn(desk, dayAt(now, desk.school.zone.offset));
}

function groupsAsked(asking: Asking, request: Request): readonly Group[] {
  const year = askedYear(asking, request);
  const ids = numbersOf(request, 'group_ids');
  const classes = numbersOf(request, 'class_unit_ids', 'class_unit_id');
  const levels = numbersOf(request, 'class_level_ids', 'class_level_id');
  return asking.desk.groups.filter(
    (group) =>
      yearOf(asking.desk, group.class) === year &&
      (ids?.has(group.id) ?? true) &&
      (classes?.has(group.class.ids.short) ?? true) &&
      (levels?.has(group.class.grade) ?? true),
  );
}

function groupsListed(asking: Asking, request: Request): readonly unknown[] {
  const members = membersByGroup(asking, askedYear(asking, request));
  return groupsAsked(asking, request).map((group) => groupObject(asking, group, members.get(group) ?? []));
}

function groupObject({ desk }: Asking, group: Group, members: readonly Stay[]): object {
  const { id, class: own, subgroup, subject, teachers } = group;
  return {
    id,
    name: subgroup?.name ?? `${subject.name} ${own.name}`,
    short_name: own.name,
    subject_id: subject.ids.short,
    subject_name: subject.name,
    class_level_id: own.grade,
    class_unit_id: own.ids.short,
    class_unit_ids: [own.ids.short],
    class_unit_name: own.name,
    academic_year_id: yearOf(desk, own).ids.short,
    school_id: desk.school.ids.short,
    periods_schedule_id: scheduleOf(desk, own),
    attestation_periods_schedule_id: scheduleOf(desk, own),
    is_final_by_periods: true,
    is_subgroup: subgroup !== undefined,
    is_metagroup: false,
    subgroup_ids: [],
    student_ids: members.map(({ pupil }) => pupil.ids.short),
    student_count: members.length,
    teachers: teachers.map(({ ids, name }) => ({ id: ids.short, full_name: fullName(name), ...nameParts(name) })),
  };
}

/** With `with_deleted` those who left are listed too. */
function studentProfiles(asking: Asking, request: Request): readonly unknown[] {
  const { desk, now } = asking;
  const classes = numbersOf(request, 'class_unit_ids', 'class_unit_id');
  const groups = numbersOf(request, 'group_ids');
  const withDeleted = textOf(request, 'with_deleted') === 'true';
  return staysOf(desk, askedYear(asking, request), now)
    .filter((stay) => withDeleted || !stay.hasLeft)
    .filter(({ class: own }) => classes?.has(own.ids.short) ?? true)
    .filter((stay) => groups === undefined || groupsOfStay(desk, stay).some(({ id }) => groups.has(id)))
    .map((stay) => studentProfile(asking, stay));
}

/** Groups of the lessons that a call asks for, by class: lessons are kept by class. */
function lessonsAsked(asking: Asking, request: Request, span: DaySpan) {
  const groups = new Set(groupsAsked(asking, request));
  const teacher = Number(textOf(request, 'teacher_id') ?? Number.NaN);
  const classes = new Set([...groups].map((group) => group.class.key));
  return [...classes]
    .flatMap((key) => listedLessons(asking.desk, key, span, asking.now))
    .map((lesson) => ({ lesson, group: groupOfLesson(asking.desk, lesson) }))
    .filter(({ group }) => groups.has(group))
    .filter(({ group }) => Number.isNaN(teacher) || group.teachers.some(({ ids }) => ids.short === teacher));
}

const EVER: DaySpan = { from: '0000-01-01', to: '9999-12-31' };

function scheduleItems(asking: Asking, request: Request): readonly unknown[] {
  const span = {
    from: dayAsked(textOf(request, 'from')) ?? EVER.from,
    to: dayAsked(textOf(request, 'to')) ?? EVER.to,
  };
  return lessonsAsked(asking, request, span).flatMap(({ lesson }) => {
    const item = scheduleItem(asking, lesson);
    return lesson.spoiled === 'equal-repeat' ? [item, { ...item }] : [item];
  });
}

function attendances(asking: Asking, request: Request): readonly unknown[] {
  const { desk, now } = asking;
  const { offset } = desk.school.zone;
  const span = {
    from: dayAsked(textOf(request, 'start_at')) ?? EVER.from,
    to: dayAsked(textOf(request, 'stop_at')) ?? EVER.to,
  };
  return lessonsAsked(asking, request, span).flatMap(({ lesson, group }) =>
    absencesAt(lesson, now).flatMap((absence) => {
      const told = {
        id: absence.id,
        student_profile_id: desk.by.pupil.get(absence.pupil)!.ids.short,
        schedule_lesson_id: lesson.ids.short,
        group_id: group.id,
        subject_id: group.subject.ids.short,
        date: ruDay(lesson.day),
        absence_reason_id: absence.reason,
        absence_reason: null,
        created_at: ruMinute(absence.enteredAt, offset),
        updated_at: ruMinute(absence.changedAt, offset),
      };
      return absence.isRepeated ? [told, { ...told }] : [told];
    }),
  );
}

function homeworks({ desk, now }: Asking, request: Request): readonly unknown[] {
  const { offset } = desk.school.zone;
  const asked = [...(numbersOf(request, 'ids') ?? [])];
  return asked.flatMap((id) => {
    const found = desk.homeworks.get(id);
    const state = found && stateAt(found.homework.timeline, now);
    if (!found || !state) return [];
    const { homework, lesson } = found;
    const group = groupOfLesson(desk, lesson);
    const { text, attachments } = state.value;
    const entry = {
      id: homework.ids.short,
      homework_id: homework.ids.short,
      description: text.told,
      duration: null,
      is_digital_homework: false,
      attachment_ids: attachmentsOf(id, attachments).map((_, nth) => id * 10 + nth),
      attachments: attachmentsOf(id, attachments),
      student_ids: [],
    };
    const told = {
      id,
      created_at: ruMinute(state.enteredAt, offset),
      updated_at: ruMinute(state.changedAt, offset),
      deleted_at: null,
      date_assigned_on: ruDay(lesson.day),
      date_prepared_for: homework.due === undefined ? null : ruDay(homework.due),
      group_id: group.id,
      subject_id: group.subject.ids.short,
      homework_entries: [entry],
    };
    return homework.spoiled === 'equal-repeat' ? [told, { ...told }] : [told];
  });
}

function periodSchedules(asking: Asking): readonly unknown[] {
  const { desk, now } = asking;
  const year = yearOn(desk, dayAt(now, desk.school.zone.offset));
  const schedules = new Map(
    desk.school.classes.filter((own) => yearOf(desk, own) === year).map((own) => [scheduleOf(desk, own), own]),
  );
  return [...schedules].map(([id, own]) => ({
    id,
    name: own.grade >= 10 ? 'ГАП 10-11' : 'ГАП 1-9',
    school_id: desk.school.ids.short,
    academic_year_id: year.ids.short,
    periods: periodsOf(desk, own).map(({ ids, name, from, to }) => ({
      id: ids.short,
      name,
      begin_date: ruDay(from),
      end_date: ruDay(to),
      attestation_periods_schedule_id: id,
    })),
  }));
}

function rooms({ desk: { school } }: Asking): readonly unknown[] {
  const names = [...new Set(school.lessons.map(({ room }) => room))].filter((room) => room !== '').sort();
  return names.map((name, nth) => ({
    id: school.index * 1000 + nth + 1,
    name,
    number: name,
    building_id: school.ids.short,
  }));
}
