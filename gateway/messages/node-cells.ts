import type { Catalogue } from './form.ts';

/** What is wrong with a cell of a table of nodes; line and column are filled in. */
export const NODE_CELL_MESSAGES = {
  'cell.field': { ru: 'поле {column}', en: 'field {column}' },
  'node-kind.region': { ru: 'регион', en: 'region' },
  'node-kind.municipality': { ru: 'муниципалитет', en: 'municipality' },
  'node-kind.school': { ru: 'школа', en: 'school' },
  'cell.no-node-value': {
    ru: 'строка {line}, {at}: пусто; нужен код узла, например s-12',
    en: 'line {line}, {at}: is empty; a code of the node is wanted, for example s-12',
  },
  'cell.no-title-value': {
    ru: 'строка {line}, {at}: пусто; нужно название, например МБОУ СОШ № 12',
    en: 'line {line}, {at}: is empty; a name is wanted, for example School No. 12',
  },
  'cell.check-digit': {
    ru: 'строка {line}, {at}: «{word}»: цифр столько, сколько нужно, но контрольная не сходится; сверьте номер с документом',
    en: 'line {line}, {at}: "{word}" has the right number of digits, but its check digit does not fit; compare it with the document',
  },
  'cell.node-heading': {
    ru: 'строка {line}, {at}: заголовок «{word}» незнаком; уберите столбец или назовите его по docs/configuration.md',
    en: 'line {line}, {at}: the heading "{word}" is unknown; take the column out or name it as docs/configuration.md does',
  },
  'cell.no-node-column': {
    ru: 'строка {line}: нет столбца «узел» (код латиницей, например s-12)',
    en: 'line {line}: there is no column "node" (a code like s-12)',
  },
  'cell.node-id': {
    ru: 'строка {line}, {at}: код «{word}»: пишите латинские буквы, цифры, точку, дефис, до 64 знаков, например s-12',
    en: 'line {line}, {at}: the code "{word}": write Latin letters, digits, dot, hyphen, at most 64 signs, for example s-12',
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
    ru: 'строка {line}, {at}: «{word}» — число, округлённое таблицей; задайте столбцу текстовый формат (в Excel: Формат ячеек → Текстовый) и впишите цифры заново, например 1027700132195',
    en: 'line {line}, {at}: "{word}" was rounded by the spreadsheet; make the column text (in Excel: Format Cells → Text) and write the digits again, for example 1027700132195',
  },
  'cell.inn': {
    ru: 'строка {line}, {at}: «{word}»: нужен ИНН организации, 10 цифр, например 7707083893',
    en: 'line {line}, {at}: "{word}": the ИНН of an organisation is wanted, 10 digits, for example 7707083893',
  },
  'cell.ogrn': {
    ru: 'строка {line}, {at}: «{word}»: нужен ОГРН организации, 13 цифр, например 1027700132195',
    en: 'line {line}, {at}: "{word}": the ОГРН of an organisation is wanted, 13 digits, for example 1027700132195',
  },
  'cell.oktmo': {
    ru: 'строка {line}, {at}: «{word}»: нужен ОКТМО, 8 или 11 цифр, например 45397000',
    en: 'line {line}, {at}: "{word}": an ОКТМО is wanted, 8 or 11 digits, for example 45397000',
  },
  'cell.email': {
    ru: 'строка {line}, {at}: «{word}» — не адрес почты; нужен один, например school-12@example.ru',
    en: 'line {line}, {at}: "{word}" is no e-mail address; one is wanted, for example school-12@example.ru',
  },
  'cell.no-responsible': {
    ru: 'строка {line}, {at}: пусто, а почта или телефон есть («{word}»); впишите ФИО ответственного, например Иванова Мария Петровна',
    en: 'line {line}, {at}: is empty, and there is an e-mail or a phone ("{word}"); write the name of the responsible person, for example Иванова Мария Петровна',
  },
  'cell.journals': {
    ru: 'строка {line}, {at}: источников {sources}, кодов школ {schools}, а нужно поровну; несколько пишите через запятую, например 1000010000001, 12',
    en: 'line {line}, {at}: {sources} sources, {schools} school ids: as many of both are wanted; cut several by commas, for example 1000010000001, 12',
  },
  'cell.region-parent': {
    ru: 'строка {line}, {at}: «{word}»: у региона «{id}» не бывает вышестоящего узла; очистите ячейку',
    en: 'line {line}, {at}: "{word}": the region "{id}" has no node above it; empty the cell',
  },
  'cell.no-parent': {
    ru: 'строка {line}, {at}: пусто; нужно, к чему относится «{id}» ({kinds}): код или название, например m-1 или Заречный район',
    en: 'line {line}, {at}: is empty; what "{id}" belongs to is wanted ({kinds}): a code or a name, for example m-1',
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
    ru: 'строка {line}, {at}: «{word}»: это бывает только у школ; очистите ячейку или исправьте вид узла на «школа»',
    en: 'line {line}, {at}: "{word}": only schools have this; empty the cell, or correct the kind of the node to "school"',
  },
  'cell.successor-open': {
    ru: 'строка {line}, {at}: «{word}», а у школы есть преемник; пишите «закрыта»',
    en: 'line {line}, {at}: "{word}", and the school has a successor; write "closed"',
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
