import type { Catalogue } from './form.ts';

/** What is wrong with cells that spreadsheets and hurried hands spoil; no secret stands in a sentence. */
export const TABLE_CELL_MESSAGES = {
  'cell.secret-place': {
    ru: 'строка {line}, {at}: здесь стоит, откуда секрет: имя переменной (например DNEVNIK_TOKEN) или файл (например secrets/school-12.json; с другим окончанием — такой, который уже есть). Ни того ни другого тут нет. Сам секрет в таблицу не пишут: если это он, уберите его и впишите в файл секретов',
    en: 'line {line}, {at}: this cell says where the secret comes from: the name of a variable (DNEVNIK_TOKEN, for example) or a file (secrets/school-12.json, for example; one of another ending has to be there already). It is neither. A secret itself stands in no table: if this is one, take it out and write it into the file of secrets',
  },
  'cell.plain-login': {
    ru: 'строка {line}, {at}: в адресе стоят логин или пароль; в таблице им не место: впишите в settings источника {"$env": "ИМЯ"} или {"$file": "путь"}',
    en: 'line {line}, {at}: there is a login or a password in the address, which has no place in a table: write {"$env": "NAME"} or {"$file": "path"} into the settings of the source',
  },
  'cell.stray': {
    ru: 'строка {line}, {at}: над этой ячейкой нет заголовка; если название с запятой или точкой с запятой разошлось по ячейкам, возьмите его в кавычки, иначе уберите лишнее или дайте заголовок',
    en: 'line {line}, {at}: there is no heading above this cell; where a name with a comma or a semicolon was cut into cells, put it into quotes, else take out what is too much or give it a heading',
  },
  'cell.date': {
    ru: 'строка {line}, {at}: «{word}» — дата, в которую таблица превратила код; задайте столбцу текстовый формат (в Excel: Формат ячеек → Текстовый) и впишите код заново',
    en: 'line {line}, {at}: "{word}" is a date that the spreadsheet made of the id; make the column text (in Excel: Format Cells → Text) and write the id again',
  },
  'cell.school-twice': {
    ru: 'строка {line}, {at}: школу «{word}» этой системы уже читает источник «{other}»; оставьте один из двух',
    en: 'line {line}, {at}: the source "{other}" reads the school "{word}" of this system already; keep one of the two',
  },
} as const satisfies Catalogue;
