import type { Catalogue } from './form.ts';

/** What the commands that look after store, key and balance say. */
export const KEEPING_MESSAGES = {
  'backup.done': {
    ru: 'Резервная копия: {file}, {mib} МиБ, листов: {sheets}; проверена. Ключа в ней нет: он хранится отдельно (svod key export).',
    en: 'Backup: {file}, {mib} MiB, sheets: {sheets}; looked through. It does not hold the key: that is kept apart (svod key export).',
  },
  'backup.ledger': { ru: 'Сверка копии: расхождение {difference}', en: 'Ledger of the copy: difference {difference}' },
  'verify.whole': {
    ru: '{file}: цел; схема {schema}, ключ {keyId}, листов: {sheets}; посылки — {epoch}',
    en: '{file}: whole; schema {schema}, key {keyId}, sheets: {sheets}; parcels: {epoch}',
  },
  'verify.damaged': { ru: '{file}: повреждён', en: '{file}: damaged' },
  'verify.line': { ru: '  {line}', en: '  {line}' },
  'verify.older': {
    ru: 'Схема {schema} старше нынешней ({known}): сверка — после восстановления или открытия.',
    en: 'Schema {schema} is earlier than the present one ({known}): the ledger is recounted after restoring or opening it.',
  },
  'verify.ledger': { ru: 'Сверка: расхождение {difference}', en: 'Ledger: difference {difference}' },
  'verify.other-key': {
    ru: 'Файл сделан ключом {keyId}, в папке данных ключ {present}: с ним его не восстановить.',
    en: 'The file was made with key {keyId}, the data folder has {present}: it cannot be restored with that.',
  },
  'verify.unopened': {
    ru: 'Записей карантина, ответов и задержанных страниц, которые не открывает ни один здешний ключ: {count}. Нужна выгрузка ключа новее (svod key show ФАЙЛ).',
    en: 'Quarantined records, answers and held pages that no key here opens: {count}. A newer export of the key is needed (svod key show FILE).',
  },
  'restore.ask': {
    ru: 'Хранилище {file} будет заменено копией {backup} (листов: {sheets}). Нынешнее останется рядом. Повторите с --yes.',
    en: 'The store {file} will be replaced by the backup {backup} (sheets: {sheets}). The present one stays beside it. Say it again with --yes.',
  },
  'restore.unopened': {
    ru: 'Осторожно: записей карантина, ответов и задержанных страниц копии, которые не открывает ни один здешний ключ: {count}. Они будут удалены и прочитаны заново. Если есть выгрузка ключа новее (svod key show ФАЙЛ), сначала внесите её: svod key import ФАЙЛ.',
    en: 'Mind: quarantined records, answers and held pages of the backup that no key here opens: {count}. They will be deleted and read anew. If there is a newer export of the key (svod key show FILE), take it in first: svod key import FILE.',
  },
  'restore.done': {
    ru: 'Восстановлено листов: {sheets}; посылки — {epoch}. Теперь: svod collect, svod balance, svod forward.',
    en: 'Sheets restored: {sheets}; parcels: {epoch}. Now: svod collect, svod balance, svod forward.',
  },
  'restore.aside': { ru: 'Прежнее хранилище: {file}', en: 'The store of before: {file}' },
  'restore.forgotten': {
    ru: 'Забытых учеников в копии: {count}; стёрты снова.',
    en: 'Forgotten pupils in the backup: {count}; erased again.',
  },
  'restore.lost': {
    ru: 'Записей карантина, ответов и задержанных страниц, которые не открыл ни один ключ: {count}; удалены, будут прочитаны заново. Если выгрузка ключа была старше копии (svod key show ФАЙЛ), внесите ту, что новее (svod key import), и восстановите копию ещё раз.',
    en: 'Quarantined records, answers and held pages that no key opens: {count}; deleted, they are read anew. If the export of the key was older than the backup (svod key show FILE), take in a newer one (svod key import), and restore the backup once more.',
  },
  'store.facts': {
    ru: '{file}\n  {mib} МиБ, из них свободно {freeMib}; листов: {sheets}\n  схема {schema} (программа знает {known}), ключ {keyId}\n  посылки — {epoch}',
    en: '{file}\n  {mib} MiB, of which free {freeMib}; sheets: {sheets}\n  schema {schema} (the program knows {known}), key {keyId}\n  parcels: {epoch}',
  },
  'epoch.first': {
    ru: 'первой эпохи: из копии хранилище не восстанавливали, ключ не заменяли',
    en: 'of the first epoch: the store was never restored, its key never replaced',
  },
  'epoch.later': {
    ru: 'эпохи {epoch}: начинали заново с платформой (ключ заменён или сверка); платформа ставит их выше прежних',
    en: 'of epoch {epoch}: begun anew with the platform (the key was replaced, or a balance did it); the platform ranks them above the earlier ones',
  },
  'epoch.since': {
    ru: 'новой эпохи с {at}, когда хранилище восстановили из копии; платформа ставит их выше прежних',
    en: 'of a new epoch since {at}, when the store was restored; the platform ranks them above the earlier ones',
  },
  'store.back': {
    ru: 'Схема теперь {schema}: хранилище открывает прежняя версия Свода. Эта версия при открытии поднимет схему снова.',
    en: 'The schema is {schema} now: the version of Svod before opens the store. This version brings it up again when it opens it.',
  },
  'store.back-ask': {
    ru: 'Прежняя версия не знает, и из хранилища уйдёт: что и когда запускалось (при возвращении всё наверстается по разу), инциденты, решения об обмене школ, перепись полей, журнал просмотров карантина. Листы, карантин, квитанции останутся; кто забыт и что стёрто — в списке рядом с ключом. Вернуть: svod store back --to {schema} --yes',
    en: 'The version before does not know, and the store loses: what was begun when (all is caught up on once when you come back), incidents, verdicts on the schools’ exchange, the field census, the log of looks at the quarantine. Sheets, quarantine and receipts stay; who was forgotten and what was erased is in the list beside the key. To go back: svod store back --to {schema} --yes',
  },
  'store.back-rotated': {
    ru: 'Запечатанное перешифровано ключом, который знает прежняя версия: {count}',
    en: 'Sealed anew with the key that the version before knows: {count}',
  },
  'store.back-stopped': {
    ru: 'Остановлено: перешифровано не всё, схема прежняя. Повторите: svod store back --to {schema} --yes',
    en: 'Stopped: not all is sealed anew, the schema stays. Say it again: svod store back --to {schema} --yes',
  },
  'keep.would': { ru: 'Было бы удалено строк: {rows}', en: 'Rows that would be deleted: {rows}' },
  'keep.done': { ru: 'Удалено строк: {rows}', en: 'Rows deleted: {rows}' },
  'keep.row': { ru: '  {what}: {count}', en: '  {what}: {count}' },
  'keep.compacted': { ru: 'Файл переписан: {mib} МиБ', en: 'The file was rewritten: {mib} MiB' },
  'keep.stopped': { ru: 'Остановлено; повторите, чтобы продолжить.', en: 'Stopped; say it again to go on.' },
  'keep.corrections': { ru: 'исправления', en: 'corrections' },
  'keep.facts': { ru: 'прежние факты', en: 'past facts' },
  'keep.receipts': { ru: 'расписки за прежние версии', en: 'receipts of past versions' },
  'keep.quarantine': { ru: 'отпущенные строки карантина', en: 'released quarantine rows' },
  'keep.findings': { ru: 'закрытые находки', en: 'closed findings' },
  'keep.pages': { ru: 'страницы сборов', en: 'pages of runs' },
  'keep.runs': { ru: 'сборы', en: 'runs' },
  'keep.incidents': { ru: 'закрытые инциденты', en: 'closed incidents' },
  'keep.census': { ru: 'дни переписи полей', en: 'days of the field census' },
  'keep.looks': { ru: 'просмотры карантина', en: 'looks into the quarantine' },
  'keep.raw': { ru: 'ответы систем', en: 'raw answers' },
  'balance.none': {
    ru: '{destination}: платформа не сообщает, что у неё есть; сверять нечего',
    en: '{destination}: the platform does not tell what it holds; there is nothing to compare',
  },
  'balance.equal': {
    ru: '{destination}: ячеек {cells}, всё сходится',
    en: '{destination}: {cells} cells, all equal',
  },
  'balance.different': {
    ru: '{destination}: ячеек {cells}, сходится {equal}; у платформы нет или иначе: {sentAgain} (передаются снова), ждали и так: {waiting}, отказано: {refused}; есть только у платформы: {strays}, отозвано: {withdrawn}',
    en: '{destination}: {cells} cells, equal {equal}; the platform lacks or has otherwise: {sentAgain} (sent again), waited anyway: {waiting}, refused: {refused}; only the platform has: {strays}, withdrawn: {withdrawn}',
  },
  'balance.would': {
    ru: '{destination}: ячеек {cells}, сходится {equal}; у платформы нет или иначе: {sentAgain}, ждут и так: {waiting}, отказано: {refused}; есть только у платформы: {strays}; ничего не изменено',
    en: '{destination}: {cells} cells, equal {equal}; the platform lacks or has otherwise: {sentAgain}, wait anyway: {waiting}, refused: {refused}; only the platform has: {strays}; nothing was changed',
  },
  'balance.swept': {
    ru: '  застрявших посылок: {count}, спрошены снова',
    en: '  deliveries that were stuck: {count}, asked again',
  },
  'balance.next': { ru: '  Теперь: svod forward', en: '  Now: svod forward' },
  'balance.strays': {
    ru: '  Источники будут прочитаны снова (svod collect); чего не окажется, отзовёт следующая сверка. Отозвать сразу: svod balance --withdraw',
    en: '  The sources will be read again (svod collect); what is not there then is withdrawn by the next balance. At once: svod balance --withdraw',
  },
  'balance.stopped': {
    ru: '{destination}: остановлено, сверено не всё',
    en: '{destination}: stopped, not all was compared',
  },
  'quarantine.raw': { ru: '{id}: {raw}', en: '{id}: {raw}' },
  'quarantine.look': {
    ru: '{at} · {who} · {source} · записей {count} · {why}',
    en: '{at} · {who} · {source} · records {count} · {why}',
  },
  'quarantine.no-looks': { ru: 'В карантин никто не заглядывал.', en: 'Nobody has looked into the quarantine.' },
  'progress.copy': { ru: 'Копирование', en: 'Copying' },
  'progress.reseal': { ru: 'Перешифровка', en: 'Sealing anew' },
  'progress.balance': { ru: 'Сверка с {destination}', en: 'Balance with {destination}' },
} as const satisfies Catalogue;
