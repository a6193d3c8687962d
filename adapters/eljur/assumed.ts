import type { Assumption } from '../../gateway/contracts/adapter.ts';

/** What no source tells and is taken so; README.md and the maps say where. */
export const ASSUMED: readonly Assumption[] = [
  {
    ru: 'Учётная запись с ключом видит всех учеников школы; в справочнике получателей — все сотрудники',
    en: 'The account of the token sees every pupil of the school; all staff are in the directory of people to write to',
  },
  {
    ru: 'Отказ по ключу доступа говорит об авторизации: слова известны не все',
    en: 'A refusal for the token speaks of authorising: not all of its words are known',
  },
  {
    ru: 'Класс учится по одним и тем же периодам; учебный год — с 1 сентября по 31 августа',
    en: 'A class learns by the same periods; the school year is 1 September to 31 August',
  },
  {
    ru: 'Отметки одного control_type на одном уроке — одна работа',
    en: 'Marks of one control_type at one lesson are one work',
  },
  {
    ru: 'Домашнее задание — к уроку дня, к которому оно задано; урок, который стоит в дневнике, проведён',
    en: 'Homework is of the lesson of its due day; a lesson that a diary lists is held',
  },
  {
    ru: 'Ученики меняют класс между неделями, и не дважды за то время, которое читается',
    en: 'Pupils change classes between weeks, and not twice within the weeks that are read',
  },
  {
    ru: 'В getupdates день изменения — date',
    en: 'The day of a change in getupdates is its date',
  },
];
