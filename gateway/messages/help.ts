import type { Catalogue } from './form.ts';

/** What `svod help` says: "help.<command>", and "help.<command>.<option>" for its options. */
export const HELP_MESSAGES = {
  'help.svod': {
    ru: 'Свод: шлюз между электронными журналами региона и его мониторингом',
    en: 'Svod: the gateway between the journals of a region’s schools and its monitoring',
  },
  'help.after': {
    ru: 'Папка данных: ./data или SVOD_DATA. Настройки: svod.json или --config.\nКоды выхода: 0 — сделано, 1 — есть находка, 2 — команда или настройки, 3 — повторить позже.',
    en: 'Data folder: ./data or SVOD_DATA. Configuration: svod.json or --config.\nExit codes: 0 done, 1 a finding, 2 usage or configuration, 3 try again later.',
  },
  'help.help': { ru: 'показать помощь', en: 'show help' },
  'help.version': { ru: 'показать версию', en: 'show the version' },
  'help.help-command': { ru: 'помощь о команде', en: 'help on a command' },
  'help.json': {
    ru: 'результат — один объект JSON в последней строке',
    en: 'the last line is one JSON object: the result',
  },
  'help.config-file': { ru: 'файл настроек (по умолчанию svod.json)', en: 'configuration file (svod.json by default)' },
  'help.lang': { ru: 'язык сообщений: ru (по умолчанию) или en', en: 'language of messages: ru (by default) or en' },
  'help.usage': { ru: 'Как вызвать:', en: 'Usage:' },
  'help.options': { ru: 'Ключи:', en: 'Options:' },
  'help.group.starting': { ru: 'Команды — начало:', en: 'Commands, to begin with:' },
  'help.group.daily': { ru: 'Команды — каждый день:', en: 'Commands, day by day:' },
  'help.group.correcting': { ru: 'Команды — исправления и файлы:', en: 'Commands, corrections and files:' },
  'help.group.keeping': { ru: 'Команды — хранилище и ключ:', en: 'Commands, store and key:' },
  'help.group.trying': { ru: 'Команды — для пробы:', en: 'Commands, for trying out:' },
  'help.arguments': { ru: 'Слова:', en: 'Arguments:' },
  'help.some-options': { ru: '[ключи]', en: '[options]' },
  'help.some-command': { ru: '[команда]', en: '[command]' },
  'help.examples': { ru: 'Примеры:', en: 'Examples:' },
  'help.demo': {
    ru: 'показать работу: маленький регион собирается, проверяется и передаётся в мониторинг; ничего не нужно настраивать',
    en: 'the whole at work: a small region is collected, checked and forwarded to monitoring; nothing to configure',
  },
  'help.demo.seed': { ru: 'зерно региона (по умолчанию 1)', en: 'seed of the region (1 by default)' },
  'help.demo.schools': {
    ru: 'сколько школ (по умолчанию на одну больше, чем систем)',
    en: 'how many schools (one more than systems by default)',
  },
  'help.demo.days': { ru: 'сколько учебных дней (по умолчанию 10)', en: 'how many school days (10 by default)' },
  'help.collect': {
    ru: 'прочитать источники (все или названные) и сохранить листы',
    en: 'read the sources (all or the named ones) and store their sheets',
  },
  'help.collect.period': { ru: 'прочитать и весь открытый отчётный период', en: 'read the whole open period too' },
  'help.collect.from-start': {
    ru: 'забыть закладку незаконченного сбора',
    en: 'forget where an unfinished run stopped',
  },
  'help.run': {
    ru: 'служба: собирает и передаёт по расписанию, пока не остановят; /healthz, /readyz, /metrics',
    en: 'the service: collects and forwards by schedule until it is stopped; /healthz, /readyz, /metrics',
  },
  'help.run.host': {
    ru: 'адрес, на котором слушать (по умолчанию 127.0.0.1: только эта машина)',
    en: 'address to listen on (127.0.0.1 by default: this machine only)',
  },
  'help.run.port': {
    ru: 'порт (по умолчанию 8470; 0 — любой свободный)',
    en: 'port (8470 by default; 0: any free one)',
  },
  'help.schedule': {
    ru: 'расписание: что и когда будет, что было и чем кончилось; now ИМЯ — начать сейчас',
    en: 'the schedule: what comes when, what was and how it ended; now NAME begins it now',
  },
  'help.schedule.all': { ru: 'показать все источники', en: 'show all sources' },
  'help.import': {
    ru: 'прочитать файл: выгрузку Свода (--system canonical) или сохранённый ответ системы',
    en: 'read a file: an export of Svod (--system canonical) or a saved answer of a system',
  },
  'help.import.source': {
    ru: 'имя источника; с --system настройка не нужна',
    en: 'name of the source; with --system it need not be configured',
  },
  'help.import.system': {
    ru: 'система, чей это файл: canonical, netschool, …',
    en: 'the system the file is of: canonical, netschool, …',
  },
  'help.export': { ru: 'выгрузить все листы, по одному в строке', en: 'write out all sheets, one a line' },
  'help.export.out': { ru: 'файл; без него — на стандартный вывод', en: 'file; standard output by default' },
  'help.export.source': { ru: 'только этот источник', en: 'this source only' },
  'help.export.from': { ru: 'с этого дня', en: 'from this day' },
  'help.export.to': { ru: 'по этот день', en: 'to this day' },
  'help.diff': {
    ru: 'сравнить две выгрузки или папки данных по смыслу записей',
    en: 'compare two exports or data folders by the meaning of their records',
  },
  'help.diff.most': {
    ru: 'сколько различий показать (по умолчанию 50)',
    en: 'how many differences to show (50 by default)',
  },
  'help.forward': {
    ru: 'передать изменившиеся листы платформам мониторинга',
    en: 'send the sheets that changed to the monitoring platforms',
  },
  'help.forward.dry-run': { ru: 'показать всё, не передавая ничего', en: 'show everything, deliver nothing' },
  'help.check': {
    ru: 'полнота и своевременность: чего ждали, что есть, чего нет, что опоздало, что недоказуемо',
    en: 'completeness and timeliness: what is expected, present, missing, late, not provable',
  },
  'help.check.school': { ru: 'только эта школа', en: 'this school only' },
  'help.check.from': { ru: 'с этого дня', en: 'from this day' },
  'help.check.to': { ru: 'по этот день', en: 'to this day' },
  'help.check.items': { ru: 'назвать каждый пробел', en: 'name every gap' },
  'help.quarantine': {
    ru: 'карантин: list — причины, show — записи, replay — пропустить то, что теперь проходит',
    en: 'the quarantine: list — causes, show — records, replay — release what passes now',
  },
  'help.quarantine.source': { ru: 'только этот источник', en: 'this source only' },
  'help.approve': {
    ru: 'показать удержанные страницы или принять названную',
    en: 'show the held pages, or take the named one',
  },
  'help.approve.all': { ru: 'принять все', en: 'take all' },
  'help.codes': {
    ru: 'незнакомые коды: значение, сколько раз, в скольких школах, с какого дня',
    en: 'unknown codes: value, how often, in how many schools, since when',
  },
  'help.map': {
    ru: 'примерить отображение: что выйдет из сырой записи и откуда взято каждое поле; ничего не пишет',
    en: 'try a mapping: what becomes of a raw record and where each field comes from; writes nothing',
  },
  'help.renormalise': {
    ru: 'применить исправленные отображения к сохранённым сырым ответам',
    en: 'apply corrected mappings to the raw answers kept',
  },
  'help.ledger': { ru: 'пересчитать всё заново: ничего ли не потеряно', en: 'recount everything: was anything lost?' },
  'help.simulate': {
    ru: 'запустить двойник системы: {systems}',
    en: 'run a simulator of a system: {systems}',
  },
  'help.simulate.port': { ru: 'порт (0 — любой свободный)', en: 'port (0: any free one)' },
  'help.simulate.seed': { ru: 'зерно региона', en: 'seed of the region' },
  'help.simulate.schools': { ru: 'сколько школ', en: 'how many schools' },
  'help.simulate.days': { ru: 'сколько учебных дней', en: 'how many school days' },
  'help.simulate.faults': { ru: 'сбои: зерно и частоты', en: 'faults: seed and rates' },
  'help.simulate.dialect': {
    ru: 'выбор его наречия, ИМЯ=ВЫБОР; можно несколько раз или через запятую',
    en: 'a choice of its dialect, NAME=CHOICE; several times, or with commas between',
  },
  'help.simulate.more': {
    ru: 'Выбор наречия (--dialect); первый — если не сказано иного:',
    en: 'Choices of the dialect (--dialect); the first unless told otherwise:',
  },
  'help.simulate.key': { ru: 'ключ, которым псевдонимизирована правда', en: 'key of the pseudonyms in the truth' },
  'help.bench': { ru: 'измерить скорость и память', en: 'measure speed and memory' },
} as const satisfies Catalogue;
