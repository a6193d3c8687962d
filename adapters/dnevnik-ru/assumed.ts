import type { Assumption } from '../../gateway/contracts/adapter.ts';

/** What no source tells and is taken so; README.md and the maps say where. */
export const ASSUMED: readonly Assumption[] = [
  {
    ru: 'Поле title урока — его тема',
    en: 'The title of a lesson is its topic',
  },
  {
    ru: 'targetDate домашнего задания — день, к которому оно задано, sentDate — когда его записали',
    en: 'The targetDate of homework is the day it is due, sentDate the time of its entering',
  },
  {
    ru: 'Слова о видах отчётных периодов; поля ОГРН, КПП и ОКТМО школы, дня рождения и СНИЛС ученика',
    en: 'Words for kinds of periods; the fields of a school’s OGRN, KPP and OKTMO, of a pupil’s birthday and SNILS',
  },
  {
    ru: 'Задание не больше чем половине учеников, что у других работ недели, — индивидуальное (readTasks)',
    en: 'A task of at most half as many pupils as other works of the week have is individual (readTasks)',
  },
];
