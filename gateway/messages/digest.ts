import type { Catalogue } from './form.ts';

/** The daily digest. */
export const DIGEST_MESSAGES = {
  'digest.subject': { ru: 'Свод: сводка на {day}; открыто: {open}', en: 'Svod: digest of {day}; open: {open}' },
  'digest.title': { ru: 'Сводка на {moment}', en: 'Digest of {moment}' },
  'digest.open': { ru: 'ОТКРЫТО', en: 'OPEN' },
  'digest.nothing-open': { ru: 'Открытых инцидентов нет.', en: 'There are no open incidents.' },
  'digest.owner': { ru: 'Ход за: {owner} ({count})', en: 'Move of: {owner} ({count})' },
  'digest.incident': { ru: '  № {id} {title}, с {since}: {what}', en: '  No. {id} {title}, since {since}: {what}' },
  'digest.next': { ru: '    {next}', en: '    {next}' },
  'digest.day': { ru: 'ЗА СУТКИ', en: 'IN 24 HOURS' },
  'digest.changes': { ru: 'Открылось: {opened}, закрылось: {closed}.', en: 'Opened: {opened}, closed: {closed}.' },
  'digest.opened': { ru: '  + № {id} {title}', en: '  + No. {id} {title}' },
  'digest.closed': { ru: '  − № {id} {title}', en: '  − No. {id} {title}' },
  'digest.figures': { ru: 'ЧИСЛА', en: 'FIGURES' },
  'digest.sources': {
    ru: 'Источников: {all}; прочитано за сутки {read}, не удалось {failed}, приостановлено {paused}.',
    en: 'Sources: {all}; read in 24 hours {read}, failed {failed}, paused {paused}.',
  },
  'digest.destination': {
    ru: '{destination}: версий листов {changed}, подтверждено {acknowledged}, ждёт {waiting}, отказано {dead}.',
    en: '{destination}: versions of sheets {changed}, acknowledged {acknowledged}, waiting {waiting}, dead {dead}.',
  },
  'digest.quarantine': { ru: 'Записей в карантине: {count}.', en: 'Records in quarantine: {count}.' },
  'digest.completeness': {
    ru: 'Заполнено за 7 дней, из того что ждали: {figures}.',
    en: 'Present in 7 days, of what was due: {figures}.',
  },
  'digest.figure': { ru: '{requirement} — {percent} %', en: '{requirement} {percent} %' },
  'digest.sent': { ru: '{channel}: сводка отправлена', en: '{channel}: the digest was sent' },
} as const satisfies Catalogue;
