import { type Forms, translated, translators } from './raised-forms.ts';
import { STORE_DOING } from './raised-store.ts';

/** What was being done, with the place. */
const DOING: Forms = {
  ...STORE_DOING,
  'reading the key {file}': 'ключ {file}',
  'making the key {file}': 'создание ключа {file}',
  'making the data folder {folder}': 'создание папки данных {folder}',
  'reading the cursor of a run': 'закладка сбора',
  'reading {file}, line {line}, {place}': '{file}, строка {line}, {place}',
  'reading {file}, line {line}': '{file}, строка {line}',
  'reading the school year': 'учебный год',
  'reading {place}': '{place}',
  'accounts {numbers} of {all}: {place}': 'учётные записи № {numbers} из {all}: {place}',
  'account {number}: {place}': 'учётная запись № {number}: {place}',
  'writing {file}': 'запись {file}',
  'comparing the first export, line {line}': 'первая выгрузка, строка {line}',
  'comparing the second export, line {line}': 'вторая выгрузка, строка {line}',
  'comparing exports': 'сравнение выгрузок',
  'opening {file}': 'открытие {file}',
  'signing in to the platform': 'вход на платформу',
  asking: 'вопросы',
  'testing {source}': 'проверка {source}',
  'signing in at {url}': 'вход на {url}',
  'connecting to {host}': 'соединение с {host}',
  'sending mail through {host}': 'почта через {host}',
  'collecting {source}': 'сбор {source}',
  'putting node {id}': 'узел {id}',
  'finding the school of the setting "school"': 'настройка school',
  'finding an account of the staff in the setting "accounts"': 'настройка accounts',
  'finding the school of the setting "schoolName"': 'настройка schoolName',
  'going on in a session of a browser': 'сеанс из браузера',
  'talking to the simulator of {system}': 'двойник {system}',
  'talking at {path}': 'обмен по адресу {path}',
  'playing the region': 'показ региона',
  'saving {what}': 'сохранение {what}',
  'taking {file} out of use': 'освобождение {file}',
  'replacing {file}': 'замена {file}',
  'copying {file}': 'копирование {file}',
  'compacting {file}': 'сжатие {file}',
  'looking through the copy': 'проверка копии',
  'going back to schema {schema}': 'возврат к схеме {schema}',
};

