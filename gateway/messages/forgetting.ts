import type { Catalogue } from './form.ts';

/** svod forget. */
export const FORGETTING_MESSAGES = {
  'forget.ask': {
    ru: 'Будет стёрто учеников: {count}, школа {school}. Вернуть их нельзя. Вместе с ними удаляются сохранённые ответы всей школы: имя может стоять в любом тексте; следующее чтение прочтёт её заново.',
    en: 'Pupils to be erased: {count}, school {school}. It cannot be undone. The kept answers of the whole school go with them, since a name may stand in any text; the next reading reads the school anew.',
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
    ru: 'Самих записей о них нет, но в список забытых они тоже войдут: что система скажет о них потом, будет отсеяно и не сохранится.',
    en: 'There is no record of them, but they enter the list of the forgotten, too: what the system tells of them later is filtered and not stored.',
  },
  'forget.again': { ru: 'Повторите с --yes.', en: 'Say it again with --yes.' },
  'forget.none': {
    ru: '{file}: нет ни одного идентификатора; впишите их по одному в строке',
    en: '{file}: there is no id; write one a line',
  },
  'forget.no-school': {
    ru: 'Какая школа? Назовите --school; известны: {schools}',
    en: 'Which school? Name --school; known are: {schools}',
  },
  'forget.no-school-read': {
    ru: 'Какая школа? Из источника ещё ничего не прочитано: назовите --school',
    en: 'Which school? Nothing has been read from the source yet: name --school',
  },
  'forget.not-an-id': {
    ru: '{file}, строка {line}: это не идентификатор; впишите их по одному в строке, файл сохраните в UTF-8',
    en: '{file}, line {line}: this is no id; write one a line, and save the file in UTF-8',
  },
  'forget.standard-input': { ru: 'стандартный ввод', en: 'standard input' },
  'forget.no-source': {
    ru: 'Чей ученик? Назовите --source или --system и --school.',
    en: 'Whose pupil? Name --source, or --system and --school.',
  },
  'forget.done': {
    ru: 'Забыто: {people}. Стёрто записей {records} в {sheets} листах, упоминаний {mentions}, исправлений {corrections}, из карантина {quarantine}; сохранённых ответов школы (всех, о ком бы они ни были) {rawAnswers}.',
    en: 'Forgotten: {people}. Erased: {records} records in {sheets} sheets, {mentions} mentions, {corrections} corrections, {quarantine} of the quarantine; kept answers of the school (all of them, whoever they tell of) {rawAnswers}.',
  },
  'forget.next': {
    ru: 'Платформа узнает об этом со следующей передачей: svod forward. В прежних резервных копиях ученики остаются до восстановления: удалите старые копии.',
    en: 'The platform learns of it with the next forwarding: svod forward. Earlier backups hold the pupils until they are restored: delete old ones.',
  },
  'forget.aside': {
    ru: 'Рядом стоят прежние хранилища, в них ученики остались. Когда они не нужны, удалите: rm {files}',
    en: 'Stores of before stand beside it, and still hold the pupils. Once they are not needed, delete them: rm {files}',
  },
  'forget.export': {
    ru: 'Список забытых хранится при ключе: выгрузите ключ снова, чтобы новая машина о них знала: svod key export ФАЙЛ',
    en: 'The list of the forgotten is kept with the key: export it again, so that a new machine knows of them: svod key export FILE',
  },
  'forget.uncompacted': {
    ru: 'Файл не переписан ({reason}): следы стёртого ещё могут в нём лежать. Позже: svod keep --compact',
    en: 'The file was not rewritten ({reason}): traces of what was erased may still stand in it. Later: svod keep --compact',
  },
  'forget.listed': {
    ru: '{at} · {person} · школа {school} · записей {records}, листов {sheets}',
    en: '{at} · {person} · school {school} · records {records}, sheets {sheets}',
  },
  'forget.nobody': { ru: 'Никто не забыт.', en: 'Nobody is forgotten.' },
} as const satisfies Catalogue;
