import type { Catalogue } from './form.ts';

/** What `svod key` says. */
export const KEY_MESSAGES = {
  'key.facts': {
    ru: 'Ключ {keyId}, печать {sealId}: {file}, права {mode}',
    en: 'Key {keyId}, seal {sealId}: {file}, mode {mode}',
  },
  'key.exported': {
    ru: 'Выгружен под парольной фразой: {at}, печать {sealId}. Какая выгрузка перед вами, скажет svod key show ФАЙЛ.',
    en: 'Exported under a passphrase: {at}, seal {sealId}. Which export a file is: svod key show FILE',
  },
  'key.exported-before': {
    ru: 'Выгрузка от {at} (печать {sealId}) — прежняя: ключ запечатывания с тех пор сменён, и того, что запечатано новым, она не откроет. → svod key export ФАЙЛ',
    en: 'The export of {at} (seal {sealId}) is one of before: the sealing key was rotated since, and it does not open what the new one has sealed. → svod key export FILE',
  },
  'key.exported-before-forgetting': {
    ru: 'Выгрузка от {at} (печать {sealId}) — прежняя: список забытых с тех пор вырос, и она о них не знает. → svod key export ФАЙЛ',
    en: 'The export of {at} (seal {sealId}) is one of before: pupils were forgotten since, and it does not know of them. → svod key export FILE',
  },
  'key.export-facts': {
    ru: 'Выгрузка {file}: ключ {keyId}, печать {sealId}, от {at}',
    en: 'The export {file}: key {keyId}, seal {sealId}, of {at}',
  },
  'key.export-fits': { ru: 'Это ключ, который здесь стоит.', en: 'It is the key that stands here.' },
  'key.export-other-seal': {
    ru: 'Ключ тот же, печать другая (здесь {sealId}): выгрузка сделана до или после смены ключа запечатывания. Для копии хранилища возьмите выгрузку не старше её; сюда её можно внести: svod key import, затем svod key rotate.',
    en: 'The key is the same, the seal another one (here {sealId}): it was exported before or after a rotation. For a backup take an export that is not older; it may be taken in here: svod key import, then svod key rotate.',
  },
  'key.export-other-key': {
    ru: 'Это другой ключ (здесь {keyId}): хранилище, которое здесь, им не открыть. Найдите выгрузку ключа {keyId}.',
    en: 'It is another key (here {keyId}): it does not open the store that is here. Look for the export of key {keyId}.',
  },
  'key.not-exported': {
    ru: 'Не выгружен: если диск пропадёт, копии хранилища будет нечем открыть. → svod key export ФАЙЛ',
    en: 'Not exported: if the disk is lost, nothing opens the backups. → svod key export FILE',
  },
  'key.rotating': {
    ru: 'Смена ключа запечатывания не закончена. → svod key rotate',
    en: 'The rotation of the sealing key is not finished. → svod key rotate',
  },
  'key.export-done': {
    ru: 'Ключ {keyId} (печать {sealId}) выгружен: {file}. Храните его отдельно от резервных копий; без парольной фразы он бесполезен.',
    en: 'Key {keyId} (seal {sealId}) exported: {file}. Keep it apart from the backups; without the passphrase it is of no use.',
  },
  'key.import-done': { ru: 'Ключ {keyId} на месте: {file}', en: 'Key {keyId} is in its place: {file}' },
  'key.same': { ru: 'Этот ключ уже на месте: {file}', en: 'This key is in its place already: {file}' },
  'key.import-joined': {
    ru: 'Ключ {keyId} остался, и открывает теперь и то, что запечатано ключом из выгрузки: {file}. После восстановления копии закончите: svod key rotate',
    en: 'Key {keyId} stays, and now also opens what the exported one has sealed: {file}. After restoring a backup end it: svod key rotate',
  },
  'key.import-aside': { ru: 'Прежний файл ключа: {file}', en: 'The key file of before: {file}' },
  'key.other-there': {
    ru: 'хранилище {file} сделано ключом {present}; выгруженный — {keyId}. Какой ключ в выгрузке, скажет svod key show ФАЙЛ',
    en: 'the store {file} was made with key {present}; the exported one is {keyId}. Which key an export has: svod key show FILE',
  },
  'key.rotated': {
    ru: 'Ключ запечатывания сменён, перешифровано: {resealed}. Псевдонимы прежние. Выгрузите ключ снова: svod key export',
    en: 'The sealing key was rotated, sealed anew: {resealed}. Pseudonyms stay. Export the key again: svod key export',
  },
  'key.lost': {
    ru: '  не открылось ни одним ключом и удалено: {count}; будет прочитано заново',
    en: '  opened by no key and deleted: {count}; it is read anew',
  },
  'key.replace-ask': {
    ru: 'Новый секрет меняет все псевдонимы: хранилище начнётся заново, источники будут прочитаны целиком, платформам будет отозвано листов: {sheets}. Прежние хранилище и ключ останутся рядом (--drop-history удалит их). Повторите с --yes.',
    en: 'A new secret changes all pseudonyms: the store begins anew, the sources are read whole, sheets withdrawn at platforms: {sheets}. The store and key of before stay beside it (--drop-history deletes them). Say it again with --yes.',
  },
  'key.replaced': {
    ru: 'Ключ {before} заменён ключом {keyId}. Платформам будет отозвано листов: {toWithdraw}. Теперь: svod key export, svod balance, svod collect --period, svod forward.',
    en: 'Key {before} was replaced by {keyId}. Sheets to be withdrawn at platforms: {toWithdraw}. Now: svod key export, svod balance, svod collect --period, svod forward.',
  },
  'key.replace-imported': {
    ru: 'Эти источники — из файлов, импортируйте их снова: {sources}',
    en: 'These sources came of files, import them again: {sources}',
  },
  'key.replace-aside': {
    ru: 'Прежние хранилище и ключ: {files}. После утечки удалите их, когда история не нужна.',
    en: 'Store and key of before: {files}. After a leak delete them once their history is not needed.',
  },
  'key.short': { ru: 'парольная фраза короче {least} знаков', en: 'the passphrase is shorter than {least} signs' },
  'key.no-passphrase': {
    ru: 'нет парольной фразы: запустите в терминале, или дайте её в SVOD_PASSPHRASE, или --passphrase-fd N',
    en: 'there is no passphrase: run it in a terminal, or give it in SVOD_PASSPHRASE, or by --passphrase-fd N',
  },
  'key.unequal': { ru: 'две парольные фразы различаются', en: 'the two passphrases are not equal' },
  'key.no-descriptor': {
    ru: 'из файлового дескриптора {descriptor} не читается',
    en: 'the file descriptor {descriptor} cannot be read',
  },
  'key.stopped': { ru: 'прервано с клавиатуры', en: 'stopped from the keyboard' },
  'key.ask': { ru: 'Парольная фраза: ', en: 'Passphrase: ' },
  'key.ask-again': { ru: 'Ещё раз: ', en: 'Once more: ' },
  'key.no-file': { ru: 'назовите файл: svod key {action} ФАЙЛ', en: 'name the file: svod key {action} FILE' },
} as const satisfies Catalogue;
