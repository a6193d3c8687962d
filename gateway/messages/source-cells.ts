import type { Catalogue } from './form.ts';

/** What is wrong with a cell of a table of schools; line and column are filled in. */
export const SOURCE_CELL_MESSAGES = {
  'cell.column': { ru: 'столбец {column}', en: 'column {column}' },
  'cell.column-named': { ru: 'столбец {column} («{heading}»)', en: 'column {column} ("{heading}")' },
  'cell.no-name-value': {
    ru: 'строка {line}, {at}: пусто; нужно имя источника, например school-12',
    en: 'line {line}, {at}: is empty; a name of the source is wanted, for example school-12',
  },
  'cell.no-system-value': {
    ru: 'строка {line}, {at}: пусто; нужна система: {systems}',
    en: 'line {line}, {at}: is empty; a system is wanted: {systems}',
  },
  'cell.like-day': {
    ru: 'строка {line}, {at}: «{word}»: нужен день, например 14.10.2026',
    en: 'line {line}, {at}: "{word}": a day is wanted, for example 2026-10-14',
  },
  'cell.like-address': {
    ru: 'строка {line}, {at}: «{word}»: нужен адрес целиком, например {example}',
    en: 'line {line}, {at}: "{word}": a whole address is wanted, for example {example}',
  },
  'cell.like-email': {
    ru: 'строка {line}, {at}: «{word}»: нужен адрес почты, например school-12@example.ru',
    en: 'line {line}, {at}: "{word}": an e-mail address is wanted, for example school-12@example.ru',
  },
  'cell.like-digits': {
    ru: 'строка {line}, {at}: «{word}»: нужны только цифры, например 1000010000001',
    en: 'line {line}, {at}: "{word}": only digits are wanted, for example 1000010000001',
  },
  'cell.like-whole': {
    ru: 'строка {line}, {at}: «{word}»: нужно целое число, например 14',
    en: 'line {line}, {at}: "{word}": a whole number is wanted, for example 14',
  },
  'cell.like-number': {
    ru: 'строка {line}, {at}: «{word}»: нужно число, например 2 или 0,5',
    en: 'line {line}, {at}: "{word}": a number is wanted, for example 2 or 0.5',
  },
  'cell.like-key': {
    ru: 'строка {line}, {at}: «{word}»: нужен ваш собственный ключ школы, а не её название: латинские буквы, цифры, точка, дефис, без пробелов, например {example}. Он входит в псевдонимы: потом не меняйте',
    en: 'line {line}, {at}: "{word}": a key of your own for the school is wanted, not its name: Latin letters, digits, dot, hyphen, no blanks, {example} for example. Pseudonyms are made with it: never change it',
  },
  'cell.like-other': {
    ru: 'строка {line}, {at}: «{word}»: пишите как {example}',
    en: 'line {line}, {at}: "{word}": write like {example}',
  },
  'cell.one-of': {
    ru: 'строка {line}, {at}: «{word}» здесь не бывает; есть: {values}',
    en: 'line {line}, {at}: "{word}" has no place here; there are: {values}',
  },
  'cell.at-least': {
    ru: 'строка {line}, {at}: «{word}»: нужно не меньше {limit}',
    en: 'line {line}, {at}: "{word}": at least {limit} is wanted',
  },
  'cell.more-than': {
    ru: 'строка {line}, {at}: «{word}»: нужно больше {limit}',
    en: 'line {line}, {at}: "{word}": more than {limit} is wanted',
  },
  'cell.at-most': {
    ru: 'строка {line}, {at}: «{word}»: нужно не больше {limit}',
    en: 'line {line}, {at}: "{word}": at most {limit} is wanted',
  },
  'cell.longer': {
    ru: 'строка {line}, {at}: «{word}»: длиннее {limit} знаков; сократите',
    en: 'line {line}, {at}: "{word}" is longer than {limit} signs; shorten it',
  },
  'cell.required': {
    ru: 'строка {line}, {at}: системе нужна настройка «{name}», а её нет; дайте столбец settings.{name}',
    en: 'line {line}, {at}: the system needs the setting "{name}", which is not there; give a column settings.{name}',
  },
  'cell.required-address': {
    ru: 'строка {line}, {at}: нужен адрес системы; впишите его в столбец «адрес», например https://journal.example.ru',
    en: 'line {line}, {at}: the address of the system is wanted; write it into the column "address", for example https://journal.example.ru',
  },
  'cell.required-school': {
    ru: 'строка {line}, {at}: нужен код школы в системе; впишите его в столбец «код школы», например 1000010000001',
    en: 'line {line}, {at}: the id of the school in the system is wanted; write it into the column "school id", for example 1000010000001',
  },
  'cell.heading': {
    ru: 'строка {line}, {at}: заголовок «{word}» незнаком; настройки пишите как settings.имя, секреты как secret.имя',
    en: 'line {line}, {at}: the heading "{word}" is unknown; write settings as settings.name, secrets as secret.name',
  },
  'cell.heading-twice': {
    ru: 'строка {line}, {at}: столбец «{word}» уже есть; оставьте один',
    en: 'line {line}, {at}: there is a column "{word}" already; one of the two must go',
  },
  'cell.no-name-column': {
    ru: 'строка {line}: нет столбца «источник» (имя латиницей, например school-12)',
    en: 'line {line}: there is no column "source" (a name like school-12)',
  },
  'cell.no-system-column': {
    ru: 'строка {line}: нет столбца «система» (например dnevnik-ru)',
    en: 'line {line}: there is no column "system" (dnevnik-ru, for example)',
  },
  'cell.name': {
    ru: 'строка {line}, {at}: имя «{word}»: пишите маленькие латинские буквы, цифры, точку, дефис, до 64 знаков, например school-12',
    en: 'line {line}, {at}: the name "{word}": write small Latin letters, digits, dot, hyphen, at most 64 signs, for example school-12',
  },
  'cell.name-twice': {
    ru: 'строка {line}, {at}: источник «{word}» уже стоит в строке {before}',
    en: 'line {line}, {at}: the source "{word}" stands in line {before} already',
  },
  'cell.system': {
    ru: 'строка {line}, {at}: системы «{word}» нет{hint}',
    en: 'line {line}, {at}: there is no system "{word}"{hint}',
  },
  'cell.yes-or-no': {
    ru: 'строка {line}, {at}: «{word}»: пишите да или нет',
    en: 'line {line}, {at}: "{word}": write yes or no',
  },
  'cell.setting': {
    ru: 'строка {line}, {at}: настройки «{word}» у этой системы нет{hint}',
    en: 'line {line}, {at}: this system has no setting "{word}"{hint}',
  },
  'cell.plain-secret': {
    ru: 'строка {line}, {at}: «{setting}» — секрет; в таблице пишите, откуда он: столбец secret.{setting} с именем переменной или файла',
    en: 'line {line}, {at}: "{setting}" is a secret; a table tells where it comes from: column secret.{setting} with the name of a variable or a file',
  },
  'cell.other-system': {
    ru: 'строка {line}, {at}: источник «{name}» уже есть, и система у него {system}; для другой системы заведите другой источник',
    en: 'line {line}, {at}: there is a source "{name}" of the system {system} already; another system is another source',
  },
  'cell.no-secret': {
    ru: 'строка {line}, {at}: нет секрета «{setting}»: дайте столбец «откуда секрет» (имя переменной или файла) или заведите файл секретов ("secrets" в svod.json)',
    en: 'line {line}, {at}: the secret "{setting}" is missing: give a column "secret from" (name of a variable or a file), or a file of secrets ("secrets" in svod.json)',
  },
  'cell.no-school-id': {
    ru: 'строка {line}, {at}: чтобы поставить школу «{name}» в дерево, нужен столбец «код школы» — как её зовёт система',
    en: 'line {line}, {at}: to place the school "{name}" in the tree, a column "school id" is needed: what the system calls it',
  },
  'cell.no-municipality': {
    ru: 'строка {line}, {at}: узла «{node}» нет; чтобы завести его, дайте столбец «муниципалитет»',
    en: 'line {line}, {at}: there is no node "{node}"; to make it, give a column "municipality"',
  },
  'cell.no-school': {
    ru: 'строка {line}, {at}: узел «{node}» — не школа',
    en: 'line {line}, {at}: the node "{node}" is no school',
  },
  'cell.municipality-near': {
    ru: 'строка {line}, {at}: муниципалитета «{word}» нет, есть «{near}»; исправьте одно из двух',
    en: 'line {line}, {at}: there is no municipality "{word}", there is "{near}"; correct one of the two',
  },
  'cell.no-region': {
    ru: 'строка {line}, {at}: для муниципалитета «{word}» нет узла региона; впишите его в nodes (см. svod init)',
    en: 'line {line}, {at}: there is no region for the municipality "{word}"; write one into nodes (see svod init)',
  },
} as const satisfies Catalogue;
