import type { Assumption } from '../../gateway/contracts/adapter.ts';

/** What no source tells and is taken so; README.md and the maps say where. */
export const ASSUMED: readonly Assumption[] = [
  {
    ru: 'Учебный год — с 1 сентября по 31 августа',
    en: 'The school year is 1 September to 31 August',
  },
  {
    ru: 'Домашнее задание в строке дневника задано на этом уроке; урок, который стоит в дневнике, проведён',
    en: 'Homework of a row of the diary was set at its lesson; a lesson that a diary lists is held',
  },
  {
    ru: 'Несколько уроков предмета в день идут в порядке расписания; где его нет, номер — место в дне ученика',
    en: 'Several lessons of a subject a day are in the order of the timetable; without it the number is the place in the pupil’s day',
  },
  {
    ru: 'Порядок отметок ученика на уроке не меняется: номеров у них нет',
    en: 'The order of a pupil’s marks at a lesson stays: they have no ids',
  },
  {
    ru: 'Строка об отсутствии — о целом уроке',
    en: 'A row of an absence is of the whole lesson',
  },
  {
    ru: 'Коды периодов 360003 и 360012 продолжают записанный ряд',
    en: 'The codes of periods 360003 and 360012 go on as those recorded',
  },
  {
    ru: 'О прошлом дне отвечают классом того времени; счёту родителей — строкой на каждого ученика',
    en: 'A day in the past is answered by the class of that time; an account of parents by a row for each pupil',
  },
  {
    ru: 'Пароль не латиницей хешируется как UTF-8',
    en: 'A password that is not Latin is hashed as UTF-8',
  },
];
