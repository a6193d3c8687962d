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
  'mistake.secret-gone': {
    ru: 'строка {line}, {at}: файла {name} нет; положите его туда с правами 0600 или исправьте здесь имя',
    en: 'line {line}, {at}: there is no file {name}; put it there with mode 0600, or correct its name here',
  },
  'mistake.secret-folder': {
    ru: 'строка {line}, {at}: {name} — папка; назовите файл в ней',
    en: 'line {line}, {at}: {name} is a folder; name a file in it',
  },
  'mistake.secret-empty': {
    ru: 'строка {line}, {at}: файл {name} пуст; впишите в него секреты или верните его из копии',
    en: 'line {line}, {at}: the file {name} is empty; write the secrets into it, or take it back from a copy',
  },
  'mistake.secret-encoding': {
    ru: 'строка {line}, {at}: файл {name} не в UTF-8; сохраните его в кодировке UTF-8',
    en: 'line {line}, {at}: the file {name} is not in UTF-8; save it anew in UTF-8',
  },
  'mistake.secret-rights': {
    ru: 'строка {line}, {at}: нет прав читать файл {name}: он принадлежит пользователю {owner}, а команда работает под {user}; запустите её под {owner} или отдайте файл: chown {user} {name}',
    en: 'line {line}, {at}: the file {name} may not be read: it belongs to the user {owner}, and the command runs as {user}; run it as {owner}, or give the file away: chown {user} {name}',
  },
  'mistake.secret-way': {
    ru: 'строка {line}, {at}: нет прав на папку, в которой лежит {name}; команда работает под {user}: дайте этому пользователю доступ к папке',
    en: 'line {line}, {at}: the folder that holds {name} may not be entered; the command runs as {user}: give this user access to the folder',
  },
  'mistake.secret-json': {
    ru: 'строка {line}, {at}: в файле {name} не JSON',
    en: 'line {line}, {at}: the file {name} is not JSON',
  },
  'mistake.secret-mode': {
    ru: 'строка {line}, {at}: файл {name} могут читать другие (права {mode}); chmod 600 {name}',
    en: 'line {line}, {at}: others may read the file {name} (mode {mode}); chmod 600 {name}',
  },
  'mistake.secret-link': {
    ru: 'строка {line}, {at}: {name} — ссылка на файл другого пользователя ({target}, владелец {owner}), и его могут читать другие (права {mode}); уберите ссылку и положите на её место сам файл с правами 0600',
    en: 'line {line}, {at}: {name} is a link to a file of another user ({target}, owned by {owner}), which others may read (mode {mode}); take the link away, and put a file of its own there with mode 0600',
  },
  'mistake.secret-lacks': {
    ru: 'строка {line}, {at}: нет секрета: впишите {first} в {name} под именем «{key}»',
    en: 'line {line}, {at}: the secret is missing: write {first} into {name} under "{key}"',
  },
  'mistake.secret-lacks-or': {
    ru: 'строка {line}, {at}: нет секрета: впишите {first} (или {others}) в {name} под именем «{key}»',
    en: 'line {line}, {at}: the secret is missing: write {first} (or {others}) into {name} under "{key}"',
  },
  'mistake.secret-lacks-here': {
    ru: 'строка {line}, {at}: нет секрета: впишите {first} как {"$env": "ИМЯ"} или {"$file": "путь"}',
    en: 'line {line}, {at}: the secret is missing: write {first} as {"$env": "NAME"} or {"$file": "path"}',
  },
  'mistake.secret-lacks-here-or': {
    ru: 'строка {line}, {at}: нет секрета: впишите {first} (или {others}) как {"$env": "ИМЯ"} или {"$file": "путь"}',
    en: 'line {line}, {at}: the secret is missing: write {first} (or {others}) as {"$env": "NAME"} or {"$file": "path"}',
  },
  'mistake.secrets-form': {
    ru: 'строка {line}, {at}: в файле {name} нужен объект: {"источник": {"настройка": "секрет"}}',
    en: 'line {line}, {at}: the file {name} must be an object: {"source": {"setting": "secret"}}',
  },
  'mistake.secrets-json': {
    ru: 'строка {line}, {at}: файл {name}, строка {there}: это не JSON; нет ли лишней или забытой запятой, кавычки, скобки?',
    en: 'line {line}, {at}: the file {name}, line {there}: is not JSON; is a comma, a quote or a bracket missing, or one too many?',
  },
  'mistake.secrets-again': {
    ru: 'строка {line}, {at}: файл {name}, строка {there}: «{key}» стоит здесь дважды; оставьте одно',
    en: 'line {line}, {at}: the file {name}, line {there}: "{key}" stands in this object twice; one of the two must go',
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
