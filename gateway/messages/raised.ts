import type { RaisedForms } from '../contracts/errors.ts';
import { type Forms, translated, type Translator, translators } from './raised-forms.ts';
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
  asking: 'вопросы',
  'testing {source}': 'проверка {source}',
  'signing in at {url}': 'вход на {url}',
  'connecting to {host}': 'соединение с {host}',
  'collecting {source}': 'сбор {source}',
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
  'is empty; write at least {} into it': 'файл пуст; впишите в него хотя бы {}',
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
  'it is a folder': 'это папка, а не файл хранилища',
  'it is empty': 'файл пуст',
  'the log beside the backup is of another file': 'журнал рядом с копией — от другого файла',
  'somebody reads what stood there before': 'кто-то ещё читает то, что было',
  'somebody has it open': 'его кто-то открыл',
  'is not UTF-8': 'это не UTF-8',
  'is not in UTF-8; save it anew in UTF-8':
    'файл не в UTF-8: откройте его в редакторе и сохраните в кодировке UTF-8 (в Блокноте: Сохранить как → Кодировка)',
  '"{key}" stands in this object twice; one of the two must go': '«{key}» стоит здесь дважды; оставьте одно',
  'none is told': 'система его не назвала',
  'this is not JSON (a "}" is missing)': 'это не JSON (не хватает «}»)',
  'this is not JSON (a "]" is missing)': 'это не JSON (не хватает «]»)',
  'this is not JSON (a comma is missing before it)': 'это не JSON (перед этим местом не хватает запятой)',
  'this is not JSON (a ":" is missing)': 'это не JSON (не хватает «:»)',
  'this is not JSON (a name in quotes is missing; is there a comma too many?)':
    'это не JSON (не хватает имени в кавычках; нет ли лишней запятой?)',
  'this is not JSON (a value is missing; is there a comma too many?)':
    'это не JSON (не хватает значения; нет ли лишней запятой?)',
  'this is not JSON (a text stands in "quotes")': 'это не JSON (текст пишется в "кавычках")',
  'this is not JSON (a comment may not stand here)': 'это не JSON (комментариев здесь не бывает)',
  'this is not JSON (something stands behind its end)': 'это не JSON (после его конца что-то стоит)',
  'this is not JSON ({why})': 'это не JSON ({why})',
  'others may read it (mode {mode})': 'его могут читать другие (права {mode})',
  'has no "svodKey": {form}': 'нет «svodKey»: {form}',
  '"secret" is not {bytes} bytes in base64': '«secret» — не {bytes} байта в base64',
  'a line is longer than {bytes} bytes': 'строка длиннее {bytes} байт',
  'is not the header of an export of form {form}': 'это не заголовок выгрузки вида {form}',
  'is neither the header nor a sheet of an export': 'это не заголовок и не лист выгрузки',
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
  'answered 401 to a token just given': 'ответ 401 на только что выданный токен',
  'answered {what}': 'ответ {what}',
  'the answer is too large': 'ответ слишком велик',
  'was closed before the answer': 'соединение закрыто до ответа',
  'no answer in time': 'ответа нет дольше срока',
  'the name {host} is not found ({why})': 'имя {host} не найдено ({why})',
  'DNS gives no answer about the name {host} ({why})': 'DNS не отвечает об имени {host} ({why})',
  'no answer ({why})': 'ответа нет ({why})',
  'the clock shows {now}, which cannot be now': 'часы показывают {now}, такого быть не может',
  'the clock shows {now}, and the last reading was at {last}': 'часы показывают {now}, а прошлое чтение было {last}',
  'told to stop': 'остановлено',
  'redirected more than {most} times': 'перенаправлений больше {most}',
  'leads to {host}, which is not allowed': 'ведёт на {host}, а туда нельзя',
  'the address is not a public one': 'адрес не из открытой сети',
  'gave no session': 'сеанс не открыт',
  'gave no token': 'токен не выдан',
  'it is no place in a run of {system}': 'это не закладка {system}',
  'a pupil without a class': 'ученик без класса',
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

/** What the gateway and the kit raise, and what more than one adapter does; the rest stands with the adapter that raises it. */
export const RAISED_FORMS: Required<RaisedForms> = { doing: DOING, what: WHAT };

const recounted = translators(RECOUNTED);

/** What a recount named, in Russian. */
export const recountedInRussian = (what: string): string => translated(recounted, what) ?? what;

/** Gives a message that was raised in Russian, as far as the forms go. */
export function raisedBy(forms: readonly RaisedForms[]): (message: string) => string {
  const doings = forms.flatMap(({ doing = {} }) => translators(doing));
  const whats = forms.flatMap(({ what = {} }) => translators(what));
  return (message) => {
    const splits = [...message.matchAll(/: /g)].map(({ index }) => index);
    for (const at of splits) {
      const what = translated(whats, message.slice(at + 2).replace(/\.$/, ''));
      if (what !== undefined) return `${doingIn(doings, message.slice(0, at))}: ${what}`;
    }
    const [at] = splits;
    if (at === undefined) return message;
    return `${doingIn(doings, message.slice(0, at))}: ${message.slice(at + 2)}`;
  };
}

/** What was being done, in Russian; within an account's: that too. */
function doingIn(doings: readonly Translator[], doing: string): string {
  const [, account, own] = /^(accounts? [^:]+): (.+)$/s.exec(doing) ?? [];
  const whole = account === undefined ? doing : `${account}: ${doingIn(doings, own!)}`;
  return translated(doings, whole) ?? whole;
}

let known: readonly RaisedForms[] = [RAISED_FORMS];
let inRussian: ((message: string) => string) | undefined;

/** Takes the sentences of the adapters, once those are found: before that none of them can have raised anything. */
export function learnSentences(ofAdapters: readonly RaisedForms[]): void {
  // An adapter's own form is the narrower one: "answered nothing to an account" before "answered {what}".
  known = [...ofAdapters, RAISED_FORMS];
  inRussian = undefined;
}

/** What a room or an adapter raised, in Russian as far as the forms go. */
export const raisedInRussian = (message: string): string => (inRussian ??= raisedBy(known))(message);