/** What became of it. */
const WHAT: Forms = {
  'is not there': 'такого файла нет',
  'is empty': 'файл пуст',
  'is not JSON': 'это не JSON',
  '"seals" or "forgotten" are not keys in base64': '«seals» или «forgotten» — не ключи в base64',
  'is no list of forgotten people': 'это не список забытых',
  'there is a file of that name': 'такой файл уже есть',
  'the passphrase is another one': 'парольная фраза другая',
  'it is no exported key; name a file that svod key export wrote':
    'это не выгруженный ключ; назовите файл, который записала svod key export',
  'its first words tell of another key than it holds': 'в начале файла назван не тот ключ, который в нём',
  '{file} has schema {schema}': 'у {file} схема {schema}',
  'it is no store of Svod': 'это не хранилище Свода',
  'the log beside the backup is of another file': 'журнал рядом с копией — от другого файла',
  'somebody reads what stood there before': 'кто-то ещё читает то, что было',
  'somebody has it open': 'его кто-то открыл',
  'is not UTF-8': 'это не UTF-8',
  'is not in UTF-8; save it anew in UTF-8':
    'файл не в UTF-8: откройте его в редакторе и сохраните в кодировке UTF-8 (в Блокноте: Сохранить как → Кодировка)',
  '"{key}" stands in this object twice; one of the two must go': '«{key}» стоит здесь дважды; оставьте одно',
  'none is told': 'система его не назвала',
  'is not JSON (a "}" is missing)': 'это не JSON (не хватает «}»)',
  'is not JSON (a "]" is missing)': 'это не JSON (не хватает «]»)',
  'is not JSON (a comma is missing before it)': 'это не JSON (перед этим местом не хватает запятой)',
  'is not JSON (a ":" is missing)': 'это не JSON (не хватает «:»)',
  'is not JSON (a name in quotes is missing; is there a comma too many?)':
    'это не JSON (не хватает имени в кавычках; нет ли лишней запятой?)',
  'is not JSON (a value is missing; is there a comma too many?)':
    'это не JSON (не хватает значения; нет ли лишней запятой?)',
  'is not JSON (a text stands in "quotes")': 'это не JSON (текст пишется в "кавычках")',
  'is not JSON (a comment may not stand here)': 'это не JSON (комментариев здесь не бывает)',
  'is not JSON (something stands behind its end)': 'это не JSON (после его конца что-то стоит)',
  'is not JSON ({why})': 'это не JSON ({why})',
  'others may read it (mode {mode})': 'его могут читать другие (права {mode})',
  'has no "svodKey": {form}': 'нет «svodKey»: {form}',
  '"secret" is not {bytes} bytes in base64': '«secret» — не {bytes} байта в base64',
  'a line is longer than {bytes} bytes': 'строка длиннее {bytes} байт',
  'is not the header of an export of form {form}': 'это не заголовок выгрузки вида {form}',
  'is neither the header nor a sheet of an export': 'это не заголовок и не лист выгрузки',
  'is no saved diary; "weekDays" with lessons is wanted': 'это не сохранённый дневник: нужен «weekDays» с уроками',
  'its pseudonyms were made with the key {one}, this store has {other}':
    'псевдонимы сделаны ключом {one}, а у хранилища ключ {other}',
  'the first was made with key {one}, the second with {other}': 'первая сделана ключом {one}, вторая — {other}',
  'it was made with key {one}, not {other}': 'хранилище сделано ключом {one}, а не {other}',
  'it has schema {version}, this version knows {known}': 'схема {version}, а эта версия знает {known}',
  '/{name} is not a text': '/{name} — не текст',
  '/day is not a day, YYYY-MM-DD': '/day — не день вида 2026-10-14',
  '/kind is none of {kinds}': '/kind — ни одно из: {kinds}',
  '/body is not an object': '/body — не объект',
  '/body/{entity} is no entity of a {kind}': '/body/{entity} не бывает в листе {kind}',
  '/body/{entity} is not a list': '/body/{entity} — не список',
  'expected a list': 'ждали список',
  'answered a page instead of data': 'вместо данных пришла страница',
  'answered a warning page again and again': 'снова и снова приходит страница-предупреждение',
  'answered 401 to a session just opened': 'ответ 401 сразу после входа',
  'answered 401 to a token just given': 'ответ 401 на только что выданный токен',
  'answered nothing to an account just signed in': 'пустой ответ сразу после входа: система не узнаёт учётную запись',
  'answered 202 without a ticket': 'ответ 202 без номера',
  'answered {what}': 'ответ {what}',
  'the answer is too large': 'ответ слишком велик',
  'was closed before the answer': 'соединение закрыто до ответа',
  'no answer in time': 'ответа нет дольше срока',
  'no answer ({why})': 'ответа нет ({why})',
  'the clock shows {now}, which cannot be now': 'часы показывают {now}, такого быть не может',
  'the clock shows {now}, and the last reading was at {last}': 'часы показывают {now}, а прошлое чтение было {last}',
  'told to stop': 'остановлено',
  'redirected more than {most} times': 'перенаправлений больше {most}',
  'leads to {host}, which is not allowed': 'ведёт на {host}, а туда нельзя',
  'the address is not a public one': 'адрес не из открытой сети',
  'refused a fresh token': 'свежий токен отклонён',
  'it takes the state’s sign-on (ESIA) only, no passwords': 'вход только через Госуслуги (ЕСИА), паролей не берёт',
  'asks which role to take; set "roleGroup" of the account': 'спрашивает роль: задайте roleGroup учётной записи',
  'gave no session': 'сеанс не открыт',
  'gave no token': 'токен не выдан',
  'gave no token for the PIN': 'токен по ПИН-коду не выдан',
  'gave no PIN': 'ПИН-код не выдан',
  'gave no task': 'отчёт не поставлен в очередь',
  'refused the task': 'в отчёте отказано',
  'the report did not come': 'отчёт не дождались',
  'the page holds no table of marks': 'на странице нет таблицы отметок',
  'a column is of no day of the calendar': 'у столбца нет такого дня в календаре',
  'the answer has no token': 'в ответе нет токена',
  'the answer has no nodes': 'в ответе нет узлов',
  'the answer has no verdicts': 'в ответе нет решений',
  'the answer has no verdict on a parcel': 'в ответе нет решения о посылке',
  'the answer has no {what}': 'в ответе нет списка {what}',
  'every parcel is refused: {why}': 'отклонены все посылки: {why}',
  '{status} no reason given': '{status}, причина не названа',
  'its parent is missing': 'нет его родителя',
  'a pupil without an id': 'ученик без номера',
  'a child without a number': 'ребёнок без номера',
  'another child is shown than the one chosen': 'показан не тот ребёнок, который выбран',
  'it has ended; copy its sessionid anew': 'он закончился: скопируйте sessionid заново',
  'the accounts see children of {count} schools; give the name of one':
    'учётные записи видят детей из {count} школ: укажите название одной',
  'it is no place in a run of {system}': 'это не закладка {system}',
  'the developer’s key is refused': 'ключ разработчика отклонён',
  'the token is refused': 'токен отклонён',
  'login or password is refused': 'логин или пароль отклонены',
  'the account sees no pupil': 'учётная запись не видит ни одного ученика',
  'the school is closed here, its journal is in the archive': 'школа здесь закрыта, её журнал в архиве',
  'leads to another host': 'ведёт на другой адрес',
  'answered XML that is cut off or wrong': 'пришёл оборванный или неверный XML',
  'none of them is': 'учётной записи сотрудника среди них нет',
  'it is no list of days with lessons': 'это не список дней с уроками',
  'a pupil without a class': 'ученик без класса',
  'no school year': 'нет учебного года',
  '{url} does not list it': '{url} её не знает',
  '{url} has {count} schools of that name; give the id': '{url} знает {count} школы с таким названием: укажите id',
  'it ended (exit {code})': 'закончился раньше времени (код {code})',
  '{adapter} cannot be pulled': '{adapter} не собирается, только читается из файлов',
  'database is locked': 'база занята',
  'database or disk is full': 'кончилось место',
  'disk I/O error': 'ошибка ввода-вывода',
  'file is not a database': 'это не база данных',
  'database disk image is malformed': 'файл базы повреждён',
  'attempt to write a readonly database': 'база только для чтения',
  'unable to open database file': 'файл базы не открывается',
  ENOENT: 'такого файла или папки нет',
  EACCES: 'нет прав',
  EPERM: 'нет прав',
  EROFS: 'диск только для чтения',
  EISDIR: 'это папка',
  ENOTDIR: 'это не папка',
  ENOSPC: 'кончилось место на диске',
};

