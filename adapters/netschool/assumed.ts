import type { Assumption } from '../../gateway/contracts/adapter.ts';

/** What no source tells and is taken so; README.md and the maps say where. */
export const ASSUMED: readonly Assumption[] = [
  {
    ru: 'Домашнее задание — к уроку дня, к которому оно задано; урок, который стоит в дневнике, проведён',
    en: 'Homework is of the lesson of its due day; a lesson that a diary lists is held',
  },
  {
    ru: 'Буквы посещаемости, среди них «ОТ», значат то же, что в отчётах поставщика',
    en: 'Letters of attendance, ОТ among them, mean what they do in the vendor’s reports',
  },
  {
    ru: 'В отчёте столько букв, сколько уроков предмета в день, — значит, по порядку уроков',
    en: 'In a report, as many letters as lessons of a subject a day come in the order of the lessons',
  },
  {
    ru: 'Сеанс мобильного приложения читает и списки веб-версии; resultDate — день, когда отметка поставлена',
    en: 'A session of the mobile application reads the web’s lists too; resultDate is the day on which a mark was set',
  },
  {
    ru: 'Итоговые отметки — нынешнего класса ученика, по пятибалльной шкале; слова для отметок за год',
    en: 'Totals are of the class of today and of the five-point scale; words for marks of the year',
  },
  {
    ru: 'Ученики меняют класс между неделями, и не дважды за то время, которое читается',
    en: 'Pupils change classes between weeks, and not twice within the weeks that are read',
  },
  {
    ru: 'Учебный год, дни которого не названы, — с 1 сентября по 31 августа',
    en: 'A school year whose days are not told is 1 September to 31 August',
  },
];
