import type { Assumption } from '../../gateway/contracts/adapter.ts';

/** What no source tells and is taken so; README.md and the maps say where. */
export const ASSUMED: readonly Assumption[] = [
  {
    ru: 'Учебный год — с 1 сентября по 31 августа',
    en: 'The school year is 1 September to 31 August',
  },
  {
    ru: 'Дата отметки — день урока; несколько отметок урока стоят в дневнике через дробь',
    en: 'The date of a mark is that of the lesson; several marks of a lesson stand in the diary by a slash',
  },
  {
    ru: 'Домашнее задание — к уроку, у которого оно стоит; урок, который стоит в дневнике, проведён',
    en: 'Homework belongs to the lesson it stands at; a lesson that a diary lists is held',
  },
  {
    ru: 'Посещаемость в дневнике — словами «Был» (так видно у открытого клиента), «Не был», «Болел», «Опоздал»; другое слово ждёт в карантине',
    en: 'Attendance stands in the diary in the words «Был» (as an open client shows), «Не был», «Болел», «Опоздал»; another word waits in quarantine',
  },
  {
    ru: 'Шкала — пять баллов; «0» среди итоговых отметок — это нет отметки',
    en: 'The scale is of five points; "0" among total marks is no mark',
  },
  {
    ru: 'Расписание — того класса, в котором ученик сегодня',
    en: 'A timetable shows the class that the pupil is in today',
  },
];
