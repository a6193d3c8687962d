import type { Catalogue } from './form.ts';

/** Words around incidents, and what the commands about them and the channels say. */
export const INCIDENT_MESSAGES = {
  'whose-move.school': { ru: 'школа', en: 'the school' },
  'whose-move.vendor': { ru: 'поставщик журнала', en: 'the vendor' },
  'whose-move.us': { ru: 'мы, центр обработки данных', en: 'us, the data centre' },
  'whose-move.platform': { ru: 'платформа мониторинга', en: 'the platform' },
  'incident.never': { ru: 'ни разу', en: 'never' },
  'incident.line-what': { ru: 'Что: {what}', en: 'What: {what}' },
  'incident.line-where': { ru: 'Где: {places}', en: 'Where: {places}' },
  'incident.line-more': { ru: '{places} и ещё {more}', en: '{places} and {more} more' },
  'incident.line-since': { ru: 'С: {since}', en: 'Since: {since}' },
  'incident.line-until': { ru: 'Закрыто: {until}', en: 'Closed: {until}' },
  'incident.line-owner': { ru: 'Чей ход: {owner}', en: 'Whose move: {owner}' },
  'incident.line-next': { ru: 'Что делать: {next}', en: 'Next step: {next}' },
  'incident.line-more-at': {
    ru: 'Подробно: svod incidents show {id}; ops/runbook.md, раздел {kind}',
    en: 'More: svod incidents show {id}; ops/runbook.md, section {kind}',
  },
  'incident.subject.opened': { ru: 'Свод: {title} (№ {id})', en: 'Svod: {title} (no. {id})' },
  'incident.subject.closed': { ru: 'Свод: закрыто: {title} (№ {id})', en: 'Svod: closed: {title} (no. {id})' },
  'incidents.none': { ru: 'Открытых инцидентов нет.', en: 'There are no open incidents.' },
  'incidents.row': { ru: '№ {id} · {title} [{kind}] · {owner}', en: 'No. {id} · {title} [{kind}] · {owner}' },
  'incidents.looked': {
    ru: 'Открылось: {opened}, закрылось: {closed}, открыто сейчас: {open}.',
    en: 'Opened: {opened}, closed: {closed}, open now: {open}.',
  },
  'incidents.told': {
    ru: 'Сообщений отправлено: {told}, ждёт: {waiting}.',
    en: 'Messages sent: {told}, waiting: {waiting}.',
  },
  'usage.incident-number': {
    ru: 'назовите номер: svod incidents show НОМЕР; список показывает svod incidents --all',
    en: 'name the number: svod incidents show NUMBER; svod incidents --all lists them',
  },
  'usage.no-incident': {
    ru: 'инцидента {id} нет; список показывает svod incidents --all',
    en: 'there is no incident {id}; svod incidents --all lists them',
  },
  'channels.none': {
    ru: 'Каналов нет: напишите channels в svod.json (smtp, webhook, log).',
    en: 'There are no channels: write them into svod.json (smtp, webhook, log).',
  },
  'channels.row': {
    ru: '{channel}: {state}; ждёт сообщений: {waiting}',
    en: '{channel}: {state}; messages waiting: {waiting}',
  },
  'channels.on': { ru: 'включён', en: 'on' },
  'channels.paused': { ru: 'приостановлен', en: 'paused' },
  'channels.sent': { ru: '{channel}: сообщение принято', en: '{channel}: the message was taken' },
  'channels.failed': { ru: '{channel}: {reason}', en: '{channel}: {reason}' },
  'channels.subject': { ru: 'Свод: проверка канала', en: 'Svod: test of a channel' },
  'channels.text': {
    ru: 'Это проверка. Если вы читаете это сообщение, канал {channel} работает.',
    en: 'This is a test. If you read this message, the channel {channel} works.',
  },
  'usage.no-channel': {
    ru: 'канала «{word}» в svod.json нет{hint}',
    en: 'svod.json has no channel "{word}"{hint}',
  },
} as const satisfies Catalogue;
