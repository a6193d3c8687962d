import type { Catalogue } from './form.ts';

/** What is wrong with the secrets of svod.json: written out, or not to be had where it says. */
export const SECRET_MISTAKE_MESSAGES = {
  'mistake.plain-secret': {
    ru: 'строка {line}, {at}: секрет стоит в самом файле; напишите {"$env": "ИМЯ"} или {"$file": "путь"}',
    en: 'line {line}, {at}: a secret stands in the file itself; write {"$env": "NAME"} or {"$file": "path"}',
  },
  'mistake.plain-login': {
    ru: 'строка {line}, {at}: в адресе стоят логин или пароль; напишите вместо адреса {"$env": "ИМЯ"} или {"$file": "путь"}, а адрес целиком держите там',
    en: 'line {line}, {at}: there is a login or a password in the address; write {"$env": "NAME"} or {"$file": "path"} in its place, and keep the whole address there',
  },
  'mistake.secret-form': {
    ru: 'строка {line}, {at}: пишите {"$env": "ИМЯ"} или {"$file": "путь"}, одно из двух',
    en: 'line {line}, {at}: write {"$env": "NAME"} or {"$file": "path"}, one of the two',
  },
  'mistake.secret-env': {
    ru: 'строка {line}, {at}: в окружении нет {name}',
    en: 'line {line}, {at}: the environment has no {name}',
  },
  'mistake.secret-file': {
    ru: 'строка {line}, {at}: файл {name} не читается ({why})',
    en: 'line {line}, {at}: the file {name} cannot be read ({why})',
  },
  'mistake.secret-json': {
    ru: 'строка {line}, {at}: в файле {name} не JSON',
    en: 'line {line}, {at}: the file {name} is not JSON',
  },
  'mistake.secret-mode': {
    ru: 'строка {line}, {at}: файл {name} могут читать другие (права {mode}); chmod 600 {name}',
    en: 'line {line}, {at}: others may read the file {name} (mode {mode}); chmod 600 {name}',
  },
  'mistake.secrets-form': {
    ru: 'строка {line}, {at}: в файле {name} нужен объект: {"источник": {"настройка": "секрет"}}',
    en: 'line {line}, {at}: the file {name} must be an object: {"source": {"setting": "secret"}}',
  },
  'mistake.secrets-json': {
    ru: 'строка {line}, {at}: файл {name}, строка {there}: это не JSON, или имя стоит дважды',
    en: 'line {line}, {at}: the file {name}, line {there}: is not JSON, or a name stands twice',
  },
  'mistake.secrets-name': {
    ru: 'строка {line}, {at}: файл {name}, строка {there}: источника «{key}» в svod.json нет{hint}',
    en: 'line {line}, {at}: the file {name}, line {there}: svod.json has no source "{key}"{hint}',
  },
  'mistake.secrets-object': {
    ru: 'строка {line}, {at}: файл {name}, строка {there}: у «{key}» нужен объект: {"настройка": "секрет"}',
    en: 'line {line}, {at}: the file {name}, line {there}: "{key}" must be an object: {"setting": "secret"}',
  },
  'mistake.secrets-setting': {
    ru: 'строка {line}, {at}: файл {name}, строка {there}: настройка «{setting}» — не секрет, ей место в svod.json; секреты здесь{hint}',
    en: 'line {line}, {at}: the file {name}, line {there}: the setting "{setting}" is no secret and belongs into svod.json; secrets here{hint}',
  },
  'mistake.secrets-twice': {
    ru: 'строка {line}, {at}: «{setting}» стоит и в файле {name}, строка {there}; оставьте одно',
    en: 'line {line}, {at}: "{setting}" stands in the file {name}, line {there}, too; one of the two must go',
  },
} as const satisfies Catalogue;
