import type { Catalogue } from './form.ts';

/** What the demo and its page say. */
export const DEMO_MESSAGES = {
  'page.title': { ru: 'Свод: маленький регион', en: 'Svod: a small region' },
  'page.about': {
    ru: 'Школ: {schools}. Листов: {sheets}. Дни {from} – {to}. Всё вымышлено; двойники систем работали со сбоями.',
    en: 'Schools: {schools}. Sheets: {sheets}. Days {from} – {to}. All of it is invented; the simulators ran with faults.',
  },
  'page.ledger': { ru: 'Потеряно записей', en: 'Records lost' },
  'page.ledger.note': {
    ru: 'всё пересчитано по хранилищу: получено = принято + карантин + отсеяно',
    en: 'recounted from the store: received = accepted + quarantined + filtered',
  },
  'page.truth': { ru: 'Отличий от правды', en: 'Differences from the truth' },
  'page.truth.note': {
    ru: 'выгрузка сверена с тем, что увидел бы безошибочный читатель',
    en: 'the export against what a perfect reader would have',
  },
  'page.found': { ru: 'Найдено нарушений', en: 'Defects found' },
  'page.found.note': {
    ru: 'из посеянных и доказуемых; ложных тревог не должно быть',
    en: 'of those planted and provable, with no false alarm',
  },
  'page.acknowledged': { ru: 'Подтверждено платформой', en: 'Acknowledged by the platform' },
  'page.acknowledged.note': { ru: 'версий листов с квитанцией', en: 'versions of sheets with a receipt' },
  'page.twice': { ru: 'Применено дважды', en: 'Applied twice' },
  'page.twice.note': {
    ru: 'посылки повторялись, когда терялся ответ',
    en: 'parcels were repeated where an answer was lost',
  },
  'page.records': { ru: 'Прочитано записей', en: 'Records read' },
  'page.records.note': { ru: 'за все вечера, с повторами', en: 'on all evenings, repeats among them' },
  'page.unprovable': {
    ru: 'Недоказуемо — система не сообщает этого: Свод не считает такое ни сделанным, ни пропущенным.',
    en: 'Not provable: the system does not tell it, so Svod counts it neither as done nor as missing.',
  },
  'page.schools': { ru: 'Школы', en: 'Schools' },
  'page.silent': { ru: 'журнал молчит', en: 'the journal is silent' },
  'page.missing': { ru: 'нет: {count}', en: 'missing: {count}' },
  'page.late': { ru: 'опоздало: {count}', en: 'late: {count}' },
  'page.no-gaps': { ru: 'пробелов нет', en: 'no gaps' },
  'page.quarantine': { ru: 'Карантин', en: 'Quarantine' },
  'page.quarantine.note': {
    ru: 'Записи, которые нельзя принять как есть. Остальное в тех же листах принято.',
    en: 'Records that cannot be taken as they are. The rest of their sheets was taken.',
  },
  'page.count': { ru: 'Записей', en: 'Records' },
  'page.cause': { ru: 'Причина', en: 'Cause' },
  'page.way-out': { ru: 'Что делать', en: 'Way out' },
  'page.sources': { ru: 'источников: {count}', en: 'sources: {count}' },
  'page.deliveries': { ru: 'Передача в мониторинг', en: 'Deliveries to monitoring' },
  'page.where': { ru: 'Папка данных: {data}', en: 'Data folder: {data}' },
  'demo.region': {
    ru: 'Регион: школ {schools}, муниципалитетов {municipalities}, учебных дней {days}, зерно {seed}',
    en: 'Region: {schools} schools, {municipalities} municipalities, {days} school days, seed {seed}',
  },
  'demo.started': { ru: 'Запущены двойники: {systems} (со сбоями)', en: 'Simulators started: {systems} (with faults)' },
  'demo.day': { ru: '{day}, вечер: собираем…', en: '{day}, evening: collecting…' },
  'demo.pages': { ru: '  страницы', en: '  pages' },
  'demo.collected': {
    ru: '  собрано: получено {received}, принято {accepted}, в карантине {quarantined}, отсеяно {filtered}; листов изменилось {changed}',
    en: '  collected: received {received}, accepted {accepted}, quarantined {quarantined}, filtered {filtered}; sheets changed {changed}',
  },
  'demo.forwarded': {
    ru: '  передано: подтверждено {acknowledged}, ждёт {waiting}, отказано {dead}',
    en: '  forwarded: acknowledged {acknowledged}, waiting {waiting}, dead {dead}',
  },
  'demo.quarantine': { ru: 'Карантин (причины):', en: 'Quarantine (causes):' },
  'demo.platform': {
    ru: 'Платформа: применено посылок {effects}, дважды {duplicates}',
    en: 'Platform: parcels applied {effects}, twice {duplicates}',
  },
  'demo.planted': {
    ru: 'Посеяно нарушений {defects} (недоказуемых {unprovable}): найдено {found}, пропущено {missed}, ложных {false}',
    en: 'Defects planted {defects} (unprovable {unprovable}): found {found}, missed {missed}, false {false}',
  },
  'demo.truth': {
    ru: 'Сверка с правдой: листов {sheets}, различий {differences}',
    en: 'Against the truth: {sheets} sheets, {differences} differences',
  },
  'demo.where': {
    ru: 'Данные: {data}\nСтраница: {page}\nЗа {seconds} с, память {rssMiB} МиБ',
    en: 'Data: {data}\nPage: {page}\nIn {seconds} s, memory {rssMiB} MiB',
  },
} as const satisfies Catalogue;
