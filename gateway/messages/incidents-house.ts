import type { Catalogue } from './form.ts';

/** Incidents of the tree, the way out and the data centre itself: what each is called, what is wrong, and the next step. */
export const HOUSE_INCIDENT_MESSAGES = {
  'incident.unplaced.title': { ru: 'Школы без узла в дереве', en: 'Schools without a node' },
  'incident.unplaced.what': {
    ru: 'Школ без узла: {count}; их листы ждут и не передаются.',
    en: 'Schools without a node: {count}; their sheets wait and do not leave.',
  },
  'incident.unplaced.next': {
    ru: 'Впишите школы в дерево: svod nodes import ФАЙЛ.csv (столбцы «источник» и «школа в источнике»). После этого листы уйдут сами.',
    en: 'Put the schools into the tree: svod nodes import FILE.csv (columns "source" and "school id"). Their sheets leave by themselves then.',
  },
  'incident.closed-school.title': { ru: 'Читаются закрытые школы', en: 'Closed schools are read' },
  'incident.closed-school.what': {
    ru: 'Источников, в которых остались только закрытые школы: {count}.',
    en: 'Sources with nothing but closed schools: {count}.',
  },
  'incident.closed-school.next': {
    ru: 'Приостановите источник: svod sources pause {place}. Переданное останется на платформе.',
    en: 'Pause the source: svod sources pause {place}. What was delivered stays at the platform.',
  },
  'incident.gate-closed.title': {
    ru: 'Обмен закрыт: журналы неполны',
    en: 'The gate is closed: journals are incomplete',
  },
  'incident.gate-closed.what': {
    ru: '{municipality}: обмен закрыт у школ: {count}; их листы ждут.',
    en: '{municipality}: the gate is closed for schools: {count}; their sheets wait.',
  },
  'incident.gate-closed.next': {
    ru: 'svod gate покажет, чего не хватает; школе — svod check --items. Полнота дойдёт до порога — обмен откроется сам. Открыть раньше: svod gate open {place} --reason ПРИЧИНА',
    en: 'svod gate shows what is lacking; for the school: svod check --items. It opens by itself at the threshold. To open it before: svod gate open {place} --reason REASON',
  },
  'incident.platform-down.title': { ru: 'Платформа не отвечает', en: 'The platform does not answer' },
  'incident.platform-down.what': {
    ru: '{destination}: {error}. Ждёт листов: {count}; ничего не потеряно.',
    en: '{destination}: {error}. Sheets waiting: {count}; nothing is lost.',
  },
  'incident.platform-down.next': {
    ru: 'Сообщите платформе: «С {since} приём не работает: {why}». У себя ничего не меняйте: работа продолжится сама. Проверить сейчас: svod {work}',
    en: 'Tell the platform: "Since {since} nothing is taken: {why}". Change nothing here: work goes on by itself. To try now: svod {work}',
  },
  'incident.platform-refused.title': { ru: 'Платформа не принимает нас', en: 'The platform does not take us' },
  'incident.platform-refused.what': {
    ru: '{destination}: {error}. Ждёт листов: {count}.',
    en: '{destination}: {error}. Sheets waiting: {count}.',
  },
  'incident.platform-refused.next': {
    ru: 'svod {work} назовёт причину. Исправьте доступ платформы в svod.json или узлы (svod nodes show) и повторите svod {work}',
    en: 'svod {work} tells the reason. Correct the credentials of the destination in svod.json, or the nodes (svod nodes show), and run svod {work} again',
  },
  'incident.deliveries-stuck.title': { ru: 'Листы не доходят', en: 'Sheets do not arrive' },
  'incident.deliveries-stuck.what': {
    ru: '{destination}: дольше суток ждёт листов: {count}; самый старый с {oldest}.',
    en: '{destination}: sheets that wait for more than a day: {count}; the oldest since {oldest}.',
  },
  'incident.deliveries-stuck.next': {
    ru: 'Спросите платформу, почему она не даёт ответа на посылки с {oldest}. Что именно ждёт: svod forward --dry-run',
    en: 'Ask the platform why it gives no verdict on parcels since {oldest}. What waits: svod forward --dry-run',
  },
  'incident.sheet-refused.title': { ru: 'Платформа отклонила листы', en: 'The platform refused sheets' },
  'incident.sheet-refused.what': {
    ru: '{destination}: отклонено листов: {count}, причина {code}.',
    en: '{destination}: sheets refused: {count}, reason {code}.',
  },
  'incident.sheet-refused.next': {
    ru: 'Передайте платформе код {code} и спросите, чего она ждёт. Исправленная запись уйдёт сама новой версией листа.',
    en: 'Tell the platform the code {code} and ask what it wants. A corrected record leaves by itself as a new version of its sheet.',
  },
  'incident.sheet-unsendable.title': { ru: 'Листы не проходят нашу проверку', en: 'Sheets do not pass our own check' },
  'incident.sheet-unsendable.what': {
    ru: '{destination}: не отправлено листов: {count}, причина {code}.',
    en: '{destination}: sheets not sent: {count}, reason {code}.',
  },
  'incident.sheet-unsendable.next': {
    ru: 'Записи не подходят под schemas/{destination}/. Исправьте отображение mappings/{destination}/ или данные; svod forward --dry-run покажет место.',
    en: 'Records do not fit schemas/{destination}/. Correct the mapping mappings/{destination}/ or the data; svod forward --dry-run shows the place.',
  },
  'incident.channel-down.title': { ru: 'Канал оповещения не работает', en: 'A channel takes no messages' },
  'incident.channel-down.what': {
    ru: '{channel}: {error}. Неудач подряд: {count}; непосланное ждёт.',
    en: '{channel}: {error}. Failures in a row: {count}; what was not told waits.',
  },
  'incident.channel-down.next': {
    ru: 'svod channels test {channel} назовёт причину. Исправьте канал в svod.json и проверьте той же командой: непосланное уйдёт само.',
    en: 'svod channels test {channel} tells the reason. Correct the channel in svod.json and try the same again: what waits is told by itself.',
  },
  'incident.job-failed.title': { ru: 'Работа службы сорвалась', en: 'A job of the service failed' },
  'incident.job-failed.what': { ru: '{job}: {error}.', en: '{job}: {error}.' },
  'incident.job-failed.next': {
    ru: 'svod schedule now {job} начнёт её снова; причину скажет журнал службы. Сорвётся опять — передайте журнал разработчикам.',
    en: 'svod schedule now {job} begins it again; the log of the service tells the reason. If it fails again, give the log to the developers.',
  },
  'incident.credential-expiring.title': { ru: 'Доступ к журналу скоро кончится', en: 'A credential runs out soon' },
  'incident.credential-expiring.what': {
    ru: '{setting} действует до {until}. Источников: {count}.',
    en: '{setting} is valid until {until}. Sources: {count}.',
  },
  'incident.credential-expiring.next': {
    ru: 'Напишите школе: «Доступ шлюза к журналу кончается {until}; выпустите, пожалуйста, новый и передайте в центр». Впишите его и проверьте: svod sources test {place}',
    en: 'Write to the school: "The gateway’s access to the journal ends at {until}; please issue a new one." Put it in and try: svod sources test {place}',
  },
  'incident.access-expiring.title': {
    ru: 'Наш доступ к платформе или каналу скоро кончится',
    en: 'Our access to a platform or a channel runs out soon',
  },
  'incident.access-expiring.what': {
    ru: '{destination}: «{setting}» действует до {until}.',
    en: '{destination}: "{setting}" is valid until {until}.',
  },
  'incident.access-expiring.next': {
    ru: 'Получите новый «{setting}» у того, кто ведёт {destination}, и впишите его в файл секрета до {until}; затем svod doctor. Когда он истечёт, туда ничего не уйдёт; принятое останется в хранилище.',
    en: 'Get a new "{setting}" from those who run {destination}, and put it into the file of the secret before {until}; then svod doctor. When it has run out nothing goes there; what was accepted stays in the store.',
  },
  'incident.secret-missing.title': { ru: 'Секрета нет на месте', en: 'A secret is not where it should be' },
  'incident.secret-missing.what': {
    ru: 'Без секрета не спрашиваем: {count}; {place} — svod.json, {lack}. Остальные работают; пропущенное ждёт.',
    en: 'Not asked for want of a secret: {count}; {place}: svod.json, {lack}. The others go on; what is due waits.',
  },
  'incident.secret-missing.next': {
    ru: 'Положите секрет туда, где он ищется: файл служба прочтёт сама и наверстает пропущенное; переменную окружения — после перезапуска службы. Все недостающие назовёт svod config check. Не нужен — svod sources pause {place}',
    en: 'Put the secret where it is looked for: a file the service reads by itself, and catches up on what was due; a variable of the environment with the next start of the service. svod config check tells all that lack. Not wanted: svod sources pause {place}',
  },
  'incident.config-broken.title': {
    ru: 'В настройках или правилах ошибка',
    en: 'Configuration or rules have a mistake',
  },
  'incident.config-broken.what': {
    ru: 'Изменённое не читается: svod.json, файлы секретов, mappings/ или schemas/; ошибок: {count}. Служба работает по-прежнему.',
    en: 'What was changed cannot be read: svod.json, files of secrets, mappings/ or schemas/; mistakes: {count}. The service goes on with what was before.',
  },
  'incident.config-broken.next': {
    ru: 'svod config check назовёт строку и причину, для mappings/ и schemas/ — svod doctor. Исправьте файл: служба прочтёт его сама.',
    en: 'svod config check tells line and reason, for mappings/ and schemas/ svod doctor does. Correct the file: the service reads it by itself.',
  },
  'incident.ledger.title': { ru: 'Учёт не сходится', en: 'The ledger does not balance' },
  'incident.ledger.what': { ru: 'Расхождение: {difference}.', en: 'Difference: {difference}.' },
  'incident.ledger.next': {
    ru: 'Остановите службу, сохраните копию папки данных и передайте разработчикам вывод svod ledger verify --json: такого не должно быть.',
    en: 'Stop the service, keep a copy of the data folder and give the output of svod ledger verify --json to the developers: this must not be.',
  },
  'incident.disk-low.title': { ru: 'Кончается место на диске', en: 'The disk is nearly full' },
  'incident.disk-low.what': {
    ru: 'В папке данных свободно {freeMiB} МиБ, нужно не меньше {leastMiB}.',
    en: 'The data folder has {freeMiB} MiB free; at least {leastMiB} are needed.',
  },
  'incident.disk-low.next': {
    ru: 'Освободите место или перенесите папку данных. Когда места не станет, чтение остановится; принятое останется цело.',
    en: 'Free space or move the data folder. Reading stops when there is none; what was accepted stays whole.',
  },
  'incident.backup-old.title': { ru: 'Резервной копии нет', en: 'There is no recent backup' },
  'incident.backup-old.what': {
    ru: 'Последняя копия: {last}; копии положены раз в {days} дн.',
    en: 'Last backup: {last}; one is due every {days} days.',
  },
  'incident.backup-old.next': {
    ru: 'Сделайте копию: svod backup ФАЙЛ — и положите её на другую машину.',
    en: 'Make one: svod backup FILE, and put it on another machine.',
  },
  'incident.key-not-exported.title': { ru: 'У ключа нет копии', en: 'The key has no copy' },
  'incident.key-not-exported.what': {
    ru: 'Ключ хранилища есть только в папке данных; без него копии хранилища бесполезны.',
    en: 'The key of the store is in the data folder alone; without it no backup can be read.',
  },
  'incident.key-not-exported.next': {
    ru: 'svod key export ФАЙЛ запишет его под паролем; храните файл и пароль порознь, не рядом с копиями.',
    en: 'svod key export FILE writes it under a passphrase; keep file and passphrase apart, and not beside the backups.',
  },
} as const satisfies Catalogue;