/** What a recount names as not in order. */
const RECOUNTED: Forms = {
  'page {key}: the row is gone': 'страница {key}: строки нет',
  'sheet {key}: the row is gone': 'лист {key}: строки нет',
  'quarantine row {key}: the row is gone': 'запись карантина {key}: строки нет',
  'page {key} of source {source}': 'страница {key} источника {source}',
  '{sheet} of source {source}: the body is not the one that was stored':
    'лист {sheet} источника {source}: тело не то, что было сохранено',
  'receipts of {name} for {sheet} of source {source}': 'квитанции {name} о листе {sheet} источника {source}',
  'versions at {name}': 'версии у {name}',
  '{slice} of source {source} ({entities})': 'срез {slice} источника {source} ({entities})',
};

const doings = translators(DOING);
const whats = translators(WHAT);
const recounted = translators(RECOUNTED);

/** What a recount named, in Russian. */
export const recountedInRussian = (what: string): string => translated(recounted, what) ?? what;

/** What a room raised, in Russian as far as the forms go. */
export function raisedInRussian(message: string): string {
  const splits = [...message.matchAll(/: /g)].map(({ index }) => index);
  for (const at of splits) {
    const what = translated(whats, message.slice(at + 2).replace(/\.$/, ''));
    if (what !== undefined) return `${doingInRussian(message.slice(0, at))}: ${what}`;
  }
  const [at] = splits;
  if (at === undefined) return message;
  return `${doingInRussian(message.slice(0, at))}: ${message.slice(at + 2)}`;
}

/** What was being done, in Russian; within an account's: that too. */
function doingInRussian(doing: string): string {
  const [, account, own] = /^(accounts? [^:]+): (.+)$/s.exec(doing) ?? [];
  const whole = account === undefined ? doing : `${account}: ${doingInRussian(own!)}`;
  return translated(doings, whole) ?? whole;
}
