import type { Catalogue } from './form.ts';

/** What is said while a long piece of work goes on. */
export const PROGRESS_MESSAGES = {
  'progress.piece': { ru: '{count}', en: '{count}' },
  'progress.byte': { ru: '{count} МиБ', en: '{count} MiB' },
  'progress.piece-rate': { ru: '{rate}/с', en: '{rate}/s' },
  'progress.byte-rate': { ru: '{rate} МиБ/с', en: '{rate} MiB/s' },
  'progress.left': { ru: 'осталось {time}', en: '{time} left' },
  'progress.pages': { ru: '{source}, страницы', en: '{source}, pages' },
  'progress.sources': { ru: 'Источники: {count}, страницы', en: 'Sources: {count}, pages' },
  'progress.renormalise': { ru: 'Страницы заново', en: 'Pages anew' },
  'progress.parcels': { ru: '{destination}, посылки', en: '{destination}, parcels' },
  'progress.sheets': { ru: 'Листы', en: 'Sheets' },
  'progress.stopping': {
    ru: 'Останавливаемся на границе страницы… Ещё раз Ctrl-C — прервать сразу.',
    en: 'Stopping at the end of this page… Ctrl-C again ends at once.',
  },
} as const satisfies Catalogue;
