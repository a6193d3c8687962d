import type { Catalogue } from './form.ts';

/** What the field census says: svod census, and findings that a field is not as it was. */
export const CENSUS_MESSAGES = {
  'help.census': {
    ru: 'перепись полей: что приходит от каждого источника, какого вида и как часто; diff — что изменилось; accept — признать изменения верными',
    en: 'field census: what comes of each source, as which types and how often; diff shows what changed; accept takes the changes as right',
  },
  'help.census.day': {
    ru: 'день переписи, ГГГГ-ММ-ДД; по умолчанию последний',
    en: 'day of the census; the last one by default',
  },
  'help.census.kind': {
    ru: 'только записи этого вида (mark, lesson …)',
    en: 'only records of this kind (mark, lesson …)',
  },
  'help.census.from': { ru: 'сравнить с переписью этого дня', en: 'compare with the census of this day' },
  'help.census.to': {
    ru: 'а это день, который сравнивают; по умолчанию последний',
    en: 'the day that is compared; the last one by default',
  },
  'census.none': {
    ru: 'Переписи ещё нет: она делается при каждом чтении (svod collect).',
    en: 'There is no census yet: every reading makes one (svod collect).',
  },
  'census.source': {
    ru: '{source} · {system} · {day}: записей {records}, видов {kinds}, полей {fields}; изменений ждёт решения: {open}',
    en: '{source} · {system} · {day}: records {records}, kinds {kinds}, fields {fields}; changes that wait for a decision: {open}',
  },
  'census.kind': { ru: '{kind} — записей: {records}', en: '{kind}: records {records}' },
  'census.field': { ru: 'поле', en: 'field' },
  'census.share': { ru: 'есть в', en: 'there in' },
  'census.types': { ru: 'виды', en: 'types' },
  'census.policy': { ru: 'правило', en: 'policy' },
  'census.readers': { ru: 'читают', en: 'read by' },
  'census.answers': { ru: 'Ответы на {call} — посмотрено: {count}', en: 'Answers to {call}: looked at {count}' },
  'census.container': { ru: 'где в ответе', en: 'place in the answer' },
  'census.example-answer': {
    ru: 'первый пример: ответ на {call}, {day}',
    en: 'first example: an answer to {call}, {day}',
  },
  'census.read-by-adapter': {
    ru: 'читает сам адаптер: если записи приходят как прежде, признайте изменение верным',
    en: 'read by the adapter itself: where records come as before, take the change as right',
  },
  'census.codes': { ru: '    значения: {codes}', en: '    values: {codes}' },
  'census.unknown': { ru: 'Список {list} не знает: {values}', en: 'The list {list} does not know: {values}' },
  'census.no-kind': {
    ru: '  записей вида {kind} не было; есть: {kinds}',
    en: '  no records of the kind {kind} came; there are: {kinds}',
  },
  'census.unheard': {
    ru: 'Правило для поля, которое ни разу не приходило: {kind} {field} (mappings/{system}/fields.csv)',
    en: 'A policy of a field that never came: {kind} {field} (mappings/{system}/fields.csv)',
  },
  'census.type.text': { ru: 'текст', en: 'text' },
  'census.type.number': { ru: 'число', en: 'number' },
  'census.type.boolean': { ru: 'true/false', en: 'true/false' },
  'census.type.list': { ru: 'список', en: 'list' },
  'census.type.object': { ru: 'объект', en: 'object' },
  'census.type.empty': { ru: 'пусто', en: 'empty' },
  'census.type.numbered': { ru: 'объект по номерам или дням', en: 'object by numbers or days' },
  'census.type.worded': { ru: 'объект по словам', en: 'object by words' },
  'census.type.list-empty': { ru: 'пустой список', en: 'empty list' },
  'census.type.object-empty': { ru: 'пустой объект', en: 'empty object' },
  'census.policy.observe': { ru: 'сообщать', en: 'observe' },
  'census.policy.quarantine': { ru: 'в карантин', en: 'quarantine' },
  'census.policy.hold': { ru: 'удержать', en: 'hold' },
  'census.policy.ignore': { ru: 'не следить', en: 'ignore' },
  'census.same': { ru: 'Поля приходят как прежде.', en: 'The fields come as they did.' },
  'census.no-day': { ru: '{source}: переписи за {day} нет', en: '{source}: there is no census of {day}' },
  'census.compared': { ru: '{source} · {from} → {to}', en: '{source} · {from} → {to}' },
  'census.change.gone': {
    ru: '{field}: приходило ({was}), теперь нет в {count} из {of}',
    en: '{field}: came ({was}), now missing in {count} of {of}',
  },
  'census.change.type': {
    ru: '{field}: было {was}, стало {now} — {count} из {of}',
    en: '{field}: was {was}, is {now} in {count} of {of}',
  },
  'census.change.code': {
    ru: '{field}: новые значения {values} — раз: {count}',
    en: '{field}: new values {values}, {count} times',
  },
  'census.change.unknown': {
    ru: '{field}: новые значения, которых список {list} не знает: {values} — раз: {count}',
    en: '{field}: new values that the list {list} does not know: {values}, {count} times',
  },
  'census.change.new': {
    ru: '{field}: новое поле, {now} — {count} из {of}',
    en: '{field}: a new field, {now} in {count} of {of}',
  },
  'census.example': {
    ru: 'первый пример: {record}, {place}, {day}',
    en: 'first example: {record}, {place}, {day}',
  },
  'census.record': { ru: '{entity} ({ref})', en: '{entity} ({ref})' },
  'census.at-school': { ru: 'школа {scope}', en: 'school {scope}' },
  'census.at-class': { ru: 'класс или группа {scope}', en: 'class or group {scope}' },
  'census.row': { ru: '  {change}', en: '  {change}' },
  'census.waits': {
    ru: '  {change} · с {since}; признать верным: svod approve {id}',
    en: '  {change} · since {since}; to take it as right: svod approve {id}',
  },
  'census.readers-told': { ru: 'читают отображения: {maps}', en: 'read by the maps of {maps}' },
  'census.unread': { ru: 'отображения его не читают', en: 'no map reads it' },
  'census.accepted': {
    ru: 'Признано верными изменений: {count}; принято удержанных страниц: {pages}',
    en: 'Changes taken as right: {count}; held pages taken: {pages}',
  },
  'approve.change': {
    ru: '{id} · {source}: {change}; страниц удержано: {held}. Признать верным: svod approve {id}',
    en: '{id} · {source}: {change}; pages held: {held}. To take it as right: svod approve {id}',
  },
  'approve.replay': {
    ru: 'Записи, которые ждали из-за этого в карантине, отпустит svod quarantine replay.',
    en: 'Records that waited in the quarantine for it are released by svod quarantine replay.',
  },
  'collect.changes': {
    ru: '  поля не такие, как прежде: {count}. Посмотреть: svod census diff {source}',
    en: '  fields that are not as they were: {count}. To see them: svod census diff {source}',
  },
  'incident.fields-changed.title': {
    ru: 'Поля записей не такие, как прежде',
    en: 'Fields of records are not as they were',
  },
  'incident.fields-changed.what': {
    ru: '{system}: изменилось полей: {count}, чаще всего {field}. Источников: {sources}.',
    en: '{system}: fields that changed: {count}, most often {field}. Sources: {sources}.',
  },
  'incident.fields-changed.next': {
    ru: 'svod census diff покажет, что было, что стало и где первый пример. Поправьте отображение в mappings/{system}/ или сообщите поставщику; если новое верно — svod census accept',
    en: 'svod census diff shows what was, what is and where the first example stands. Correct the mapping in mappings/{system}/ or tell the vendor; where the new is right: svod census accept',
  },
} as const satisfies Catalogue;
