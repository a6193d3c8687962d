import type { Catalogue } from './form.ts';

/** What is wrong with a file that people write: svod.json, a profile. */
export const MISTAKE_MESSAGES = {
  'mistake.file': { ru: '{file}', en: 'reading {file}' },
  'mistake.required': { ru: 'строка {line}, {at}: нет «{name}»', en: 'line {line}, {at}: "{name}" is missing' },
  'mistake.unknown': {
    ru: 'строка {line}, {at}: «{name}» здесь не бывает{hint}',
    en: 'line {line}, {at}: "{name}" has no place here{hint}',
  },
  'mistake.enum': {
    ru: 'строка {line}, {at}: должно быть одно из: {values}',
    en: 'line {line}, {at}: must be one of: {values}',
  },
  'mistake.type': { ru: 'строка {line}, {at}: должно быть {type}', en: 'line {line}, {at}: must be {type}' },
  'mistake.type-string': {
    ru: 'строка {line}, {at}: должен быть текст в кавычках',
    en: 'line {line}, {at}: must be string (in quotes)',
  },
  'mistake.type-integer': {
    ru: 'строка {line}, {at}: должно быть целое число, без кавычек',
    en: 'line {line}, {at}: must be integer, without quotes',
  },
  'mistake.type-number': {
    ru: 'строка {line}, {at}: должно быть число, без кавычек',
    en: 'line {line}, {at}: must be number, without quotes',
  },
  'mistake.type-boolean': {
    ru: 'строка {line}, {at}: должно быть true или false, без кавычек',
    en: 'line {line}, {at}: must be boolean: true or false, without quotes',
  },
  'mistake.type-object': {
    ru: 'строка {line}, {at}: должен быть объект: {"имя": …}',
    en: 'line {line}, {at}: must be object: {"name": …}',
  },
  'mistake.type-array': {
    ru: 'строка {line}, {at}: должен быть список: [ … ]',
    en: 'line {line}, {at}: must be array: [ … ]',
  },
  'mistake.at-least': {
    ru: 'строка {line}, {at}: не меньше {limit}',
    en: 'line {line}, {at}: must be at least {limit}',
  },
  'mistake.at-most': { ru: 'строка {line}, {at}: не больше {limit}', en: 'line {line}, {at}: must be at most {limit}' },
  'mistake.more-than': {
    ru: 'строка {line}, {at}: должно быть больше {limit}',
    en: 'line {line}, {at}: must be more than {limit}',
  },
  'mistake.shorter': {
    ru: 'строка {line}, {at}: знаков меньше, чем нужно ({limit}); впишите значение',
    en: 'line {line}, {at}: has fewer signs than are wanted ({limit}); write the value',
  },
  'mistake.longer': {
    ru: 'строка {line}, {at}: текст длиннее {limit} знаков',
    en: 'line {line}, {at}: the text is longer than {limit} signs',
  },
  'mistake.fewer': {
    ru: 'строка {line}, {at}: нужно хотя бы {limit}',
    en: 'line {line}, {at}: must hold at least {limit}',
  },
  'mistake.more': {
    ru: 'строка {line}, {at}: больше {limit} не бывает',
    en: 'line {line}, {at}: holds at most {limit}',
  },
  'mistake.repeated': {
    ru: 'строка {line}, {at}: одно и то же стоит дважды',
    en: 'line {line}, {at}: holds the same thing twice',
  },
  'mistake.pattern': {
    ru: 'строка {line}, {at}: значение должно быть вида {limit}',
    en: 'line {line}, {at}: must match pattern {limit}',
  },
  'mistake.format': {
    ru: 'строка {line}, {at}: должно быть вида {limit} (uri — адрес с https://, date — день как 2026-09-01, email — почта)',
    en: 'line {line}, {at}: must match format "{limit}"',
  },
  'mistake.inn': {
    ru: 'строка {line}, {at}: нужен ИНН организации, 10 цифр с верной контрольной, например 7707083893',
    en: 'line {line}, {at}: the ИНН of an organisation is wanted, 10 digits with the right check digit, for example 7707083893',
  },
  'mistake.ogrn': {
    ru: 'строка {line}, {at}: нужен ОГРН организации, 13 цифр с верной контрольной, например 1027700132195',
    en: 'line {line}, {at}: the ОГРН of an organisation is wanted, 13 digits with the right check digit, for example 1027700132195',
  },
  'mistake.oktmo': {
    ru: 'строка {line}, {at}: нужен ОКТМО, 8 или 11 цифр, например 45397000',
    en: 'line {line}, {at}: an ОКТМО is wanted, 8 or 11 digits, for example 45397000',
  },
  'mistake.key-twice': {
    ru: 'строка {line}, {at}: «{name}» стоит здесь дважды; оставьте одно',
    en: 'line {line}, {at}: "{name}" stands in this object twice; one of the two must go',
  },
  'mistake.name': {
    ru: 'строка {line}, {at}: имя «{name}»: пишите маленькие латинские буквы, цифры, точку, дефис, до 64 знаков',
    en: 'line {line}, {at}: the name "{name}": write small Latin letters, digits, dot, hyphen, at most 64 signs',
  },
  'mistake.any-of': {
    ru: 'строка {line}, {at}: не хватает одного из этого: {names}',
    en: 'line {line}, {at}: lacks one of these: {names}',
  },
  'mistake.like': {
    ru: 'строка {line}, {at}: пишите как {examples}',
    en: 'line {line}, {at}: write like {examples}',
  },
  'mistake.like-digits': {
    ru: 'строка {line}, {at}: нужен номер из самой системы, одни цифры, например {examples}; название сюда не пишут',
    en: 'line {line}, {at}: a number of the system itself is wanted, digits alone, {examples} for example; no name stands here',
  },
  'mistake.like-key': {
    ru: 'строка {line}, {at}: нужен ваш собственный ключ школы, а не её название: латинские буквы, цифры, точка, дефис, без пробелов, например {examples}. Он входит в псевдонимы: потом не меняйте',
    en: 'line {line}, {at}: a key of your own for the school is wanted, not its name: Latin letters, digits, dot, hyphen, no blanks, {examples} for example. Pseudonyms are made with it: never change it',
  },
  'mistake.no-day': {
    ru: 'строка {line}, {at}: дня {day} в календаре нет',
    en: 'line {line}, {at}: the calendar has no day {day}',
  },
  'mistake.span-order': {
    ru: 'строка {line}, {at}: первый день позже последнего',
    en: 'line {line}, {at}: the first day is later than the last',
  },
  'mistake.always-quiet': {
    ru: 'строка {line}, {at}: тихие часы занимают весь день; оставьте время, когда можно работать',
    en: 'line {line}, {at}: the quiet hours take the whole day; leave some time to work in',
  },
  'mistake.other': { ru: 'строка {line}, {at}: {what}', en: 'line {line}, {at}: {what}' },
  'mistake.zone': {
    ru: 'строка {line}, {at}: пояса «{zone}» нет; пишите как Europe/Moscow',
    en: 'line {line}, {at}: there is no zone "{zone}"; write one like Europe/Moscow',
  },
  'mistake.profile': {
    ru: 'строка {line}, {at}: профиля «{name}» нет{hint}',
    en: 'line {line}, {at}: there is no profile "{name}"{hint}',
  },
  'mistake.adapter': {
    ru: 'строка {line}, {at}: адаптера «{name}» нет{hint}',
    en: 'line {line}, {at}: there is no adapter "{name}"{hint}',
  },
  'mistake.comma-more': {
    ru: 'строка {line}: лишняя запятая; уберите её',
    en: 'line {line}: a comma too many; take it out',
  },
  'mistake.comma-lacks': {
    ru: 'строка {line}: после того, что здесь стоит последним, не хватает запятой',
    en: 'line {line}: a comma is missing behind what stands here last',
  },
  'mistake.comment': {
    ru: 'строка {line}: комментариев здесь не бывает; пишите "$comment": "…"',
    en: 'line {line}: a comment may not stand here; write "$comment": "…"',
  },
  'mistake.config-empty': {
    ru: '{file}: файл пуст; впишите в него {} или удалите его и начните с svod init',
    en: 'reading {file}: it is empty; write {} into it, or remove it and begin with svod init',
  },
  'mistake.config-missing': { ru: '{file}: такого файла нет', en: 'reading {file}: is not there' },
} as const satisfies Catalogue;
