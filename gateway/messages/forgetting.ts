import type { Catalogue } from './form.ts';

/** svod forget. */
export const FORGETTING_MESSAGES = {
  'forget.ask': {
    ru: 'Будет стёрто учеников: {count}, школа {school}. Вернуть их нельзя.',
    en: 'Pupils to be erased: {count}, school {school}. It cannot be undone.',
  },
  'forget.unknown': {
    ru: 'О {count} из {all} в хранилище нет ничего (строки: {lines}). Проверьте идентификаторы, источник и школу {school}: при опечатке настоящий ученик останется нестёртым.',
    en: 'The store says nothing of {count} of {all} (lines: {lines}). Check the ids, the source and the school {school}: after a slip the real pupil stays.',
  },
  'forget.before': {
    ru: 'Из них забыты раньше: {count}.',
    en: 'Of these, forgotten before: {count}.',
  },
  'forget.kept-out': {
    ru: 'Стирать о них нечего, но в список забытых они тоже войдут: что система скажет о них потом, будет отсеяно и не сохранится.',
    en: 'There is nothing to erase of them, but they enter the list of the forgotten, too: what the system tells of them later is filtered and not stored.',
  },
  'forget.again': { ru: 'Повторите с --yes.', en: 'Say it again with --yes.' },
  'forget.none': { ru: 'Не дано ни одного идентификатора.', en: 'No id was given.' },
  'forget.no-school': {
    ru: 'Какая школа? Назовите --school; известны: {schools}',
    en: 'Which school? Name --school; known are: {schools}',
  },
  'forget.no-school-read': {
    ru: 'Какая школа? Из источника ещё ничего не прочитано: назовите --school',
    en: 'Which school? Nothing has been read from the source yet: name --school',
  },
  'forget.not-an-id': { ru: 'строка {line} — не идентификатор', en: 'line {line} is no id' },
  'forget.no-source': {
    ru: 'Чей ученик? Назовите --source или --system и --school.',
    en: 'Whose pupil? Name --source, or --system and --school.',
  },
  'forget.done': {
    ru: 'Забыто: {people}. Стёрто записей {records} в {sheets} листах, упоминаний {mentions}, исправлений {corrections}, из карантина {quarantine}, ответов системы {rawAnswers}.',
    en: 'Forgotten: {people}. Erased: {records} records in {sheets} sheets, {mentions} mentions, {corrections} corrections, {quarantine} of the quarantine, {rawAnswers} raw answers.',
  },
  'forget.next': {
    ru: 'Платформа узнает об этом со следующей передачей: svod forward. В прежних резервных копиях ученики остаются до восстановления: удалите старые копии.',
    en: 'The platform learns of it with the next forwarding: svod forward. Earlier backups hold the pupils until they are restored: delete old ones.',
  },
  'forget.uncompacted': {
    ru: 'Файл не переписан ({reason}): следы давно удалённого могут лежать в свободных страницах. Позже: svod keep --compact',
    en: 'The file was not rewritten ({reason}): traces of what was deleted long ago may stand in free pages. Later: svod keep --compact',
  },
  'forget.listed': {
    ru: '{at} · {person} · школа {school} · записей {records}, листов {sheets}',
    en: '{at} · {person} · school {school} · records {records}, sheets {sheets}',
  },
  'forget.nobody': { ru: 'Никто не забыт.', en: 'Nobody is forgotten.' },
} as const satisfies Catalogue;
