import type { Catalogue } from './messages-form.ts';

/** What the demo and its page say. */
export const DEMO_MESSAGES = {
  'page.title': { ru: 'Свод: маленький регион', en: 'Svod: a small region' },
  'page.ledger': { ru: 'Потеряно (расхождение)', en: 'Lost (difference)' },
  'page.truth': { ru: 'Отличий от правды', en: 'Differences from the truth' },
  'page.acknowledged': { ru: 'Подтверждено платформой', en: 'Acknowledged' },
  'page.twice': { ru: 'Применено дважды', en: 'Applied twice' },
  'page.found': { ru: 'Найдено нарушений', en: 'Defects found' },
  'page.records': { ru: 'Получено записей', en: 'Records received' },
  'demo.region': {
    ru: 'Регион: школ {schools}, муниципалитетов {municipalities}, учебных дней {days}, зерно {seed}',
    en: 'Region: {schools} schools, {municipalities} municipalities, {days} school days, seed {seed}',
  },
  'demo.started': { ru: 'Запущены двойники: {systems} (со сбоями)', en: 'Simulators started: {systems} (with faults)' },
  'demo.day': { ru: '{day}, вечер: собираем…', en: '{day}, evening: collecting…' },
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
