import type { Catalogue } from './form.ts';

/** What svod doctor says of the data folder, the store and its key. */
export const DOCTOR_STORE_MESSAGES = {
  'doctor.data-owner': {
    ru: 'в {folder} лежит «{name}» другого пользователя: служба его не прочтёт',
    en: '{folder} has "{name}" of another user: the service cannot read it',
  },
  'doctor.data-owner-fix': {
    ru: 'chown -R --reference={folder} {folder}; команды вызывайте от имени хозяина папки (sudo -u svod svod …)',
    en: 'chown -R --reference={folder} {folder}; call commands as the owner of the folder (sudo -u svod svod …)',
  },
  'doctor.data': { ru: '{folder}', en: '{folder}' },
  'doctor.no-data': {
    ru: '{folder} ещё нет; её создаст первая команда, которая пишет',
    en: '{folder} is not there yet; the first command that writes makes it',
  },
  'doctor.data-mode': {
    ru: 'в {folder} могут заглянуть другие (права {mode})',
    en: 'others may look into {folder} (mode {mode})',
  },
  'doctor.data-mode-fix': { ru: 'chmod 700 {folder}', en: 'chmod 700 {folder}' },
  'doctor.data-files': { ru: 'могут читать другие: {files}', en: 'others may read: {files}' },
  'doctor.data-files-fix': { ru: 'chmod 600 {files}', en: 'chmod 600 {files}' },
  'doctor.data-aside': {
    ru: 'забытые ученики ещё есть в прежних хранилищах: {files}',
    en: 'stores of before still hold forgotten pupils: {files}',
  },
  'doctor.data-aside-fix': {
    ru: 'когда они не нужны, удалите: rm {files}',
    en: 'once they are not needed, delete them: rm {files}',
  },
  'doctor.data-in-the-way': {
    ru: '{file} — файл, а здесь должна быть папка',
    en: '{file} is a file, and a folder has to stand there',
  },
  'doctor.data-in-the-way-fix': {
    ru: 'уберите этот файл в другое место: mv {file} {file}.old; папку создаст первая команда, которая пишет',
    en: 'move this file away: mv {file} {file}.old; the first command that writes makes the folder',
  },
  'doctor.data-unwritable': { ru: 'в {folder} нельзя писать', en: '{folder} cannot be written' },
  'doctor.data-fix': {
    ru: 'дайте этому пользователю право записи или укажите другую папку в SVOD_DATA',
    en: 'let this user write it, or name another folder with SVOD_DATA',
  },
  'doctor.no-store': {
    ru: 'ещё нет: его создаст первая команда, которая пишет',
    en: 'not there yet: the first command that writes makes it',
  },
  'doctor.store': { ru: '{file}: цело, {size} МиБ, схема {schema}', en: '{file}: whole, {size} MiB, schema {schema}' },
  'doctor.store-large': {
    ru: '{file}: открывается, {size} МиБ, схема {schema}; целиком проверит svod ledger verify',
    en: '{file}: opens, {size} MiB, schema {schema}; svod ledger verify looks at all of it',
  },
  'doctor.store-older': {
    ru: '{file}: {size} МиБ, схема {schema}; первая команда доведёт её до {known}',
    en: '{file}: {size} MiB, schema {schema}; the first command brings it to {known}',
  },
  'doctor.no-key': {
    ru: '{file} ещё нет: его создаст первая команда, которая пишет',
    en: '{file} is not there yet: the first command that writes makes it',
  },
  'doctor.no-key-beside': {
    ru: '{file} нет, а {store} есть: нового ключа к нему Свод не сделает',
    en: '{file} is not there, and {store} is: no new key is made for it',
  },
  'doctor.no-key-beside-fix': {
    ru: 'если {store} — ваше хранилище, верните его ключ: svod key import ФАЙЛ; если нет, уберите {store} в другое место',
    en: 'where {store} is your store, bring its key back: svod key import FILE; where it is not, move {store} away',
  },
  'doctor.key': {
    ru: '{file}: ключ {key}, печать {seal}; копия под паролем есть',
    en: '{file}: key {key}, seal {seal}; there is a copy under a passphrase',
  },
  'doctor.key-alone': {
    ru: '{file}: ключ {key}, печать {seal}, и список забытых, какие они сейчас, есть только здесь; без ключа из хранилища не прочесть ничего',
    en: '{file}: key {key}, seal {seal}, and list of the forgotten, as they are now, are nowhere else; without the key nothing of the store can be read',
  },
  'doctor.key-export': {
    ru: 'сделайте копию под паролем и уберите её в сейф: svod key export',
    en: 'make a copy under a passphrase and lock it away: svod key export',
  },
  'doctor.forgotten': { ru: 'стёрто людей: {count}', en: 'people who were erased: {count}' },
  'doctor.forgotten-fix': {
    ru: 'без списка хранилище не открывается. Верните {file} из копии папки данных; нет её — уберите файл в сторону и верните список вместе с ключом: svod key import ФАЙЛ',
    en: 'the store is not opened without the list. Put {file} back from a copy of the data folder; without one, move the file aside and bring the list back with the key: svod key import FILE',
  },
} as const satisfies Catalogue;
