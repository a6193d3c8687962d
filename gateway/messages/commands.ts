import type { Catalogue } from './form.ts';

/** What the commands say; {name} is filled in. */
export const COMMAND_MESSAGES = {
  'collect.none': {
    ru: 'Источников нет: напишите их в svod.json.',
    en: 'There are no sources: write them into svod.json.',
  },
  'collect.source': {
    ru: '{source}: {outcome}; получено {received}, принято {accepted}, в карантине {quarantined}, отсеяно {filtered}; изменилось листов: {changed}',
    en: '{source}: {outcome}; received {received}, accepted {accepted}, quarantined {quarantined}, filtered {filtered}; sheets changed: {changed}',
  },
  'collect.findings': {
    ru: '  находок: {count}. Посмотрите: svod approve',
    en: '  findings: {count}. See: svod approve',
  },
  'outcome.complete': { ru: 'полностью', en: 'complete' },
  'outcome.partial': { ru: 'с замечаниями', en: 'partial' },
  'outcome.stopped': { ru: 'остановлено', en: 'stopped' },
  'outcome.failed': { ru: 'не удалось', en: 'failed' },
  'import.done': {
    ru: 'Получено {received}, принято {accepted}, в карантине {quarantined}, отсеяно {filtered}; листов: {sheets}',
    en: 'Received {received}, accepted {accepted}, quarantined {quarantined}, filtered {filtered}; sheets: {sheets}',
  },
  'import.unknown': {
    ru: 'Незнакомых кодов: {count}. Посмотрите: svod codes unknown',
    en: 'Unknown codes: {count}. See: svod codes unknown',
  },
  'export.done': { ru: 'Выгружено листов: {sheets} → {file}', en: 'Sheets exported: {sheets} → {file}' },
  'diff.equal': { ru: 'Различий нет.', en: 'No differences.' },
  'diff.differences': { ru: 'Различий: {count}', en: 'Differences: {count}' },
  'diff.changed': { ru: '  {sheet} · {entity} {key}: {fields}', en: '  {sheet} · {entity} {key}: {fields}' },
  'diff.missing': {
    ru: '  {sheet} · {entity} {key}: есть только в первой',
    en: '  {sheet} · {entity} {key}: only the first has it',
  },
  'diff.extra': {
    ru: '  {sheet} · {entity} {key}: есть только во второй',
    en: '  {sheet} · {entity} {key}: only the second has it',
  },
  'forward.done': {
    ru: '{destination}: изменено {changed} = подтверждено {acknowledged} + ждёт {waiting} + отказано {dead} + заменено {superseded}',
    en: '{destination}: changed {changed} = acknowledged {acknowledged} + waiting {waiting} + dead {dead} + superseded {superseded}',
  },
  'forward.none': {
    ru: 'Платформ нет: напишите destinations в svod.json.',
    en: 'There are no destinations: write them into svod.json.',
  },
  'forward.dry': {
    ru: '{destination}: было бы передано узлов: {nodes}, посылок: {parcels} ({bytes} байт); не передать: {refused}; ничего не отправлено',
    en: '{destination}: nodes that would go: {nodes}, parcels: {parcels} ({bytes} bytes); cannot go: {refused}; nothing was sent',
  },
  'forward.failed': { ru: '{destination}: {reason}', en: '{destination}: {reason}' },
  'forward.waits': {
    ru: '{destination}: остальное ждёт; повторите svod forward не раньше {at}',
    en: '{destination}: the rest waits; run svod forward again, not before {at}',
  },
  'forward.waits-given-clock': {
    ru: '{destination}: остальное ждёт: его срок позже, чем часы, поставленные переменной SVOD_NOW; повторите svod forward с SVOD_NOW не раньше {at}',
    en: '{destination}: the rest waits: it is due later than the clock that SVOD_NOW sets; run svod forward again with SVOD_NOW not before {at}',
  },
  'forward.unplaced': {
    ru: 'Листов школ без узла в дереве: {count}; они ждут. Добавьте journals к узлам в svod.json.',
    en: 'Sheets of schools without a node: {count}; they wait. Add journals to the nodes of svod.json.',
  },
  'check.none': {
    ru: 'Листов ещё нет: сначала svod collect.',
    en: 'There are no sheets yet: svod collect comes first.',
  },
  'check.head': { ru: 'Показатель', en: 'Requirement' },
  'check.due': { ru: 'ждали', en: 'due' },
  'check.present': { ru: 'есть', en: 'present' },
  'check.missing': { ru: 'нет', en: 'missing' },
  'check.late': { ru: 'опоздало', en: 'late' },
  'check.pending': { ru: 'срок не вышел', en: 'pending' },
  'check.unprovable': { ru: 'недоказуемо', en: 'not provable' },
  'check.region': { ru: 'Весь регион', en: 'The whole region' },
  'check.gap': {
    ru: '  {school} · класс {scope} · {day} · урок {lesson} · {subject}: {requirement} — {state}',
    en: '  {school} · class {scope} · {day} · lesson {lesson} · {subject}: {requirement} — {state}',
  },
  'requirement.lesson': { ru: 'Уроки по расписанию', en: 'Lessons of the timetable' },
  'requirement.topic': { ru: 'Темы уроков', en: 'Lesson topics' },
  'requirement.attendance': { ru: 'Посещаемость отмечена', en: 'Attendance taken' },
  'requirement.homework': { ru: 'Домашнее задание', en: 'Homework' },
  'requirement.mark': { ru: 'Отметки за письменные работы', en: 'Marks of written works' },
  'requirement.term-mark': { ru: 'Отметки за период', en: 'Period marks' },
  'state.missing': { ru: 'нет', en: 'missing' },
  'state.late': { ru: 'внесено с опозданием', en: 'late' },
  'state.unprovable': { ru: 'недоказуемо', en: 'not provable' },
  'quarantine.empty': { ru: 'В карантине пусто.', en: 'The quarantine is empty.' },
  'quarantine.cause': {
    ru: '{count} × {system} · {what}: {message} [{code}]\n    Где: {sources}; например {ref}',
    en: '{count} × {system} · {what}: {message} [{code}]\n    Where: {sources}; e.g. {ref}',
  },
  'quarantine.way-out': { ru: '    Что делать: {fix}', en: '    Way out: {fix}' },
  'quarantine.replayed': {
    ru: 'Пропущено записей: {released}; осталось: {left}',
    en: 'Records released: {released}; left: {left}',
  },
  'way-out.code': {
    ru: 'допишите значение (svod codes unknown) в список {place} и запустите svod quarantine replay; если значение ошибочно — пусть школа исправит запись',
    en: 'add the value (svod codes unknown) to the list {place} and run svod quarantine replay; if the value is wrong, the school corrects the record',
  },
  'way-out.repeated': {
    ru: 'система отдала одну запись дважды по-разному: школа удаляет лишнюю',
    en: 'the system gave one record twice, differently: the school removes one',
  },
  'way-out.census': {
    ru: 'поставщик изменил поле, записи остановил порядок поля: если так и должно быть — svod census accept и svod quarantine replay, если отображение этого не понимает — поправьте его в {place}; иначе — за поставщиком (svod census diff)',
    en: 'the vendor has changed a field, and its policy stopped the records: where that is right, svod census accept and svod quarantine replay, and correct the mapping in {place} if it does not understand it; else it is the vendor’s move (svod census diff)',
  },
  'way-out.value': {
    ru: 'значение не того вида: школа исправляет запись в журнале, либо поправьте отображение в {place}',
    en: 'the value has the wrong form: the school corrects the record, or correct the mapping in {place}',
  },
  'approve.none': {
    ru: 'Удержанных страниц и пустых ответов нет.',
    en: 'There are no held pages and no empty answers.',
  },
  'approve.loss': {
    ru: '{id} · {source} · {kind} {scope} {from}–{to}: было {before}, стало {now}; удержано. Принять: svod approve {id}',
    en: '{id} · {source} · {kind} {scope} {from}–{to}: {before} before, {now} now; held. Approve: svod approve {id}',
  },
  'approve.empty': {
    ru: '{source}: пусто в {count} ячейках «класс × неделя» ({from}–{to}), хотя по расписанию уроки должны быть. Ход за школой: вести журнал; если он ведётся — за поставщиком.',
    en: '{source}: {count} slices of a class and week are empty ({from}–{to}) although the timetable expects lessons. The school’s move: to keep its journal; the vendor’s where it is kept.',
  },
  'approve.source': { ru: '{id} · {source}: {error}', en: '{id} · {source}: {error}' },
  'approve.done': { ru: 'Принято страниц: {count}', en: 'Pages approved: {count}' },
  'codes.none': { ru: 'Незнакомых кодов нет.', en: 'There are no unknown codes.' },
  'codes.row': {
    ru: '{list}: «{value}» — раз: {count}, школ: {schools}, впервые {firstSeen}',
    en: '{list}: "{value}" — {count} times, schools: {schools}, first seen {firstSeen}',
  },
  'renormalise.done': {
    ru: 'Прочитано заново страниц: {pages}; изменилось листов: {changed}',
    en: 'Pages read anew: {pages}; sheets changed: {changed}',
  },
  'ledger.zero': {
    ru: 'Расхождение 0: ничего не потеряно. Страниц {pages}, ячеек {slices}.',
    en: 'Difference 0: nothing was lost. Pages {pages}, slices {slices}.',
  },
  'ledger.difference': { ru: 'Расхождение {difference}:', en: 'Difference {difference}:' },
  'ledger.row': {
    ru: '  {what}: должно быть {expected}, есть {found}',
    en: '  {what}: expected {expected}, found {found}',
  },
  'ledger.even': { ru: 'Расхождение 0: ничего не потеряно.', en: 'Difference 0: nothing was lost.' },
} as const satisfies Catalogue;
