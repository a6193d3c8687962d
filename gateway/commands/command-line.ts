import { type Argument, Command, type CommanderError } from 'commander';
import { COMMAND_GROUPS, COMMANDS } from './command-list.ts';
import type { CommandEntry, Values } from './command.ts';
import type { GatewayError } from '../contracts/errors.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { fill, type Language } from '../messages/form.ts';
import { hintOf, sentence, told } from '../messages/told.ts';
import { versionOfSvod } from '../version.ts';

/** commander's headings; its own words are English. */
const TITLES: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'help.usage',
  'Options:': 'help.options',
  'Arguments:': 'help.arguments',
};

/** A text of the catalogue in the language of the help. */
type Say = (key: string) => string;

/** What the reading of a command line leads to. */
export interface Heard {
  /** Called with the command that was named, its words and its flags. */
  onCommand(entry: CommandEntry, words: readonly string[], options: Values): Promise<void>;
  /** Called with the command whose words or flags are wrong, before the mistake is thrown; undefined where no command is known. */
  onMistake(command: string | undefined): void;
}

/** The whole command line, with its help in one language. Mistakes are thrown as CommanderError; see `usageError`. */
export function buildProgram(language: Language, heard: Heard): Command {
  const say: Say = (key) => MESSAGES[key as MessageKey][language];
  const program = new Command('svod');
  for (const { name, commands } of COMMAND_GROUPS) {
    program.commandsGroup(say(`help.group.${name}`));
    for (const entry of commands) addCommand(program, entry, say, heard);
  }
  program.description(say('help.svod'));
  hearing(addGlobals(program, say), heard)
    .usage(`${say('help.some-options')} ${say('help.some-command')}`)
    .version(versionOfSvod(), '-V, --version', say('help.version'))
    .helpCommand('help [command]', say('help.help-command'))
    .addHelpText('after', `\n${say('help.after')}`);
  return program;
}

/** Mistakes in what stands behind it are told to the listener, then thrown. */
const hearing = (command: Command, { onMistake }: Heard, name?: string): Command =>
  command.exitOverride((mistake) => {
    onMistake(name);
    throw mistake;
  });

function addCommand(program: Command, entry: CommandEntry, say: Say, heard: Heard): void {
  const { name, words = '', options = [], repeated = [], examples, values = {}, more } = entry;
  const command = program.command(`${name} ${words}`.trim()).description(fill(say(`help.${name}`), values));
  for (const flags of options) command.option(flags, say(`help.${name}.${nameOf(flags)}`));
  for (const flags of repeated) command.option(flags, say(`help.${name}.${nameOf(flags)}`), withEarlier);
  hearing(addGlobals(command, say), heard, name).usage(`${say('help.some-options')} ${words}`.trim());
  command.addHelpText('after', section(say('help.examples'), examples));
  if (more) command.addHelpText('after', () => section(say(`help.${name}.more`), more()));
  if (entry.hasNote === true) command.addHelpText('after', `\n${say(`help.${name}.note`)}`);
  command.action(() => heard.onCommand(entry, wordsOf(command), { ...program.opts(), ...command.opts() }));
}

const section = (title: string, lines: readonly string[]): string =>
  `\n${title}\n${lines.map((line) => `  ${line}`).join('\n')}`;

/** A value of a flag that stands there several times, behind the ones before it. */
const withEarlier = (value: string, earlier?: string): string =>
  earlier === undefined ? value : `${earlier},${value}`;

function addGlobals(command: Command, say: Say): Command {
  return command
    .option('--json', say('help.json'))
    .option('--config <file>', say('help.config-file'))
    .option('--lang <language>', say('help.lang'))
    .helpOption('-h, --help', say('help.help'))
    .configureHelp({
      styleTitle: (title) => (TITLES[title] ? say(TITLES[title]) : title),
      subcommandTerm: (shown) => [shown.name(), ...shown.registeredArguments.map(humanReadable)].join(' '),
    })
    .configureOutput({ outputError: () => {} });
}

/** "<file>", "[sources...]" */
function humanReadable(argument: Argument): string {
  const name = argument.name() + (argument.variadic ? '...' : '');
  return argument.required ? `<${name}>` : `[${name}]`;
}

/** "--from-start" → "from-start" */
const nameOf = (flags: string): string => flags.replace(/^--/, '').split(' ')[0]!;

const wordsOf = ({ processedArgs }: Command): readonly string[] =>
  processedArgs.flat().filter((word): word is string => typeof word === 'string');

const MISTAKES: Readonly<Record<string, MessageKey>> = {
  'commander.unknownCommand': 'usage.unknown-command',
  'commander.unknownOption': 'usage.unknown-option',
  'commander.missingArgument': 'usage.missing-argument',
  'commander.optionMissingArgument': 'usage.missing-value',
  'commander.excessArguments': 'usage.too-many',
};

/** Words of a command line by their names in the help, which are English. */
const MISSING: Readonly<Record<string, MessageKey>> = {
  file: 'usage.missing-file',
  system: 'usage.missing-system',
  a: 'usage.missing-exports',
  b: 'usage.missing-exports',
};

/** What commander found wrong with a command line, as one of our errors. */
export function usageError({ code, message }: CommanderError): GatewayError {
  const key = MISTAKES[code] ?? 'usage.no-command';
  const [, word = ''] = /'([^']*)'/.exec(message) ?? [];
  if (key === 'usage.unknown-command') return unknownCommand(word);
  if (key === 'usage.missing-argument') return told('usage.invalid', [sentence(MISSING[word] ?? key, { word })]);
  const [, near] = /Did you mean (?:one of )?([^?]+)\?/.exec(message) ?? [];
  const hint = near ? ` (${near}?)` : '';
  return told('usage.invalid', [sentence(key, { word, hint })]);
}

/** What is said of a command that there is none of, with the nearest one. */
export const unknownCommand = (word: string): GatewayError =>
  told('usage.invalid', [sentence('usage.unknown-command', { word, hint: hintOf(word, namesOfCommands()) })]);

/** The command that `svod help` is asked for and that there is none of: commander would show the whole help without a word. */
export function unknownInHelp([first, word]: readonly string[]): string | undefined {
  const isUnknown = first === 'help' && word !== undefined && !word.startsWith('-');
  return isUnknown && !namesOfCommands().includes(word) ? word : undefined;
}

const namesOfCommands = (): readonly string[] => [...COMMANDS.map(({ name }) => name), 'help'];
