import type { Catalogue } from './form.ts';

/** What is wrong with a cell of a table of nodes; line and column are filled in. */
export const NODE_CELL_MESSAGES = {
  'cell.field': { ru: 'поле {column}', en: 'field {column}' },
  'cell.node-heading': {
    ru: 'строка {line}, {at}: заголовок «{word}» незнаком; уберите столбец или назовите его по docs/configuration.md',
    en: 'line {line}, {at}: the heading "{word}" is unknown; take the column out or name it as docs/configuration.md does',
  },
  'cell.no-node-column': {
    ru: 'строка {line}: нет столбца «узел» (код латиницей, например s-12)',
    en: 'line {line}: there is no column "node" (a code like s-12)',
  },
  'cell.node-id': {
    ru: 'строка {line}, {at}: код «{word}»: пишите латинские буквы, цифры, точку, дефис, до 64 знаков',
    en: 'line {line}, {at}: the code "{word}": write Latin letters, digits, dot, hyphen, at most 64 signs',
  },
  'cell.node-twice': {
    ru: 'строка {line}, {at}: узел «{word}» уже стоит в строке {before}',
    en: 'line {line}, {at}: the node "{word}" stands in line {before} already',
  },
  'cell.word': {
    ru: 'строка {line}, {at}: «{word}» здесь не бывает{hint}',
    en: 'line {line}, {at}: "{word}" has no place here{hint}',
  },
  'cell.rounded': {
    ru: 'строка {line}, {at}: «{word}» — число, округлённое таблицей; задайте столбцу текстовый формат и впишите цифры заново',
    en: 'line {line}, {at}: "{word}" was rounded by the spreadsheet; make the column text and write the digits again',
  },
  'cell.inn': {
    ru: 'строка {line}, {at}: ИНН «{word}» не сходится с контрольной цифрой (у организации 10 цифр)',
    en: 'line {line}, {at}: the ИНН "{word}" does not fit its check digit (10 digits of an organisation)',
  },
  'cell.ogrn': {
    ru: 'строка {line}, {at}: ОГРН «{word}» не сходится с контрольной цифрой (13 цифр)',
    en: 'line {line}, {at}: the ОГРН "{word}" does not fit its check digit (13 digits)',
  },
  'cell.oktmo': {
    ru: 'строка {line}, {at}: ОКТМО «{word}»: нужно 8 или 11 цифр',
    en: 'line {line}, {at}: the ОКТМО "{word}": 8 or 11 digits are wanted',
  },
  'cell.email': { ru: 'строка {line}, {at}: это не адрес почты', en: 'line {line}, {at}: is no e-mail address' },
  'cell.no-responsible': {
    ru: 'строка {line}, {at}: есть почта или телефон, но нет ФИО ответственного',
    en: 'line {line}, {at}: there is an e-mail or a phone, but no name of the responsible person',
  },
  'cell.journals': {
    ru: 'строка {line}, {at}: источников и кодов школ должно быть поровну; несколько пишите через запятую',
    en: 'line {line}, {at}: as many school ids as sources are wanted; several are cut by commas',
  },
  'cell.region-parent': {
    ru: 'строка {line}, {at}: у региона «{id}» не бывает вышестоящего узла',
    en: 'line {line}, {at}: the region "{id}" has no node above it',
  },
  'cell.no-parent': {
    ru: 'строка {line}, {at}: у узла «{id}» не назван муниципалитет',
    en: 'line {line}, {at}: no municipality is named for the node "{id}"',
  },
  'cell.parent': {
    ru: 'строка {line}, {at}: узла «{word}» ({kinds}) нет ни в таблице, ни в svod.json{hint}',
    en: 'line {line}, {at}: there is no node "{word}" ({kinds}), neither in the table nor in svod.json{hint}',
  },
  'cell.other-kind': {
    ru: 'строка {line}, {at}: узел «{id}» уже есть, и вид у него {kind}; вид не меняется, заведите другой узел',
    en: 'line {line}, {at}: there is a node "{id}" of the kind {kind}; a kind does not change, make another node',
  },
  'cell.only-schools': {
    ru: 'строка {line}, {at}: это бывает только у школ',
    en: 'line {line}, {at}: only schools have this',
  },
  'cell.successor-open': {
    ru: 'строка {line}, {at}: у школы с преемником состояние — закрыта',
    en: 'line {line}, {at}: a school with a successor is closed',
  },
  'cell.no-source': {
    ru: 'строка {line}, {at}: источника «{word}» в svod.json нет{hint}',
    en: 'line {line}, {at}: svod.json has no source "{word}"{hint}',
  },
  'cell.whose-journals': {
    ru: 'строка {line}, {at}: преемников несколько; впишите источник и код школы тому, к кому переходят журналы: {sources}',
    en: 'line {line}, {at}: there are several successors; write source and school id to the one that gets the journals: {sources}',
  },
  'cell.identifier-twice': {
    ru: 'строка {line}, {at}: «{word}» уже стоит у узла {other}',
    en: 'line {line}, {at}: "{word}" stands at the node {other} already',
  },
  'cell.no-successor': {
    ru: 'строка {line}, {at}: другой школы «{word}» нет{hint}',
    en: 'line {line}, {at}: there is no other school "{word}"{hint}',
  },
  'cell.successor-closed': {
    ru: 'строка {line}, {at}: преемник «{word}» сам закрыт; назовите действующую школу',
    en: 'line {line}, {at}: the successor "{word}" is closed itself; name a school that is not',
  },
  'cell.journal-elsewhere': {
    ru: 'строка {line}, {at}: школа {school} источника {source} уже стоит у узла {other}; если она перешла, назовите у {other} преемника',
    en: 'line {line}, {at}: the school {school} of the source {source} stands at the node {other} already; where it moved, name the successor of {other}',
  },
} as const satisfies Catalogue;
