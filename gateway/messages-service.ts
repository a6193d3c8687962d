import type { Catalogue } from './messages-form.ts';

/** What the service, its schedule and the locks of a data folder say. */
export const SERVICE_MESSAGES = {
  'locks.waiting': {
    ru: 'Ждём своей очереди: хранилище занято процессом {pid} (svod {command})…',
    en: 'Waiting for our turn: process {pid} (svod {command}) is writing to the store…',
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
} as const satisfies Catalogue;
