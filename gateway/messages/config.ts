import type { Catalogue } from './form.ts';

/** svod config, svod init. */
export const CONFIG_MESSAGES = {
  'help.config': {
    ru: 'настройки: check — проверить всё сразу, print — что действует (без секретов), schema — схема для редактора',
    en: 'the configuration: check everything at once, print what is in force (no secrets), schema for an editor',
  },
  'config.file': { ru: 'Настройки: {file}', en: 'Configuration: {file}' },
  'config.none': {
    ru: 'Файла svod.json здесь нет: источников и платформ нет. Начните с svod init.',
    en: 'There is no svod.json here: no sources, no destinations. Begin with svod init.',
  },
  'config.count': { ru: '{part}: {count}', en: '{part}: {count}' },
  'config.fine': { ru: '  ✓ {part}', en: '  ✓ {part}' },
  'config.wrong': { ru: '  ✗ {part} — ошибок: {count}', en: '  ✗ {part} — mistakes: {count}' },
  'config.paused-lacks': {
    ru: 'На паузе, и пока не мешает: {why}',
    en: 'Paused, and in nobody’s way so far: {why}',
  },
  'config.secrets-near': {
    ru: 'Файл {name}, строка {there}: секрет под именем «{key}», а в svod.json такого нет. Не описка ли: «{near}» есть, и его секрета в файле нет',
    en: 'The file {name}, line {there}: a secret under "{key}", which svod.json does not have. Is it a slip? "{near}" is there, and the file has no secret of it',
  },
  'config.secrets-spare': {
    ru: 'Файл {name}: в нём есть секреты и тех, кого в svod.json нет: {count} (например «{key}», строка {there}). Это никому не мешает; школы заводит svod sources import',
    en: 'The file {name} holds secrets of some whom svod.json does not have, too: {count} ("{key}" in line {there}, for example). That harms nobody; svod sources import registers schools',
  },
  'config.good': { ru: 'Ошибок нет.', en: 'No mistakes.' },
  'config.bad': {
    ru: 'Ошибок: {count}. Исправьте названные строки и проверьте снова: svod config check',
    en: 'Mistakes: {count}. Correct the lines named and check again: svod config check',
  },
  'help.init': {
    ru: 'начать: написать в эту папку svod.json с пояснениями, файл секретов и таблицу школ',
    en: 'begin: write svod.json with comments, a file of secrets and a table of schools into this folder',
  },
  'help.init.yes': { ru: 'ничего не спрашивать', en: 'ask nothing' },
  'help.init.region': { ru: 'название региона', en: 'name of the region' },
  'help.init.zone': { ru: 'часовой пояс региона, например Asia/Omsk', en: 'zone of the region, Asia/Omsk for example' },
  'help.init.systems': {
    ru: 'системы журналов через запятую (по умолчанию все)',
    en: 'journal systems with commas between (all by default)',
  },
  'init.region': { ru: 'Регион', en: 'Region' },
  'init.ask-region': { ru: 'Название региона [{otherwise}]: ', en: 'Name of the region [{otherwise}]: ' },
  'init.ask-zone': { ru: 'Часовой пояс региона [{otherwise}]: ', en: 'Zone of the region [{otherwise}]: ' },
  'init.ask-systems': {
    ru: 'Системы журналов через запятую [{otherwise}]: ',
    en: 'Journal systems with commas between [{otherwise}]: ',
  },
  'init.no-zone': {
    ru: 'пояса «{zone}» нет; пишите как Europe/Moscow, Asia/Omsk',
    en: 'there is no zone "{zone}"; write one like Europe/Moscow, Asia/Omsk',
  },
  'init.no-terminal': {
    ru: 'спросить некого: это не терминал; svod init --yes ничего не спрашивает',
    en: 'there is nobody to ask: this is no terminal; svod init --yes asks nothing',
  },
  'init.there': {
    ru: '{file} уже есть и останется как есть; правьте его и проверяйте: svod config check',
    en: '{file} is there already and stays as it is; edit it, and check it with svod config check',
  },
  'init.config': { ru: '{file}: настройки', en: '{file}: the configuration' },
  'init.secrets': {
    ru: '{file}: секреты источников, только для владельца (права 0600)',
    en: '{file}: secrets of the sources, for the owner only (mode 0600)',
  },
  'init.table': { ru: '{file}: таблица школ, открывается в Excel', en: '{file}: the table of schools, opens in Excel' },
  'init.ignored': { ru: '{file}: чтобы секреты не попали в git', en: '{file}: keeps the secrets out of git' },
  'init.next': {
    ru: 'Дальше: впишите школы в schools.csv, затем svod sources import schools.csv, svod sources test и svod run.\nВ любой миг: svod doctor скажет, всё ли в порядке.',
    en: 'Next: write the schools into schools.csv, then svod sources import schools.csv, svod sources test and svod run.\nAt any time: svod doctor says whether all is well.',
  },
  'init.comment': {
    ru: 'Настройки Свода. Ключи с именем $comment не читаются. Проверка: svod config check. Все настройки: docs/configuration.md.',
    en: 'Configuration of Svod. Keys named $comment are left out. To check it: svod config check. All settings: docs/configuration.md.',
  },
  'init.sources-comment': {
    ru: 'Откуда читаются журналы: {\"school-12\": {\"system\": \"dnevnik-ru\", \"settings\": {...}}}. Сотни школ сразу: svod sources import schools.csv. Секреты здесь не пишутся: им место в файле secrets.json.',
    en: 'Where the journals are read: {\"school-12\": {\"system\": \"dnevnik-ru\", \"settings\": {...}}}. Hundreds of schools at once: svod sources import schools.csv. No secret stands here: secrets.json is for them.',
  },
  'init.nodes-comment': {
    ru: 'Дерево: регион, муниципалитеты, школы; родители раньше детей. Его дополняет svod sources import.',
    en: 'The tree: region, municipalities, schools; parents before children. svod sources import adds to it.',
  },
  'init.destinations-comment': {
    ru: 'Куда передаётся: {\"mono-log\": {\"settings\": {\"baseUrl\": \"https://...\", \"clientId\": \"...\"}}}; секрет — в secrets.json под именем destinations/mono-log.',
    en: 'Where it is sent: {\"mono-log\": {\"settings\": {\"baseUrl\": \"https://...\", \"clientId\": \"...\"}}}; its secret stands in secrets.json under destinations/mono-log.',
  },
  'init.secrets-comment': {
    ru: 'Секреты по источникам: \"school-12\": {\"accessToken\": \"...\"}, \"school-7\": {\"accounts\": [{\"login\": \"...\", \"password\": \"...\"}]}, \"destinations/mono-log\": {\"clientSecret\": \"...\"}. Права файла 0600.',
    en: 'Secrets by source: \"school-12\": {\"accessToken\": \"...\"}, \"school-7\": {\"accounts\": [{\"login\": \"...\", \"password\": \"...\"}]}, \"destinations/mono-log\": {\"clientSecret\": \"...\"}. Mode of the file 0600.',
  },
  'config.store-only': {
    ru: 'Без настроек показано только то, что знает хранилище.',
    en: 'Without the configuration only what the store knows is shown.',
  },
} as const satisfies Catalogue;
