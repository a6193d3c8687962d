import type { Catalogue } from './form.ts';

/** What the service, its schedule and the locks of a data folder say. */
export const SERVICE_MESSAGES = {
  'locks.waiting': {
    ru: 'Ждём своей очереди: хранилище занято процессом {pid} (svod {command})…',
    en: 'Waiting for our turn: process {pid} (svod {command}) is writing to the store…',
  },
  'data.in-the-way': {
    ru: 'нужна папка {folder}, а {file} — это файл',
    en: 'making the folder {folder}: {file} is a file',
  },
  'locks.unlockable': { ru: 'замок {file}: {why}', en: 'locking {file}: {why}' },
  'locks.stopped': {
    ru: 'ожидание хранилища {data}: остановлено раньше, чем дошла очередь',
    en: 'waiting for the store in {data}: told to stop before its turn came',
  },
  'service.running': {
    ru: 'с папкой данных {data} уже работает процесс {pid} (svod {command})',
    en: 'process {pid} (svod {command}) already works with the data folder {data}',
  },
  'run.listening': { ru: 'Служба слушает {url}', en: 'Listening on {url}' },
  'run.config': {
    ru: 'Настройки: {file}. Источников {sources}, платформ {destinations}.',
    en: 'Configuration: {file}. Sources {sources}, destinations {destinations}.',
  },
  'run.no-config': {
    ru: 'Файла svod.json ещё нет: собирать нечего. Напишите его здесь или в папке данных — служба прочтёт его сама.',
    en: 'There is no svod.json yet: nothing to collect. Write it here or into the data folder; the service reads it by itself.',
  },
  'run.no-sources': {
    ru: 'Источников в нём ещё нет: допишите sources — служба прочтёт их сама.',
    en: 'It has no sources yet: write them, and the service reads them by itself.',
  },
  'run.lacks': {
    ru: 'Без секрета, не спрашиваем: {name} — {lack}',
    en: 'Not asked for want of a secret: {name}: {lack}',
  },
  'run.lacks-more': {
    ru: '… и ещё таких: {count}. Все: svod config check',
    en: '… and {count} more. All: svod config check',
  },
  'run.stopped': { ru: 'Служба остановлена; всё принятое сохранено.', en: 'Stopped; everything accepted is stored.' },
  'run.cut-off': {
    ru: 'Служба остановлена, не дождавшись части работ: при запуске они начнутся снова; всё принятое сохранено.',
    en: 'Stopped before some jobs had ended: they begin again at the next start; everything accepted is stored.',
  },
  'run.port': {
    ru: 'порт {port} на {host} занят или недоступен ({why})',
    en: 'listening on port {port} of {host}: it is taken or not ours ({why})',
  },
  'schedule.head.job': { ru: 'Работа', en: 'Job' },
  'schedule.head.next': { ru: 'следующая', en: 'next' },
  'schedule.head.last': { ru: 'последняя', en: 'last' },
  'schedule.head.outcome': { ru: 'итог', en: 'outcome' },
  'schedule.head.done': { ru: 'удалась', en: 'last done' },
  'schedule.zone': { ru: 'Время — {zone}.', en: 'Times are those of {zone}.' },
  'schedule.more': {
    ru: '… и ещё источников: {count} (ближайшие — выше). Все: svod schedule --all',
    en: '… and {count} more sources (the next ones stand above). All: svod schedule --all',
  },
  'schedule.sources': {
    ru: 'Источников {sources}: читались {done}, не удалось {failed}, ещё не читались {never}, на паузе {paused}.',
    en: 'Sources {sources}: read {done}, failed {failed}, never read {never}, paused {paused}.',
  },
  'schedule.none': {
    ru: 'Работ по расписанию нет: напишите sources и destinations в svod.json.',
    en: 'Nothing is scheduled: write sources and destinations into svod.json.',
  },
  'schedule.service': { ru: 'Служба работает: процесс {pid}.', en: 'The service runs: process {pid}.' },
  'schedule.no-service': {
    ru: 'Служба не работает: запустите svod run. Показано, что она сделала бы.',
    en: 'The service does not run: start svod run. This is what it would do.',
  },
  'schedule.no-service-seen': {
    ru: 'Служба не работает. Показано, что делалось раньше.',
    en: 'The service does not run. This is what was done before.',
  },
  'schedule.collect': { ru: 'чтение {name}', en: 'read {name}' },
  'schedule.forward': { ru: 'передача {name}', en: 'forward {name}' },
  'schedule.balance': { ru: 'сверка {name}', en: 'balance {name}' },
  'schedule.digest': { ru: 'сводка дня', en: 'digest' },
  'schedule.keeping': { ru: 'чистка хранилища', en: 'keeping' },
  'schedule.now': { ru: 'сейчас', en: 'now' },
  'schedule.asked': { ru: 'просили', en: 'asked for' },
  'schedule.paused': { ru: 'пауза', en: 'paused' },
  'schedule.lacking': { ru: 'нет секрета', en: 'no secret' },
  'schedule.never': { ru: '—', en: '—' },
  'schedule.outcome.done': { ru: 'сделано', en: 'done' },
  'schedule.outcome.failed': { ru: 'не удалось [{error}]', en: 'failed [{error}]' },
  'schedule.outcome.stopped': { ru: 'прервано', en: 'stopped' },
  'schedule.outcome.running': { ru: 'идёт', en: 'running' },
  'schedule.by-hand': { ru: '{outcome} (вручную)', en: '{outcome} (by hand)' },
  'schedule.outcome.died': { ru: 'оборвалось', en: 'cut off' },
  'schedule.requested': {
    ru: 'Служба (процесс {pid}) начнёт: {job}. Как идёт: svod schedule',
    en: 'The service (process {pid}) will begin {job}. See: svod schedule',
  },
  'schedule.absent': {
    ru: 'просьбу начать {job} некому исполнить: служба с папкой данных {data} не работает',
    en: 'asking for {job}: no service works with the data folder {data}',
  },
  'schedule.no-job': {
    ru: 'источника или работы «{word}» нет{hint}',
    en: 'there is no source and no job "{word}"{hint}',
  },
  'schedule.no-names': { ru: 'schedule now: назовите источник', en: 'schedule now: name a source' },
} as const satisfies Catalogue;
