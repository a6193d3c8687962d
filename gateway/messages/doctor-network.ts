import type { Catalogue } from './form.ts';

/** What svod doctor says of channels, ports, proxies, certificates, and of those who are asked. */
export const DOCTOR_NETWORK_MESSAGES = {
  'doctor.channel': {
    ru: '{address} отвечает; само сообщение пошлёт svod channels test',
    en: '{address} answers; svod channels test sends a message',
  },
  'doctor.channel-here': { ru: 'пишет на этой машине', en: 'writes on this machine' },
  'doctor.channel-gone': { ru: '{address} недоступен: {why}', en: '{address} cannot be reached: {why}' },
  'doctor.channel-fix': {
    ru: 'сверьте адрес канала «{channel}» и дорогу к нему (сеть, прокси), затем svod channels test {channel}',
    en: 'compare the address of the channel "{channel}" and the way to it (network, proxy), then svod channels test {channel}',
  },
  'doctor.port-free': { ru: '{address} свободен для svod run', en: '{address} is free for svod run' },
  'doctor.port-ours': { ru: 'на {address} уже работает svod run', en: 'svod run listens at {address}' },
  'doctor.port-taken': { ru: '{address} занят или недоступен ({why})', en: '{address} is taken or not ours ({why})' },
  'doctor.port-elsewhere': {
    ru: 'svod run этой папки данных работает (pid {pid}), но на {address} отвечает не он',
    en: 'the svod run of this data folder lives (pid {pid}), and it is not what answers at {address}',
  },
  'doctor.port-elsewhere-fix': {
    ru: 'если svod run запущен с --port или с --host, так и должно быть; иначе перезапустите его',
    en: 'where svod run was started with --port or --host, this is as it should be; else start it again',
  },
  'doctor.port-fix': {
    ru: 'остановите чужую программу или дайте svod run другой порт: --port',
    en: 'stop the other program, or give svod run another port: --port',
  },
  'doctor.no-proxy': { ru: 'не заданы', en: 'none' },
  'doctor.proxy': { ru: '{host} отвечает', en: '{host} answers' },
  'doctor.proxy-gone': { ru: '{host} не отвечает ({why})', en: '{host} does not answer ({why})' },
  'doctor.proxy-fix': {
    ru: 'исправьте настройку proxy источника или включите прокси',
    en: 'correct the setting proxy of the source, or start the proxy',
  },
  'doctor.proxy-unused': {
    ru: '{name} задан в окружении, но Свод его не читает',
    en: '{name} stands in the environment, which Svod does not read',
  },
  'doctor.proxy-set': {
    ru: 'если без прокси не выйти, задайте настройку proxy каждому источнику и платформе',
    en: 'where a proxy is needed, set proxy of every source and destination',
  },
  'doctor.no-certificates': { ru: 'смотреть не на что', en: 'nothing to look at' },
  'doctor.certificate': { ru: 'действует до {day}, дней: {days}', en: 'good until {day}, {days} days' },
  'doctor.certificate-refused': {
    ru: 'ему нельзя доверять ({problem}); до {day}',
    en: 'is not to be believed ({problem}); until {day}',
  },
  'doctor.certificate-fix': {
    ru: 'укажите удостоверяющий центр системы в настройке ca источника; проверка не отключается',
    en: 'give the authority of the system as ca of the source; verification is never switched off',
  },
  'doctor.certificate-renew': {
    ru: 'попросите владельца системы продлить сертификат',
    en: 'ask the owner of the system to renew its certificate',
  },
  'doctor.credentials': { ru: 'за {days} дней ничего не истекает', en: 'nothing runs out within {days} days' },
  'doctor.credential-over': { ru: '«{setting}» истёк {day}', en: '"{setting}" ran out on {day}' },
  'doctor.credential-ends': { ru: '«{setting}» действует до {day}', en: '"{setting}" is good until {day}' },
  'doctor.credential-fix': {
    ru: 'получите новый и замените «{setting}» там, откуда он читается: svod config print',
    en: 'get a new one and replace "{setting}" where it is read from: svod config print',
  },
  'doctor.source': { ru: 'вход есть, читается; школы: {schools}', en: 'signed in and can be read; schools: {schools}' },
  'doctor.destination': { ru: 'вход есть, отвечает', en: 'signed in and answers' },
  'doctor.paused': { ru: 'на паузе', en: 'paused' },
} as const satisfies Catalogue;
