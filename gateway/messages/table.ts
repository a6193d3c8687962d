import type { Catalogue } from './form.ts';

/** What is wrong with a table (CSV) as such, whatever it tells. */
export const TABLE_MESSAGES = {
  'table.workbook': {
    ru: '{file}: это книга Excel; сохраните лист как «CSV UTF-8»',
    en: 'reading {file}: is an Excel workbook; save the sheet as "CSV UTF-8"',
  },
  'table.empty': {
    ru: '{file}, строка 1: таблица пуста; впишите заголовки столбцов, под ними — по строке на школу',
    en: 'reading {file}, line 1: the table is empty; write the headings of its columns, and a row a school below them',
  },
  'table.no-rows': {
    ru: '{file}, строка {line}: под заголовками нет ни одной строки; впишите школы и сохраните таблицу',
    en: 'reading {file}, line {line}: there is no row below the headings; write the schools and save the table',
  },
  'table.open-quote': {
    ru: '{file}, строка {line}: кавычка открыта и не закрыта',
    en: 'reading {file}, line {line}: a quote is opened and not closed',
  },
  'table.behind-quote': {
    ru: '{file}, строка {line}: после закрывающей кавычки что-то стоит; кавычку внутри ячейки удвойте',
    en: 'reading {file}, line {line}: something stands behind a closing quote; double a quote inside a cell',
  },
} as const satisfies Catalogue;
