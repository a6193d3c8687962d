import { type Argument, Command, type CommanderError } from 'commander';
import { COMMAND_GROUPS, COMMANDS } from './command-list.ts';
import type { CommandEntry, Values } from './commands/command.ts';
import type { GatewayError } from './contracts/errors.ts';
import { MESSAGES, type MessageKey } from './messages/messages.ts';
import type { Language } from './messages/form.ts';
import { hintOf, sentence, told } from './told.ts';
import { versionOfSvod } from './version.ts';

/** commander's headings; its own words are English. */
const TITLES: Readonly<Record<string, MessageKey>> = {
  'Usage:': 'help.usage',
  'Options:': 'help.options',
  'Arguments:': 'help.arguments',
};

/** A text of the catalogue in the language of the help. */
type Say = (key: string) => string;

/** Called with the command that was named, its words and its flags. */
export type OnCommand = (entry: CommandEntry, words: readonly string[], options: Values) => Promise<void>;

/** The whole command line, with its help in one language. Mistakes are thrown as CommanderError; see `usageError`. */
export function buildProgram(language: Language, onCommand: OnCommand): Command {
  const say: Say = (key) => MESSAGES[key as MessageKey][language];
  const program = new Command('svod');
  for (const { name, commands } of COMMAND_GROUPS) {
    program.commandsGroup(say(`help.group.${name}`));
    for (const entry of commands) addCommand(program, entry, say, onCommand);
  }
  program.description(say('help.svod'));
  addGlobals(program, say)
    .usage(`${say('help.some-options')} ${say('help.some-command')}`)
    .version(versionOfSvod(), '-V, --version', say('help.version'))
    .helpCommand('help [command]', say('help.help-command'))
    .addHelpText('after', `\n${say('help.after')}`);
  return program;
}

function addCommand(program: Command, entry: CommandEntry, say: Say, onCommand: OnCommand): void {
  const { name, words = '', options = [], examples } = entry;
  const command = program.command(`${name} ${words}`.trim()).description(say(`help.${name}`));
  for (const flags of options) command.option(flags, say(`help.${name}.${nameOf(flags)}`));
  addGlobals(command, say).usage(`${say('help.some-options')} ${words}`.trim());
  command.addHelpText('after', `\n${say('help.examples')}\n${examples.map((line) => `  ${line}`).join('\n')}`);
  command.action(() => onCommand(entry, wordsOf(command), { ...program.opts(), ...command.opts() }));
}

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
    .configureOutput({ outputError: () => {} })
    .exitOverride();
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

/** What commander found wrong with a command line, as one of our errors. */
export function usageError({ code, message }: CommanderError): GatewayError {
  const key = MISTAKES[code] ?? 'usage.no-command';
  const [, word = ''] = /'([^']*)'/.exec(message) ?? [];
  if (key === 'usage.unknown-command') {
    const names = COMMANDS.map(({ name }) => name);
    return told('usage.invalid', [sentence(key, { word, hint: hintOf(word, names) })]);
  }
  const [, near] = /Did you mean (?:one of )?([^?]+)\?/.exec(message) ?? [];
  const hint = near ? ` (${near}?)` : '';
  return told('usage.invalid', [sentence(key, { word, hint })]);
}
