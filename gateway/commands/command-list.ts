import type { CommandEntry } from './command.ts';
import { CORRECTING_COMMANDS } from './correcting-commands.ts';
import { DAILY_COMMANDS } from './daily-commands.ts';
import { KEEPING_COMMANDS } from './keeping-commands.ts';
import { STARTING_COMMANDS } from './starting-commands.ts';
import { TRYING_COMMANDS } from './trying-commands.ts';

/** Commands that stand together in the help, under "help.group.<name>" of the catalogue. */
export interface CommandGroup {
  readonly name: string;
  readonly commands: readonly CommandEntry[];
}

/** All commands, in the order of the help. */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  { name: 'starting', commands: STARTING_COMMANDS },
  { name: 'daily', commands: DAILY_COMMANDS },
  { name: 'correcting', commands: CORRECTING_COMMANDS },
  { name: 'keeping', commands: KEEPING_COMMANDS },
  { name: 'trying', commands: TRYING_COMMANDS },
];

export const COMMANDS: readonly CommandEntry[] = COMMAND_GROUPS.flatMap(({ commands }) => commands);
