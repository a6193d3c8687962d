import type { Catalogue } from './form.ts';

/** Help on incidents, channels, nodes and the gate. */
export const INCIDENT_HELP_MESSAGES = {
  'help.incidents': {
    ru: 'что не так и чей ход: список открытых; show НОМЕР — один целиком; look — посмотреть заново и разослать',
    en: 'what is wrong and whose move it is: lists the open ones; show ID one in full; look anew and tell the channels',
  },
  'help.incidents.all': { ru: 'и закрытые', en: 'closed ones too' },
  'help.digest': {
    ru: 'сводка за сутки: что открыто, что изменилось, числа',
    en: 'the day: what is open, what changed, figures',
  },
  'help.digest.send': { ru: 'разослать по каналам', en: 'send it through the channels' },
  'help.channels': {
    ru: 'каналы оповещения и что в них ждёт; test — отправить проверочное сообщение',
    en: 'ways to tell people and what waits for each; test sends a test message',
  },
} as const satisfies Catalogue;
