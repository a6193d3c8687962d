import { readFileSync } from 'node:fs';
import { Command, CommanderError, Option } from 'commander';
import { GatewayError } from './contracts/errors.ts';
import type { Run, Values } from './commands/command.ts';
import { EXIT, errorLine, type Language, makeOutput } from './output.ts';

interface CommandEntry {
  /** "import <file>": name and words, as commander writes them. */
  readonly usage: string;
  readonly about: string;
  readonly options?: readonly (readonly [flags: string, about: string])[];
  readonly examples: readonly string[];
  load(): Promise<Run>;
}

const COMMANDS: readonly CommandEntry[] = [
  {
    usage: 'demo',
    about:
      'показать работу: маленький регион собирается, проверяется и передаётся в мониторинг; ничего не нужно настраивать',
    options: [
      ['--seed <seed>', 'зерно региона (по умолчанию 1)'],
      ['--schools <n>', 'сколько школ (по умолчанию 6)'],
      ['--days <n>', 'сколько учебных дней (по умолчанию 10)'],
    ],
    examples: ['svod demo', 'svod demo --seed 7 --schools 9 --json'],
    load: async () => (await import('./commands/demo.ts')).run,
  },
  {
    usage: 'collect [sources...]',
    about: 'прочитать источники (все или названные) и сохранить листы',
    options: [
      ['--period', 'прочитать и весь открытый отчётный период'],
      ['--from-start', 'забыть закладку незаконченного сбора'],
    ],
    examples: ['svod collect', 'svod collect school-12 --period'],
    load: async () => (await import('./commands/collect.ts')).run,
  },
  {
    usage: 'import <file>',
    about: 'прочитать файл: выгрузку Свода (--system canonical) или сохранённый ответ системы',
    options: [
      ['--source <name>', 'имя источника; с --system настройка не нужна'],
      ['--system <name>', 'система, чей это файл: canonical, netschool, …'],
    ],
    examples: [
      'svod import diary.json --source recorded --system netschool',
      'svod import region.jsonl --system canonical',
    ],
    load: async () => (await import('./commands/import.ts')).run,
  },
  {
    usage: 'export',
    about: 'выгрузить все листы, по одному в строке',
    options: [
      ['--out <file>', 'файл; без него — на стандартный вывод'],
      ['--source <name>', 'только этот источник'],
      ['--from <day>', 'с этого дня'],
      ['--to <day>', 'по этот день'],
    ],
    examples: ['svod export --out region.jsonl', 'svod export | gzip > region.jsonl.gz'],
    load: async () => (await import('./commands/export.ts')).run,
  },
  {
    usage: 'diff <a> <b>',
    about: 'сравнить две выгрузки или папки данных по смыслу записей',
    options: [['--most <n>', 'сколько различий показать (по умолчанию 50)']],
    examples: ['svod diff region.jsonl truth.jsonl --json', 'svod diff ./data ./restored'],
    load: async () => (await import('./commands/diff.ts')).run,
  },
  {
    usage: 'forward',
    about: 'передать изменившиеся листы платформам мониторинга',
    options: [['--dry-run', 'показать всё, не передавая ничего']],
    examples: ['svod forward', 'svod forward --dry-run'],
    load: async () => (await import('./commands/forward.ts')).run,
  },
  {
    usage: 'check',
    about: 'полнота и своевременность: чего ждали, что есть, чего нет, что опоздало, что недоказуемо',
    options: [
      ['--school <id>', 'только эта школа'],
      ['--from <day>', 'с этого дня'],
      ['--to <day>', 'по этот день'],
      ['--items', 'назвать каждый пробел'],
    ],
    examples: ['svod check', 'svod check --school 1000000000017 --items'],
    load: async () => (await import('./commands/check.ts')).run,
  },
  {
    usage: 'quarantine [action]',
    about: 'карантин: list — причины, show — записи, replay — пропустить то, что теперь проходит',
    options: [['--source <name>', 'только этот источник']],
    examples: ['svod quarantine', 'svod quarantine replay'],
    load: async () => (await import('./commands/quarantine.ts')).run,
  },
  {
    usage: 'approve [finding]',
    about: 'показать удержанные страницы или принять названную (--all — все)',
    options: [['--all', 'принять все']],
    examples: ['svod approve', 'svod approve r12-3'],
    load: async () => (await import('./commands/approve.ts')).run,
  },
  {
    usage: 'codes [action]',
    about: 'незнакомые коды: значение, сколько раз, в скольких школах, с какого дня',
    examples: ['svod codes unknown'],
    load: async () => (await import('./commands/codes.ts')).run,
  },
  {
    usage: 'map <action> <mapping> <file>',
    about: 'примерить отображение: что выйдет из сырой записи и откуда взято каждое поле; ничего не пишет',
    examples: ['svod map try dnevnik-ru/mark mark.json'],
    load: async () => (await import('./commands/map.ts')).run,
  },
  {
    usage: 'renormalise [sources...]',
    about: 'применить исправленные отображения к сохранённым сырым ответам',
    examples: ['svod renormalise'],
    load: async () => (await import('./commands/renormalise.ts')).run,
  },
  {
    usage: 'ledger [action]',
    about: 'пересчитать всё заново: ничего ли не потеряно',
    examples: ['svod ledger verify', 'svod ledger verify --json'],
    load: async () => (await import('./commands/ledger.ts')).run,
  },
  {
    usage: 'simulate <system>',
    about: 'запустить двойник системы: dnevnik-ru, netschool, mono-log',
    options: [
      ['--port <n>', 'порт (0 — любой свободный)'],
      ['--seed <seed>', 'зерно региона'],
      ['--schools <n>', 'сколько школ'],
      ['--days <n>', 'сколько учебных дней'],
      ['--faults <file>', 'сбои: зерно и частоты'],
      ['--key <file>', 'ключ, которым псевдонимизирована правда'],
    ],
    examples: ['svod simulate dnevnik-ru --port 8081 --schools 3 --json'],
    load: async () => (await import('./commands/simulate.ts')).run,
  },
  {
    usage: 'bench [names...]',
    about: 'измерить скорость и память',
    examples: ['svod bench', 'svod bench pipeline --json'],
    load: async () => (await import('./commands/bench.ts')).run,
  },
];

