import type { RaisedForms } from '../../gateway/contracts/errors.ts';

/** What only this adapter raises, in the operator's Russian. */
export const SENTENCES: RaisedForms = {
  doing: {
    'finding the school of the setting "school"': 'настройка school',
    'the web is read in place of the mobile API (settings "identity", "way"): {place}':
      'мобильный путь недоступен, читается веб-дневник (настройки identity, way): {place}',
  },
  what: {
    'is no saved diary; "weekDays" with lessons is wanted': 'это не сохранённый дневник: нужен «weekDays» с уроками',
    'answered a warning page again and again': 'снова и снова приходит страница-предупреждение',
    'answered 401 to a session just opened': 'ответ 401 сразу после входа',
    'it takes the state’s sign-on (ESIA) only, no passwords': 'вход только через Госуслуги (ЕСИА), паролей не берёт',
    'asks which role to take; set "roleGroup" of the account': 'спрашивает роль: задайте roleGroup учётной записи',
    'gave no token for the PIN': 'токен по ПИН-коду не выдан',
    'gave no PIN': 'ПИН-код не выдан',
    'gave no task': 'отчёт не поставлен в очередь',
    'refused the task': 'в отчёте отказано',
    'the report did not come': 'отчёт не дождались',
    'the page holds no table of marks': 'на странице нет таблицы отметок',
    'a column is of no day of the calendar': 'у столбца нет такого дня в календаре',
    'it is no list of days with lessons': 'это не список дней с уроками',
    '{url} does not list it': '{url} её не знает',
    '{url} has {count} schools of that name; give the id': '{url} знает {count} школы с таким названием: укажите id',
  },
};
