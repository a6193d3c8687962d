import type { Catalogue } from './form.ts';

/** svod doctor. */
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
  'doctor.data-owner': {
    ru: 'в {folder} лежит «{name}» другого пользователя: служба его не прочтёт',
    en: '{folder} has "{name}" of another user: the service cannot read it',
  },
  'doctor.data-owner-fix': {
    ru: 'chown -R --reference={folder} {folder}; команды вызывайте от имени хозяина папки (sudo -u svod svod …)',
    en: 'chown -R --reference={folder} {folder}; call commands as the owner of the folder (sudo -u svod svod …)',
  },
  'doctor.data': { ru: '{folder}', en: '{folder}' },
  'doctor.no-data': {
    ru: '{folder} ещё нет; её создаст первая команда, которая пишет',
    en: '{folder} is not there yet; the first command that writes makes it',
  },
  'doctor.data-mode': {
    ru: 'в {folder} могут заглянуть другие (права {mode})',
    en: 'others may look into {folder} (mode {mode})',
  },
  'doctor.data-mode-fix': { ru: 'chmod 700 {folder}', en: 'chmod 700 {folder}' },
  'doctor.data-files': { ru: 'могут читать другие: {files}', en: 'others may read: {files}' },
  'doctor.data-files-fix': { ru: 'chmod 600 {files}', en: 'chmod 600 {files}' },
  'doctor.data-aside': {
    ru: 'забытые ученики ещё есть в прежних хранилищах: {files}',
    en: 'stores of before still hold forgotten pupils: {files}',
  },
  'doctor.data-aside-fix': {
    ru: 'когда они не нужны, удалите: rm {files}',
    en: 'once they are not needed, delete them: rm {files}',
  },
  'doctor.data-unwritable': { ru: 'в {folder} нельзя писать', en: '{folder} cannot be written' },
  'doctor.data-fix': {
    ru: 'дайте этому пользователю право записи или укажите другую папку в SVOD_DATA',
    en: 'let this user write it, or name another folder with SVOD_DATA',
  },
  'doctor.disk': { ru: 'свободно {free} ГиБ ({folder})', en: '{free} GiB free ({folder})' },
  'doctor.disk-fix': {
    ru: 'освободите место или перенесите папку данных (SVOD_DATA) на больший диск',
    en: 'free space, or move the data folder (SVOD_DATA) to a larger disk',
  },
  'doctor.no-store': {
    ru: 'ещё нет: его создаст первая команда, которая пишет',
    en: 'not there yet: the first command that writes makes it',
  },
  'doctor.store': { ru: '{file}: цело, {size} МиБ, схема {schema}', en: '{file}: whole, {size} MiB, schema {schema}' },
  'doctor.store-large': {
    ru: '{file}: открывается, {size} МиБ, схема {schema}; целиком проверит svod ledger verify',
    en: '{file}: opens, {size} MiB, schema {schema}; svod ledger verify looks at all of it',
  },
  'doctor.store-older': {
    ru: '{file}: {size} МиБ, схема {schema}; первая команда доведёт её до {known}',
    en: '{file}: {size} MiB, schema {schema}; the first command brings it to {known}',
  },
  'doctor.no-key': {
    ru: '{file} ещё нет: его создаст первая команда, которая пишет',
    en: '{file} is not there yet: the first command that writes makes it',
  },
  'doctor.key': {
    ru: '{file}: ключ {key}, копия под паролем есть',
    en: '{file}: key {key}, there is a copy under a passphrase',
  },
  'doctor.key-alone': {
    ru: '{file}: ключ {key} и список забытых, какие они сейчас, есть только здесь; без ключа из хранилища не прочесть ничего',
    en: '{file}: key {key} and list of the forgotten, as they are now, are nowhere else; without the key nothing of the store can be read',
  },
  'doctor.key-export': {
    ru: 'сделайте копию под паролем и уберите её в сейф: svod key export',
    en: 'make a copy under a passphrase and lock it away: svod key export',
  },
  'doctor.clock': {
    ru: '{at}, пояс {zone}; расходятся с {host} на {seconds} с',
    en: '{at}, zone {zone}; {seconds} s from {host}',
  },
  'doctor.clock-alone': { ru: '{at}, пояс {zone}; сверить не с чем', en: '{at}, zone {zone}; nothing to compare with' },
  'doctor.clock-given': {
    ru: '{at}: поставлены переменной SVOD_NOW, для упражнения',
    en: '{at}: set by SVOD_NOW, for a rehearsal',
  },
  'doctor.clock-off': {
    ru: '{at}; расходятся с {host} на {seconds} с',
    en: '{at}; {seconds} s from {host}',
  },
  'doctor.clock-year': { ru: '{at}: такого года не может быть', en: '{at}: cannot be this year' },
  'doctor.clock-behind-store': {
    ru: '{at}, а последнее чтение в хранилище — {last}',
    en: '{at}, and the last reading in the store is of {last}',
  },
  'doctor.clock-fix': {
    ru: 'поставьте часы машины и включите их сверку (NTP): timedatectl set-ntp true',
    en: 'set the machine’s clock and let it be kept (NTP): timedatectl set-ntp true',
  },
  'doctor.port-free': { ru: '{address} свободен для svod run', en: '{address} is free for svod run' },
  'doctor.forgotten': { ru: 'стёрто людей: {count}', en: 'people who were erased: {count}' },
  'doctor.forgotten-fix': {
    ru: 'без списка хранилище не открывается. Верните {file} из копии папки данных; нет её — уберите файл в сторону и верните список вместе с ключом: svod key import ФАЙЛ',
    en: 'the store is not opened without the list. Put {file} back from a copy of the data folder; without one, move the file aside and bring the list back with the key: svod key import FILE',
  },
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
