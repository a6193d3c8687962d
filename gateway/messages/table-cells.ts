import type { Catalogue } from './form.ts';

/** What is wrong with cells that spreadsheets and hurried hands spoil; no secret stands in a sentence. */
export const TABLE_CELL_MESSAGES = {
  'cell.secret-place': {
    ru: 'строка {line}, {at}: здесь стоит, откуда секрет: имя переменной (например DNEVNIK_TOKEN) или файл, который уже есть (например secrets/school-12.json). Ни того ни другого тут нет. Сам секрет в таблицу не пишут: если это он, уберите его и впишите в файл секретов',
    en: 'line {line}, {at}: this cell says where the secret comes from: the name of a variable (DNEVNIK_TOKEN, for example) or a file that is there already (secrets/school-12.json, for example). It is neither. A secret itself stands in no table: if this is one, take it out and write it into the file of secrets',
  },
  'cell.plain-login': {
    ru: 'строка {line}, {at}: в адресе стоят логин или пароль; в таблице им не место: впишите в settings источника {"$env": "ИМЯ"} или {"$file": "путь"}',
    en: 'line {line}, {at}: there is a login or a password in the address, which has no place in a table: write {"$env": "NAME"} or {"$file": "path"} into the settings of the source',
  },
} as const satisfies Catalogue;
