import { COMMAND_MESSAGES } from './messages-commands.ts';
import { DEMO_MESSAGES } from './messages-demo.ts';
import { HELP_MESSAGES } from './messages-help.ts';
import { KEEPING_HELP } from './messages-keeping-help.ts';
import { KEEPING_MESSAGES } from './messages-keeping.ts';
import { KEY_MESSAGES } from './messages-key.ts';
import { MISTAKE_MESSAGES } from './messages-mistakes.ts';
import { PROGRESS_MESSAGES } from './messages-progress.ts';
import { USAGE_MESSAGES } from './messages-usage.ts';

/** The one catalogue: everything the operator reads, in both languages. What errors mean stands in messages-errors.ts. */
export const MESSAGES = {
  ...COMMAND_MESSAGES,
  ...DEMO_MESSAGES,
  ...HELP_MESSAGES,
  ...KEEPING_HELP,
  ...KEEPING_MESSAGES,
  ...KEY_MESSAGES,
  ...MISTAKE_MESSAGES,
  ...PROGRESS_MESSAGES,
  ...USAGE_MESSAGES,
} as const;
export type MessageKey = keyof typeof MESSAGES;
