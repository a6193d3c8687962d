import type { Catalogue } from './form.ts';

/** What `svod help` says of the commands that look after store, key and balance. */
export const KEEPING_HELP = {
  'help.backup': {
    ru: 'записать резервную копию работающего хранилища в новый файл; ключ в неё не входит',
    en: 'write a backup of the store, in use or not, to a new file; the key is not in it',
  },
  'help.backup.verify': { ru: 'и пересчитать в копии всю сверку', en: 'and recount the whole ledger in the copy' },
  'help.verify': {
    ru: 'проверить хранилище или резервную копию: файл, схема, ключ, сверка',
    en: 'look through the store or a backup: file, schema, key, ledger',
  },
  'help.restore': {
    ru: 'поставить резервную копию на место хранилища; прежнее остаётся рядом',
    en: 'put a backup into the place of the store; the present one stays beside it',
  },
  'help.restore.yes': { ru: 'не спрашивать', en: 'do not ask' },
  'help.store': {
    ru: 'хранилище: файл, размер, схема; back — вернуть схему прежней версии',
    en: 'the store: file, size, schema; back: the schema of the version before',
  },
  'help.store.yes': { ru: 'вернуть, не спрашивая', en: 'go back without asking' },
  'help.store.to': { ru: 'к какой схеме вернуться', en: 'the schema to go back to' },
  'help.forget': {
    ru: 'стереть учеников по идентификаторам системы: из файла или со стандартного ввода, по одному в строке',
    en: 'erase pupils by the vendor’s ids: from a file or standard input, one a line',
  },
  'help.forget.source': { ru: 'источник, чьи это идентификаторы', en: 'the source whose ids they are' },
  'help.forget.system': { ru: 'или система, с --school', en: 'or the system, with --school' },
  'help.forget.school': { ru: 'идентификатор школы в системе', en: 'the vendor’s id of the school' },
  'help.forget.list': {
    ru: 'показать, кто забыт: отпечатки и даты, без имён',
    en: 'show who is forgotten: digests and dates, no names',
  },
  'help.forget.yes': { ru: 'не спрашивать', en: 'do not ask' },
  'help.keep': {
    ru: 'удалить отжившее по срокам из раздела keep (ночью это делает svod run)',
    en: 'delete what is past by the days of `keep` (svod run does it at night)',
  },
  'help.keep.dry-run': { ru: 'только сосчитать', en: 'only count' },
  'help.keep.compact': { ru: 'и вернуть свободное место диску', en: 'and give free space back to the disk' },
  'help.balance': {
    ru: 'сверить с платформами, что у них есть, и исправить расхождения в обе стороны',
    en: 'compare with the platforms what they hold, and repair differences in both directions',
  },
  'help.balance.dry-run': { ru: 'только сравнить', en: 'only compare' },
  'help.balance.withdraw': {
    ru: 'сразу отозвать то, чего нет в хранилище',
    en: 'withdraw at once what the store does not have',
  },
  'help.key': {
    ru: 'ключ хранилища: показать, выгрузить (export), принять (import), сменить запечатывание (rotate), заменить (replace)',
    en: 'the key of the store: show, export, import, rotate (what seals), replace (a new secret)',
  },
  'help.key.note': {
    ru: `Что делает каждое:
  export ФАЙЛ   записать ключ и список забытых под парольной фразой; без ключа не открыть ни хранилища, ни его копий
  show ФАЙЛ     какой ключ в выгрузке, без её парольной фразы
  import ФАЙЛ   вернуть выгруженный ключ: на новую машину или взамен потерянного; чужого ключа к хранилищу не примет
  rotate        сменить то, чем зашифрованы карантин и сохранённые ответы; псевдонимы остаются, заново ничего не читается
                и не передаётся. После него — svod key export
  replace       новый секрет вместо утёкшего. Меняются все псевдонимы: хранилище начинается заново, журналы читаются целиком,
                переданные листы отзываются у платформ и уходят снова. Прежние хранилище и ключ остаются рядом

После утечки, при остановленной службе, по порядку:
  svod key replace --yes        новый ключ и пустое хранилище
  svod key export ФАЙЛ          прежняя выгрузка к нему не подойдёт
  svod balance                  отозвать у платформ листы с прежними псевдонимами
  svod collect --period         прочитать весь открытый период; то, что было из файлов, — svod import
  svod forward                  передать прочитанное под новыми псевдонимами`,
    en: `What each of them does:
  export FILE   write the key and the list of the forgotten under a passphrase; without the key neither store nor backup opens
  show FILE     which key an export has, without its passphrase
  import FILE   bring an exported key back: on a new machine, or for one that was lost; no key of another store is taken
  rotate        change what seals the quarantine and the kept answers; pseudonyms stay, nothing is read or sent anew.
                Then svod key export
  replace       a new secret for one that leaked. All pseudonyms change: the store begins anew, journals are read whole,
                delivered sheets are withdrawn at the platforms and sent again. Store and key of before stay beside it

After a leak, with the service stopped, in this order:
  svod key replace --yes        a new key and an empty store
  svod key export FILE          the export of before does not fit it
  svod balance                  withdraw at the platforms the sheets with the old pseudonyms
  svod collect --period         read the whole open period; what came of files: svod import
  svod forward                  deliver what was read under the new pseudonyms`,
  },
  'help.key.passphrase-fd': {
    ru: 'файловый дескриптор с парольной фразой',
    en: 'file descriptor that holds the passphrase',
  },
  'help.key.yes': { ru: 'не спрашивать', en: 'do not ask' },
  'help.key.drop-history': { ru: 'удалить прежние хранилище и ключ', en: 'delete the store and key of before' },
  'help.quarantine.raw': {
    ru: 'с show: и сами записи, с персональными данными; просмотр записывается (svod quarantine looks)',
    en: 'with show: the records too, personal data included; the look is noted (svod quarantine looks)',
  },
} as const satisfies Catalogue;
