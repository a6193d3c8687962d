import type { Catalogue } from './form.ts';

/** svod doctor, and what it says of the machine and its settings. */
export const DOCTOR_MESSAGES = {
  'help.doctor': {
    ru: 'всё ли в порядке и что делать: Node, настройки, хранилище, диск, часы, ключ, порт, сертификаты, прокси, источники, платформы',
    en: 'is all well, and what is to be done: Node, configuration, store, disk, clock, key, port, certificates, proxies, sources, destinations',
  },
  'help.doctor.offline': { ru: 'не спрашивать системы и платформы', en: 'ask no system and no platform' },
  'doctor.asking': { ru: 'Спрашиваю источники', en: 'Asking the sources' },
  'doctor.well': { ru: 'Всё в порядке.', en: 'All is well.' },
  'doctor.begin-here': {
    ru: 'Машина готова, но здесь ещё ничего не настроено. Начните с svod init.',
    en: 'The machine is ready, but nothing is configured here yet. Begin with svod init.',
  },
  'doctor.ill': {
    ru: 'Не работает: {failed}, скоро подведёт: {warnings}. Что делать — после стрелки.',
    en: 'Does not work: {failed}, will fail some day: {warnings}. What to do stands behind the arrow.',
  },
  'doctor.title-node': { ru: 'Node.js', en: 'Node.js' },
  'doctor.title-region': { ru: 'Регион', en: 'Region' },
  'doctor.title-configuration': { ru: 'Настройки', en: 'Configuration' },
  'doctor.title-rules': { ru: 'Правила', en: 'Rules' },
  'doctor.title-data': { ru: 'Папка данных', en: 'Data folder' },
  'doctor.title-disk': { ru: 'Диск', en: 'Disk' },
  'doctor.title-store': { ru: 'Хранилище', en: 'Store' },
  'doctor.title-keys': { ru: 'Ключ', en: 'Key' },
  'doctor.title-forgotten': { ru: 'Список стёртых', en: 'List of the forgotten' },
  'doctor.title-clock': { ru: 'Часы', en: 'Clock' },
  'doctor.title-ports': { ru: 'Порт', en: 'Port' },
  'doctor.title-proxies': { ru: 'Прокси', en: 'Proxies' },
  'doctor.title-proxy': { ru: 'Прокси {name}', en: 'Proxy {name}' },
  'doctor.title-certificates': { ru: 'Сертификаты', en: 'Certificates' },
  'doctor.title-certificate': { ru: 'Сертификат {name}', en: 'Certificate {name}' },
  'doctor.title-credentials': { ru: 'Сроки секретов', en: 'Ends of secrets' },
  'doctor.title-credential': { ru: 'Срок {name}', en: 'End of {name}' },
  'doctor.title-source': { ru: 'Источник {name}', en: 'Source {name}' },
  'doctor.title-destination': { ru: 'Платформа {name}', en: 'Destination {name}' },
  'doctor.title-channel': { ru: 'Канал {name}', en: 'Channel {name}' },

  'doctor.node-version': { ru: '{version}', en: '{version}' },
  'doctor.node-fix': {
    ru: 'нужен Node {least} или новее: npm ci принесёт его сам',
    en: 'Node {least} or newer is needed: npm ci brings one',
  },
  'doctor.nothing-here': {
    ru: 'здесь ещё ничего не настроено: в {folder} нет svod.json, в {data} нет хранилища',
    en: 'nothing is configured here yet: there is no svod.json in {folder}, and no store in {data}',
  },
  'doctor.nothing-here-fix': {
    ru: 'новый регион начинает svod init; если он уже есть, перейдите в его папку или назовите папку данных в SVOD_DATA',
    en: 'svod init begins a new region; where there is one, go to its folder or name its data folder with SVOD_DATA',
  },
  'doctor.no-config': { ru: 'svod.json здесь нет', en: 'there is no svod.json here' },
  'doctor.begin': { ru: 'начните с svod init', en: 'begin with svod init' },
  'doctor.config': {
    ru: '{file}: источников {sources}, платформ {destinations}, узлов {nodes}',
    en: '{file}: {sources} sources, {destinations} destinations, {nodes} nodes',
  },
  'doctor.no-sources': {
    ru: 'журналов ещё нет: заведите школы из таблицы — svod sources import schools.csv',
    en: 'there are no journals yet: register the schools of a table, svod sources import schools.csv',
  },
  'doctor.config-mistakes': { ru: '{file}: ошибок {count}', en: '{file}: {count} mistakes' },
  'doctor.config-first': {
    ru: 'не проверялось: сначала исправьте svod.json',
    en: 'not tried: svod.json has to be corrected first',
  },
  'doctor.secret-fix': {
    ru: 'дайте секрет и этой оболочке (под systemd он в окружении службы: EnvironmentFile) или держите его в файле с правами 0600; затем svod doctor',
    en: 'give the secret to this shell as well (under systemd it is in the service’s environment: EnvironmentFile), or keep it in a file of mode 0600; then svod doctor',
  },
  'doctor.config-fix': { ru: 'все назовёт svod config check', en: 'svod config check tells all of them' },
  'doctor.rules': { ru: 'отображения и схемы целы: {systems}', en: 'mappings and schemas are whole: {systems}' },
  'doctor.disk': { ru: 'свободно {free} ГиБ ({folder})', en: '{free} GiB free ({folder})' },
  'doctor.disk-fix': {
    ru: 'освободите место или перенесите папку данных (SVOD_DATA) на больший диск',
    en: 'free space, or move the data folder (SVOD_DATA) to a larger disk',
  },
  'doctor.clock': {
    ru: '{at}, пояс {zone}; расходятся с {host} на {seconds} с',
    en: '{at}, zone {zone}; {seconds} s from {host}',
  },
  'doctor.clock-alone': { ru: '{at}, пояс {zone}; сверить не с чем', en: '{at}, zone {zone}; nothing to compare with' },
  'doctor.clock-given': {
    ru: '{at}, пояс {zone}: поставлены переменной SVOD_NOW, для упражнения',
    en: '{at}, zone {zone}: set by SVOD_NOW, for a rehearsal',
  },
  'doctor.clock-off': {
    ru: '{at}, пояс {zone}; расходятся с {host} на {seconds} с',
    en: '{at}, zone {zone}; {seconds} s from {host}',
  },
  'doctor.clock-year': {
    ru: '{at}, пояс {zone}: такого года не может быть',
    en: '{at}, zone {zone}: cannot be this year',
  },
  'doctor.clock-behind-store': {
    ru: '{at}, пояс {zone}, а последнее чтение в хранилище — {last}',
    en: '{at}, zone {zone}, and the last reading in the store is of {last}',
  },
  'doctor.clock-given-fix': {
    ru: 'дайте SVOD_NOW не раньше последнего чтения или уберите его; для упражнения в прошлом возьмите другую папку данных (SVOD_DATA)',
    en: 'let SVOD_NOW be no earlier than the last reading, or unset it; for a rehearsal in the past take another data folder (SVOD_DATA)',
  },
  'doctor.clock-fix': {
    ru: 'поставьте часы машины и включите их сверку (NTP): timedatectl set-ntp true',
    en: 'set the machine’s clock and let it be kept (NTP): timedatectl set-ntp true',
  },
} as const satisfies Catalogue;
