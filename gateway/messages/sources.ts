import type { Catalogue } from './form.ts';

/** svod sources: how they stand, testing, pausing, registering from a spreadsheet. */
export const SOURCE_MESSAGES = {
  'help.sources': {
    ru: 'источники: list — как идут дела и чей ход, test — войти и проверить (у названных — каждой учётной записью), pause и resume, import — завести школы из таблицы',
    en: 'the sources: list — how they stand and whose move it is, test — sign in and look (with every account where sources are named), pause and resume, import — register schools from a table',
  },
  'help.sources.dry-run': {
    ru: 'import: показать, что изменится, и ничего не писать',
    en: 'import: show what would change, write nothing',
  },
  'sources.none': {
    ru: 'Источников нет. Завести: svod sources import ТАБЛИЦА.csv (или впишите их в svod.json).',
    en: 'There are no sources. Register some: svod sources import TABLE.csv (or write them into svod.json).',
  },
  'sources.name': { ru: 'источник', en: 'source' },
  'sources.system': { ru: 'система', en: 'system' },
  'sources.state': { ru: 'состояние', en: 'state' },
  'sources.success': { ru: 'прочитан', en: 'last read' },
  'sources.error': { ru: 'ошибка', en: 'error' },
  'sources.waiting': { ru: 'ждут', en: 'waiting' },
  'sources.quarantined': { ru: 'карантин', en: 'quarantine' },
  'sources.findings': { ru: 'находки', en: 'findings' },
  'sources.owner': { ru: 'чей ход', en: 'whose move' },
  'sources.is-ok': { ru: 'читается', en: 'read' },
  'sources.is-failing': { ru: 'не читается', en: 'failing' },
  'sources.is-never': { ru: 'ещё не читан', en: 'never read' },
  'sources.is-paused': { ru: 'на паузе', en: 'paused' },
  'sources.grade': { ru: '{system}: {grade} ({code}); {certificate}', en: '{system}: {grade} ({code}); {certificate}' },
  'sources.assumed': {
    ru: '{system}: чего в документах поставщика нет и принято как допущение: {count}; какие — svod certify --list {system}',
    en: '{system}: what the vendor’s documents do not tell and is assumed: {count}; which: svod certify --list {system}',
  },
  'sources.expires': {
    ru: '{source}: «{setting}» действует до {at}; обновите заранее',
    en: '{source}: "{setting}" runs out at {at}; renew it in time',
  },
  'sources.incidents': {
    ru: 'Открытых инцидентов: {count}; что делать: svod incidents',
    en: 'Open incidents: {count}; what to do: svod incidents',
  },
  'grade.recorded': {
    ru: 'адаптер по ответам, записанным у настоящей системы',
    en: 'the adapter is made from answers recorded at the real system',
  },
  'grade.verified': {
    ru: 'адаптер сверен с независимыми программами, работающими с настоящей системой',
    en: 'the adapter is verified against independent programs that work with the real system',
  },
  'grade.client': {
    ru: 'адаптер по коду открытых клиентов',
    en: 'the adapter is made from the code of open clients',
  },
  'grade.survey': {
    ru: 'адаптер по описаниям из вторых рук',
    en: 'the adapter is made from second-hand descriptions',
  },
  'grade.assumed': {
    ru: 'адаптер по предположению: настоящей системы никто не видел',
    en: 'the adapter is assumed: nobody has seen the real system',
  },
  'owner.school': { ru: 'школа', en: 'school' },
  'owner.vendor': { ru: 'поставщик', en: 'vendor' },
  'owner.us': { ru: 'мы', en: 'us' },
  'owner.platform': { ru: 'платформа', en: 'platform' },
  'sources.testing': { ru: 'Проверка источников', en: 'Testing the sources' },
  'sources.works': {
    ru: '{source}: вход есть, читается; школы: {schools}',
    en: '{source}: signed in and can be read; schools: {schools}',
  },
  'sources.fails': { ru: '{source}: {reason}', en: '{source}: {reason}' },
  'sources.tested': { ru: 'Проверено: {count}, с ошибкой: {failed}', en: 'Tested: {count}, failed: {failed}' },
  'sources.paused': {
    ru: '{source}: на паузе; работающий svod run заметит это сам',
    en: '{source}: paused; a running svod run notices by itself',
  },
  'sources.resumed': {
    ru: '{source}: снова читается; работающий svod run заметит это сам',
    en: '{source}: read again; a running svod run notices by itself',
  },
  'usage.source-names': {
    ru: 'назовите источники{hint}',
    en: 'name the sources{hint}',
  },
  'config.changed-meanwhile': {
    ru: '{file} за это время изменил кто-то другой; повторите',
    en: '{file} was changed by somebody else meanwhile; do it again',
  },
  'usage.one-table': { ru: 'назовите одну таблицу: файл CSV', en: 'name one table: a CSV file' },
  'sources.refused': {
    ru: '{table}: ошибок {count}, ничего не записано. Исправьте и повторите:',
    en: '{table}: {count} mistakes, nothing is written. Correct them and do it again:',
  },
  'sources.added': { ru: 'новый: {source}', en: 'new: {source}' },
  'sources.changed': { ru: 'изменён: {source} ({what})', en: 'changed: {source} ({what})' },
  'sources.node': { ru: 'узел: {node}', en: 'node: {node}' },
  'sources.did': {
    ru: 'Записано в svod.json: новых {added}, изменено {changed}, без изменений {unchanged}, узлов {nodes}. Проверьте вход: svod sources test',
    en: 'Written into svod.json: {added} new, {changed} changed, {unchanged} as they were, {nodes} nodes. Look whether they can be read: svod sources test',
  },
  'sources.lacking': {
    ru: 'Пока не читаются, нет секрета: {count} (остальных это не держит). Чего не хватает:',
    en: 'Not read yet, for want of a secret: {count} (nobody else waits for them). What is missing:',
  },
  'sources.would': {
    ru: 'Было бы: новых {added}, изменено {changed}, без изменений {unchanged}, узлов {nodes}. Ничего не записано (--dry-run).',
    en: 'Would be: {added} new, {changed} changed, {unchanged} as they were, {nodes} nodes. Nothing is written (--dry-run).',
  },
} as const satisfies Catalogue;
