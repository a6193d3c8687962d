import type { Catalogue } from './form.ts';

/** Incidents of sources and of what they read: what each is called, what is wrong, and the next step. */
export const JOURNAL_INCIDENT_MESSAGES = {
  'incident.vendor-down.title': { ru: 'Журнал не отвечает', en: 'A journal system does not answer' },
  'incident.vendor-down.what': {
    ru: '{system} {host}: {error}. Не прочитано источников: {count} из {all}.',
    en: '{system} {host}: {error}. Sources not read: {count} of {all}.',
  },
  'incident.vendor-down.next': {
    ru: 'Сообщите поставщику: «С {since} {host} не отдаёт данные: {why}». У себя ничего не меняйте: когда система ответит, чтение продолжится само. Если ещё ни разу не читалось, сверьте адрес в svod.json. Проверить сейчас: svod sources test {place}',
    en: 'Tell the vendor: "Since {since} {host} gives no data: {why}". Change nothing here: reading goes on by itself once it answers. Where it was never read, compare the address in svod.json. To try now: svod sources test {place}',
  },
  'incident.vendor-refused.title': { ru: 'Журнал отказывает школам', en: 'A journal system refuses its schools' },
  'incident.vendor-refused.what': {
    ru: '{system} {host}: {error}. Отказано источникам: {count} из {all}.',
    en: '{system} {host}: {error}. Sources refused: {count} of {all}.',
  },
  'incident.vendor-refused.next': {
    ru: 'Отказано не одной школе: доступы школ не меняйте. Проверьте адрес системы в настройках: svod sources test {place}. Если он верен, сообщите поставщику: «С {since} {host} не даёт шлюзу читать журналы: {why}»',
    en: 'It is not one school that is refused: leave the schools’ credentials alone. See whether the address in the settings is right: svod sources test {place}. If so, tell the vendor: "Since {since} {host} does not let the gateway read the journals: {why}"',
  },
  'incident.certificate.title': { ru: 'Сертификату журнала нельзя доверять', en: 'A certificate cannot be trusted' },
  'incident.certificate.what': {
    ru: '{system} {host}: {error}. Источников: {count}.',
    en: '{system} {host}: {error}. Sources: {count}.',
  },
  'incident.certificate.next': {
    ru: 'Если у системы свой удостоверяющий центр, впишите его в настройку ca источника. Если срок сертификата вышел, сообщите поставщику. Проверка не отключается. Затем: svod collect {place}',
    en: 'Where the system has an authority of its own, give it as `ca` of the source. Where the certificate ran out, tell the vendor. Verification is never switched off. Then: svod collect {place}',
  },
  'incident.credential.title': { ru: 'Вход в журнал отклонён', en: 'Signing in is refused' },
  'incident.credential.what': {
    ru: '{system}: {error}. Источников с этим доступом: {count}.',
    en: '{system}: {error}. Sources with this credential: {count}.',
  },
  'incident.credential.next': {
    ru: 'Напишите школе: «Доступ шлюза к журналу перестал действовать с {since}. Выпустите, пожалуйста, новый и передайте в центр». Впишите его в файл секрета и проверьте: svod sources test {place}',
    en: 'Write to the school: "The gateway’s access to the journal ended at {since}. Please issue a new one." Put it into the file of the secret and try: svod sources test {place}',
  },
  'incident.permission.title': { ru: 'В журнале не хватает прав', en: 'A permission is missing' },
  'incident.permission.what': { ru: '{system} {host}: {error}.', en: '{system} {host}: {error}.' },
  'incident.permission.next': {
    ru: 'Попросите поставщика дать учётной записи шлюза право чтения журнала этой школы. Затем: svod collect {place}',
    en: 'Ask the vendor to let the gateway’s account read the journal of this school. Then: svod collect {place}',
  },
  'incident.settings.title': { ru: 'Источник настроен неверно', en: 'A source is set up wrongly' },
  'incident.settings.what': {
    ru: '{system} {host}: {error}. Источников: {count}.',
    en: '{system} {host}: {error}. Sources: {count}.',
  },
  'incident.settings.next': {
    ru: 'Исправьте настройки источника {place} в svod.json; место и причину покажет svod collect {place}',
    en: 'Correct the settings of the source {place} in svod.json; svod collect {place} shows place and reason',
  },
  'incident.adapter-bug.title': { ru: 'Адаптер не справился', en: 'An adapter failed' },
  'incident.adapter-bug.what': {
    ru: '{system}: {error}. Источников: {count}.',
    en: '{system}: {error}. Sources: {count}.',
  },
  'incident.adapter-bug.next': {
    ru: 'Это ошибка программы. Запишите её: SVOD_LOG=debug svod collect {place} 2> svod.log — и передайте файл разработчикам. Остальные источники читаются.',
    en: 'This is a bug. Record it: SVOD_LOG=debug svod collect {place} 2> svod.log, and give the file to the developers. Other sources go on.',
  },
  'incident.store.title': { ru: 'Хранилище не принимает данные', en: 'The store takes no data' },
  'incident.store.what': {
    ru: '{error}. Сорвалось чтений и работ службы: {count}.',
    en: '{error}. Readings and jobs of the service that failed: {count}.',
  },
  'incident.store.next': {
    ru: 'svod doctor назовёт причину: место на диске, права, ключ. Цело ли принятое, скажет svod ledger verify',
    en: 'svod doctor tells the reason: space on the disk, permissions, the key. Whether what was accepted is whole: svod ledger verify',
  },
  'incident.clock.title': { ru: 'Часы машины стоят не так', en: 'The machine’s clock is wrong' },
  'incident.clock.what': {
    ru: 'Пока часы врут, ничего не читается: прочитанное легло бы раньше уже сохранённого. Источников: {count}.',
    en: 'While the clock is wrong nothing is read: it would be older than what is stored. Sources: {count}.',
  },
  'incident.clock.next': {
    ru: 'Поставьте часы и включите их сверку: timedatectl set-ntp true; затем svod doctor',
    en: 'Set the clock and let it be kept: timedatectl set-ntp true; then svod doctor',
  },
  'incident.gap.title': { ru: 'Источники не читаются', en: 'Sources are not read' },
  'incident.gap.what': {
    ru: '{system}: чтения не было, источников: {count}; дольше всего с {oldest}.',
    en: '{system}: no reading took place, sources: {count}; the longest since {oldest}.',
  },
  'incident.gap.next': {
    ru: 'Проверьте, идёт ли служба: svod schedule. Прочитать сейчас: svod collect {place}. Если журнал больше не ведётся, приостановите источник: svod sources pause {place}',
    en: 'See whether the service is up: svod schedule. To read now: svod collect {place}. Where the journal is kept no longer, pause the source: svod sources pause {place}',
  },
  'incident.held-slice.title': { ru: 'Чтение потеряло записи и удержано', en: 'A reading that lost records is held' },
  'incident.held-slice.what': {
    ru: '{system}: записей стало меньше чем вполовину; удержано страниц: {count}, первая с {from}. Прежние данные целы.',
    en: '{system}: more than half of the records are gone; pages held: {count}, the first from {from}. The former data are whole.',
  },
  'incident.held-slice.next': {
    ru: 'svod approve покажет каждую. Записи правда убрали — svod approve НОМЕР; если нет, спросите школу или поставщика: следующее полное чтение закроет всё само.',
    en: 'svod approve shows each. Where they were really removed: svod approve ID; else ask the school or the vendor: the next whole reading ends it by itself.',
  },
  'incident.empty-reading.title': { ru: 'Журнал пуст, хотя уроки должны быть', en: 'A journal is empty' },
  'incident.empty-reading.what': {
    ru: '{system}: по списку классов уроки должны быть, а журнал пуст; недель: {count}, первая с {from}.',
    en: '{system}: the roster expects lessons, the journal has none; weeks: {count}, the first from {from}.',
  },
  'incident.empty-reading.next': {
    ru: 'Спросите школу: «В журнале за неделю с {from} нет ни одного урока. Ведётся ли он?» Когда записи появятся, всё закроется само.',
    en: 'Ask the school: "The journal has no lesson in the week from {from}. Is it kept?" It ends by itself once there are records.',
  },
  'incident.unknown-code.title': { ru: 'Незнакомые значения', en: 'Unknown codes' },
  'incident.unknown-code.what': {
    ru: 'Список {list} не знает значений; записей в карантине: {count}.',
    en: 'The list {list} does not know values; records in quarantine: {count}.',
  },
  'incident.unknown-code.next': {
    ru: 'svod codes unknown покажет значения. Допишите их в {file} и отпустите записи: svod quarantine replay. Опечатку исправляет школа.',
    en: 'svod codes unknown shows the values. Add them to {file} and release the records: svod quarantine replay. A misprint is the school’s to correct.',
  },
  'incident.wrong-value.title': { ru: 'Значения не того вида', en: 'Values of a wrong form' },
  'incident.wrong-value.what': {
    ru: '{system}, {entity}: записей в карантине {count}.',
    en: '{system}, {entity}: records in quarantine {count}.',
  },
  'incident.wrong-value.next': {
    ru: 'svod quarantine покажет, что и где. Передайте школе: «Исправьте, пожалуйста, записи в журнале: значения не того вида». После правки они примутся сами.',
    en: 'svod quarantine shows what and where. Tell the school: "Please correct the records in the journal". They are accepted by themselves then.',
  },
  'incident.contradiction.title': { ru: 'Одна запись стоит дважды по-разному', en: 'A record contradicts itself' },
  'incident.contradiction.what': {
    ru: '{system}, {entity}: записей в карантине {count}.',
    en: '{system}, {entity}: records in quarantine {count}.',
  },
  'incident.contradiction.next': {
    ru: 'svod quarantine покажет, где. Передайте школе: «В журнале одна запись стоит дважды с разным содержанием; оставьте верную».',
    en: 'svod quarantine shows where. Tell the school: "The journal has one record twice with different content; keep the right one".',
  },
  'incident.record-shape.title': { ru: 'Записи незнакомого вида', en: 'Records of an unknown shape' },
  'incident.record-shape.what': {
    ru: '{system}, {entity}: записей в карантине {count}.',
    en: '{system}, {entity}: records in quarantine {count}.',
  },
  'incident.record-shape.next': {
    ru: 'Журнал отдаёт записи не так, как раньше. Сообщите поставщику, что в них нет нужных полей (svod quarantine назовёт), или поправьте отображение в mappings/{system}/ и запустите svod quarantine replay',
    en: 'The journal gives records in another shape than before. Tell the vendor which fields are missing (svod quarantine names them), or correct the mapping in mappings/{system}/ and run svod quarantine replay',
  },
} as const satisfies Catalogue;