/** Runs one command line; gives the exit code. Nothing is thrown: an error is one line on standard error. */
export async function runCli(argv: readonly string[]): Promise<number> {
  let exit: number = EXIT.done;
  let language: Language = 'ru';
  const program = buildProgram(async (entry, args, options) => {
    language = options['lang'] === 'en' ? 'en' : 'ru';
    const output = makeOutput(language, options['json'] === true);
    const run = await entry.load();
    exit = await run(
      { output, configFile: options['config'] as string | undefined, signal: stopSignal() },
      args,
      options,
    );
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    const told = errorLine(error, language);
    process.stderr.write(`${told.line}\n`);
    if (!(error instanceof GatewayError) && process.env['SVOD_LOG'] === 'debug')
      process.stderr.write(`${(error as Error).stack}\n`);
    return told.exit;
  }
}

function buildProgram(run: (entry: CommandEntry, args: readonly string[], options: Values) => Promise<void>): Command {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  const program = new Command('svod')
    .description('Свод: шлюз между электронными журналами региона и его мониторингом')
    .version(version, '-V, --version', 'показать версию')
    .helpOption('-h, --help', 'показать помощь')
    .helpCommand('help [command]', 'помощь о команде')
    .exitOverride()
    .addHelpText(
      'after',
      '\nПапка данных: ./data или SVOD_DATA. Настройки: svod.json или --config. Коды выхода: 0 — сделано, 1 — есть находка, 2 — команда или настройки, 3 — повторить позже.',
    );
  for (const entry of COMMANDS) {
    const command = program.command(entry.usage).description(entry.about).exitOverride();
    for (const [flags, about] of entry.options ?? []) command.option(flags, about);
    command
      .option('--json', 'результат — один объект JSON в последней строке')
      .option('--config <file>', 'файл настроек (по умолчанию svod.json)')
      .addOption(new Option('--lang <language>', 'язык сообщений').choices(['ru', 'en']).default('ru'))
      .helpOption('-h, --help', 'показать помощь')
      .addHelpText('after', `\nПримеры:\n${entry.examples.map((example) => `  ${example}`).join('\n')}`)
      .action(async () =>
        run(
          entry,
          command.processedArgs.flat().filter((word): word is string => typeof word === 'string'),
          command.opts(),
        ),
      );
  }
  return program;
}

function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  return stop.signal;
}
