import type { Catalogue } from './form.ts';

/** The checks of `svod certify`, by id: what must be true of an adapter and of the system that it reads. */
export const CERTIFY_TITLES = {
  'certify.title.settings.refused': {
    ru: 'Неверные настройки отвергаются до первого запроса',
    en: 'wrong settings are refused before the first request',
  },
  'certify.title.settings.secrets': {
    ru: 'Секреты помечены и нигде не выдаются',
    en: 'secrets are marked, and told nowhere',
  },
  'certify.title.access.good': {
    ru: 'С верными доступами система пускает и показывает школу',
    en: 'good credentials let in, and show the school',
  },
  'certify.title.access.bad': {
    ru: 'Неверный пароль назван неверным, а не «нет данных»',
    en: 'bad credentials are told as such, not as a lack of data',
  },
  'certify.title.discovery.classes': {
    ru: 'Все классы, у которых есть журнал, есть и в списке школы',
    en: 'every class that has a journal stands in the roster',
  },
  'certify.title.records.expected': {
    ru: 'Прочитано всё, что должно быть, и ничего лишнего',
    en: 'what must be there is there, and nothing else',
  },
  'certify.title.records.counted': {
    ru: 'Каждая запись ответа посчитана и может быть найдена снова',
    en: 'every raw record is counted as received, yields what its sheet holds, and can be found again',
  },
  'certify.title.coverage.true': {
    ru: 'Заявленная полнота верна',
    en: 'every claim of coverage is true',
  },
  'certify.title.times.days': {
    ru: 'Записи стоят на своих днях',
    en: 'every record stands on its own day, inside the slice that was asked for',
  },
  'certify.title.times.zone': {
    ru: '«Сегодня» — по поясу школы',
    en: 'today is the school’s own day, whatever day it is elsewhere',
  },
  'certify.title.times.clock': {
    ru: 'Время чтения — по часам региона',
    en: 'reading times are those of the given clock',
  },
  'certify.title.ids.once': {
    ru: 'Один идентификатор — одна запись',
    en: 'one id is one thing',
  },
  'certify.title.ids.exact': {
    ru: 'Идентификаторы больше 2^53 не округляются',
    en: 'ids beyond 2^53 stay exact',
  },
  'certify.title.pages.order': {
    ru: 'Страницы идут по порядку: списки, недели журнала, итоги',
    en: 'pages come in order: rosters, journal weeks oldest first, terms',
  },
  'certify.title.pages.slices': {
    ru: 'Страница — одна клетка календаря, и двух одинаковых нет',
    en: 'a page covers one cell of the calendar, and no two pages the same',
  },
  'certify.title.pages.repeated': {
    ru: 'Повторный запрос даёт ту же страницу',
    en: 'asking for one page again gives the same page',
  },
  'certify.title.pages.empty': {
    ru: 'Случайно пустой ответ ничего не стирает',
    en: 'an answer that is empty for once makes nothing vanish',
  },
  'certify.title.run.resumed': {
    ru: 'Прерванное чтение продолжается с места остановки',
    en: 'a run that is interrupted goes on behind the last page stored',
  },
  'certify.title.run.stopped': {
    ru: 'Чтение останавливается по требованию',
    en: 'it stops when told to, before and in the middle',
  },
  'certify.title.run.unchanged': {
    ru: 'Второе чтение ничего не меняет',
    en: 'reading again gives the same digests, and changes nothing',
  },
  'certify.title.cursor.future': {
    ru: 'Закладка из будущего ничего не ломает',
    en: 'a cursor from the future reads nothing twice and ends by itself',
  },
  'certify.title.cursor.foreign': {
    ru: 'Чужая закладка отвергается',
    en: 'a text that is no cursor of the adapter is refused by its own error',
  },
  'certify.title.privacy.refs': {
    ru: 'Ссылки, закладки, журнал работы и строение ответов не выдают учеников',
    en: 'no ref, cursor, coverage, line of the log or place in an answer tells a pupil',
  },
  'certify.title.limits.pace': {
    ru: 'Предел запросов в секунду соблюдается',
    en: 'the limit of requests a second is obeyed',
  },
  'certify.title.limits.wait': {
    ru: 'На «подождите» (429, Retry-After) адаптер ждёт',
    en: 'who is told to wait (429, Retry-After) waits',
  },
  'certify.title.answers.html': {
    ru: 'Страница для людей вместо данных — ошибка, а не «пусто»',
    en: 'a page for people in place of data is an error, not a lack of data',
  },
  'certify.title.answers.drift': {
    ru: 'Поля, сменившие тип, не останавливают чтение',
    en: 'fields of another type stop nothing: their records are listed and counted',
  },
  'certify.title.answers.faults': {
    ru: 'Обрывы, отказы и потерянные ответы ничего не теряют',
    en: 'cuts, refusals and lost answers lose nothing',
  },
} as const satisfies Catalogue;
