import { CommanderError } from 'commander';
import { buildProgram, unknownCommand, unknownInHelp, usageError } from './commands/command-line.ts';
import { GatewayError } from './contracts/errors.ts';
import type { Language } from './messages/form.ts';
import { describeError, EXIT, makeOutput, type Output } from './terminal/output.ts';
import { sentence, told } from './messages/told.ts';

/**
 * Runs one command line; gives the exit code. Nothing is thrown: an error is one line on standard error and, with --json, an object
 * {"error": {code, message, fix}} as the last line of standard output.
 */
export async function runCli(argv: readonly string[]): Promise<number> {
  const { language = 'ru', rest, wrong } = languageIn(argv);
  const asked: Asked = {};
  try {
    if (wrong !== undefined) throw told('usage.invalid', [sentence('usage.language', { word: wrong })]);
    return await obey(rest, language, asked);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const mistake = error instanceof CommanderError ? usageError(error) : error;
    const { line, exit, body } = describeError(mistake, language, asked.command);
    process.stderr.write(`${line}\n`);
    if (process.env['SVOD_LOG'] === 'debug' && !(error instanceof GatewayError || error instanceof CommanderError))
      process.stderr.write(`${stackOf(error)}\n`);
    if (argv.includes('--json')) process.stdout.write(`${JSON.stringify({ error: body })}\n`);
    return exit;
  }
}

/** What has been understood of a command line so far. */
interface Asked {
  /** Name of the command, whose help is the way out of a mistake in its words. */
  command?: string | undefined;
}

async function obey(argv: readonly string[], language: Language, asked: Asked): Promise<number> {
  const unknown = unknownInHelp(argv);
  if (unknown !== undefined) throw unknownCommand(unknown);
  let exit: number = EXIT.done;
  const program = buildProgram(language, {
    async onCommand(entry, words, options) {
      asked.command = entry.name;
      const output = makeOutput(language, options['json'] === true);
      const run = await entry.load();
      const { signal, forget } = entry.isStopped === true ? stopSignal(output) : NO_STOP;
      const configFile = options['config'] as string | undefined;
      exit = await run({ output, configFile, signal }, words, options).finally(forget);
    },
    onMistake: (command) => void (asked.command = command),
  });
  await program.parseAsync([...argv], { from: 'user' });
  return exit;
}

/** --lang may stand anywhere, also before the command and after `help`. */
function languageIn(argv: readonly string[]): {
  readonly language?: Language;
  readonly rest: readonly string[];
  readonly wrong?: string;
} {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  if (at < 0) return { rest: argv };
  const isJoined = argv[at]!.startsWith('--lang=');
  const word = isJoined ? argv[at]!.slice('--lang='.length) : argv[at + 1];
  const rest = argv.toSpliced(at, isJoined ? 1 : 2);
  return word === 'ru' || word === 'en' ? { language: word, rest } : { rest, wrong: word ?? '' };
}

/** Where a bug was met; without its message, which may quote what was read. */
const stackOf = (error: unknown): string =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n')
    : '';

interface Stop {
  readonly signal: AbortSignal;
  forget(): void;
}

/** A command that only reads has nothing to end: the first signal ends the process. */
const NO_STOP: Stop = { signal: new AbortController().signal, forget: () => {} };

/**
 * Aborts at the first SIGINT or SIGTERM, so that a command that writes ends at a page's boundary; the second one ends it at
 * once.
 */
function stopSignal({ text }: Output): Stop {
  const stop = new AbortController();
  const onSignal = (): void => {
    if (process.stderr.isTTY) process.stderr.write(`\n${text('progress.stopping')}\n`);
    stop.abort();
    forget();
  };
  const forget = (): void => {
    for (const name of SIGNALS) process.off(name, onSignal);
  };
  for (const name of SIGNALS) process.on(name, onSignal);
  return { signal: stop.signal, forget };
}
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
