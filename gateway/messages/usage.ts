import type { Catalogue } from './form.ts';

/** What is said of a command line that cannot be followed, and of a bug. */
export const USAGE_MESSAGES = {
  'usage.unknown-command': { ru: 'команды «{word}» нет{hint}', en: 'there is no command "{word}"{hint}' },
  'usage.unknown-option': { ru: 'ключа {word} нет{hint}', en: 'there is no option {word}{hint}' },
  'usage.missing-argument': { ru: 'не хватает слова «{word}»', en: 'the word "{word}" is missing' },
  'usage.missing-file': { ru: 'назовите файл', en: 'name the file' },
  'usage.missing-system': { ru: 'назовите систему', en: 'name the system' },
  'usage.missing-exports': { ru: 'назовите две выгрузки', en: 'name two exports' },
  'usage.missing-value': { ru: 'после ключа {word} нужно значение', en: 'the option {word} needs a value' },
  'usage.too-many': { ru: 'слишком много слов для «{word}»', en: 'too many words for "{word}"' },
  'usage.no-command': { ru: 'не названа команда', en: 'no command is named' },
  'usage.fix': { ru: 'См. svod help {command}.', en: 'See `svod help {command}`.' },
  'usage.language': { ru: 'языка «{word}» нет; есть: ru, en', en: 'there is no language "{word}"; there are: ru, en' },
  'usage.no-action': { ru: 'действия «{word}» у {command} нет{hint}', en: '{command} has no action "{word}"{hint}' },
  'usage.no-simulator': { ru: 'двойника «{system}» нет{hint}', en: 'there is no simulator "{system}"{hint}' },
  'usage.no-choice': {
    ru: 'у двойника {system} нет выбора «{word}»; есть: {choices}',
    en: 'the simulator of {system} has no choice "{word}"; there are: {choices}',
  },
  'usage.no-choices': {
    ru: 'у двойника {system} выбирать нечего: «{word}» лишнее',
    en: 'the simulator of {system} has nothing to choose: "{word}" is too much',
  },
  'usage.port': {
    ru: 'порт {port} занят или недоступен ({why}); возьмите другой, 0 — любой свободный',
    en: 'the port {port} is taken or not ours ({why}); take another one, 0 for any free one',
  },
  'usage.no-mapping': {
    ru: '«{word}» — не отображение; пишите <система>/<вид записи>, например dnevnik-ru/mark',
    en: '"{word}" is no mapping; write <system>/<entity>, e.g. dnevnik-ru/mark',
  },
  'usage.unknown-mapping': { ru: 'отображения {word} нет{hint}', en: 'there is no mapping {word}{hint}' },
  'usage.no-finding': {
    ru: 'открытой находки {id} нет; список показывает svod approve',
    en: 'there is no open finding {id}; svod approve lists them',
  },
  'usage.import-system': {
    ru: 'для {file} нужен ключ --system ({systems}) или --source настроенного источника',
    en: '{file} needs --system ({systems}), or --source of a configured source',
  },
  'usage.import-source': { ru: 'для {file} нужен ключ --source', en: '{file} needs --source' },
  'usage.host': {
    ru: '--host {host}: у этой машины такого адреса нет ({why}); возьмите 127.0.0.1 (страницы видны только здесь), 0.0.0.0 (видны всей сети) или адрес самой машины',
    en: '--host {host}: this machine has no such address ({why}); take 127.0.0.1 (its pages are seen here only), 0.0.0.0 (seen by the whole network) or an address of the machine',
  },
  'usage.not-whole': {
    ru: '{flag} {value}: нужно целое число от {least} до {most}',
    en: '{flag} {value}: write a whole number from {least} to {most}',
  },
  'usage.not-day': {
    ru: '{flag} {value}: нужен день вида 2026-10-14',
    en: '{flag} {value}: write a day like 2026-10-14',
  },
  'usage.no-moment': {
    ru: 'SVOD_NOW «{word}»: нужен момент вида 2026-10-14T18:00:00Z',
    en: 'SVOD_NOW "{word}": write a moment like 2026-10-14T18:00:00Z',
  },
  'usage.no-system': { ru: 'системы «{word}» нет{hint}', en: 'there is no system "{word}"{hint}' },
  'usage.no-destination': {
    ru: 'платформы «{word}» в svod.json нет{hint}',
    en: 'svod.json has no destination "{word}"{hint}',
  },
  'usage.no-source': { ru: 'источника «{word}» в svod.json нет{hint}', en: 'svod.json has no source "{word}"{hint}' },
  'usage.no-files': {
    ru: '{file}: система {system} не читается из файлов, её собирает svod collect',
    en: '{file}: {system} is not read from files; svod collect reads it',
  },
  'region.none': {
    ru: 'в {folder} нет svod.json, а в {data} нет ни хранилища, ни ключа',
    en: 'there is no svod.json in {folder}, and neither store nor key in {data}',
  },
  'region.nothing-kept': {
    ru: 'svod.json есть в {folder}, но в {data} ещё нет ни хранилища, ни ключа: их создаёт первое чтение (svod collect)',
    en: 'svod.json is in {folder}, but there is neither store nor key in {data} yet: the first reading makes them (svod collect)',
  },
  'file.not-there': { ru: '{file}: такого файла или папки нет', en: '{file}: there is no such file or folder' },
  'file.no-data-folder': {
    ru: '{folder}: это не папка данных Свода (нет key.json)',
    en: '{folder}: is no data folder of Svod (no key.json)',
  },
  'error.more-mistakes': { ru: 'и ещё ошибок: {count}', en: 'and {count} more mistakes' },
  'error.more-mistakes.fix': {
    ru: 'Все ошибки, по строке на каждую, называет svod config check.',
    en: 'svod config check tells every one of them, a line each.',
  },
  'error.bug': { ru: 'Ошибка программы [bug]', en: 'bug' },
  'error.bug.fix': {
    ru: 'Сообщите разработчикам; место покажет SVOD_LOG=debug',
    en: 'Tell the developers; SVOD_LOG=debug shows the place',
  },
} as const satisfies Catalogue;
