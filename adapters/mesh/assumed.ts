import type { Assumption } from '../../gateway/contracts/adapter.ts';

/** What no source tells and is taken so; README.md and the maps say where. */
export const ASSUMED: readonly Assumption[] = [
  {
    ru: 'Учётная запись администратора видит все классы школы; roleId сотрудников — 9',
    en: 'An administrator’s account sees every class of its school; roleId of the staff is 9',
  },
  {
    ru: 'Причина отсутствия 1 — болезнь; остальные, кроме 2, ждут в карантине',
    en: 'Reason 1 of an absence is ill; every other but 2 waits in quarantine',
  },
  {
    ru: 'Замену провёл replaced_teacher_id; событие календаря носит номер урока расписания',
    en: 'replaced_teacher_id held the lesson; an event of the calendar has the id of the timetable’s lesson',
  },
  {
    ru: 'Домашнее задание урока — для всей группы',
    en: 'Homework of a lesson is for everybody in the group',
  },
  {
    ru: 'Слова шкал, кроме пятибалльной; итоговые отметки — по пятибалльной; «точка» без отметки пишется «.»',
    en: 'Words of scales other than five points; term marks are of five points; a "точка" without a mark is written "."',
  },
  {
    ru: 'Отметки одной формы контроля (control_form_name) на одном уроке — одна работа',
    en: 'Marks of one control form (control_form_name) at one lesson are one work',
  },
  {
    ru: 'Профиль deleted — ученик выбыл; наставник — классный руководитель, class_level_id — параллель',
    en: 'A deleted profile is of a pupil who left; a mentor is the class teacher, class_level_id the grade',
  },
  {
    ru: 'Номер user_id значит, что учётная запись есть',
    en: 'A user_id stands for an account',
  },
  {
    ru: 'Учебный год, дни которого не названы, — с 1 сентября по 31 августа',
    en: 'A school year whose days are not told is 1 September to 31 August',
  },
];
