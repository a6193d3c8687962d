import { COMMAND_MESSAGES } from './messages-commands.ts';
import { CONFIG_MESSAGES } from './messages-config.ts';
import { DEMO_MESSAGES } from './messages-demo.ts';
import { DIGEST_MESSAGES } from './messages-digest.ts';
import { GATE_MESSAGES } from './messages-gate.ts';
import { INCIDENT_HELP_MESSAGES } from './messages-help-incidents.ts';
import { DOCTOR_MESSAGES } from './messages-doctor.ts';
import { HELP_MESSAGES } from './messages-help.ts';
import { HOUSE_INCIDENT_MESSAGES } from './messages-incidents-house.ts';
import { INCIDENT_MESSAGES } from './messages-incidents.ts';
import { JOURNAL_INCIDENT_MESSAGES } from './messages-incidents-journals.ts';
import { KEEPING_HELP } from './messages-keeping-help.ts';
import { KEEPING_MESSAGES } from './messages-keeping.ts';
import { KEY_MESSAGES } from './messages-key.ts';
import { MISTAKE_MESSAGES } from './messages-mistakes.ts';
import { NODE_CELL_MESSAGES } from './messages-node-cells.ts';
import { NODE_MESSAGES } from './messages-nodes.ts';
import { PROGRESS_MESSAGES } from './messages-progress.ts';
import { SOURCE_MESSAGES } from './messages-sources.ts';
import { TABLE_MESSAGES } from './messages-table.ts';
import { SERVICE_MESSAGES } from './messages-service.ts';
import { USAGE_MESSAGES } from './messages-usage.ts';

/** The one catalogue: everything the operator reads, in both languages. What errors mean stands in messages-errors.ts. */
export const MESSAGES = {
  ...COMMAND_MESSAGES,
  ...CONFIG_MESSAGES,
  ...DEMO_MESSAGES,
  ...DIGEST_MESSAGES,
  ...DOCTOR_MESSAGES,
  ...GATE_MESSAGES,
  ...HELP_MESSAGES,
  ...INCIDENT_HELP_MESSAGES,
  ...HOUSE_INCIDENT_MESSAGES,
  ...INCIDENT_MESSAGES,
  ...JOURNAL_INCIDENT_MESSAGES,
  ...KEEPING_HELP,
  ...KEEPING_MESSAGES,
  ...KEY_MESSAGES,
  ...MISTAKE_MESSAGES,
  ...NODE_CELL_MESSAGES,
  ...NODE_MESSAGES,
  ...PROGRESS_MESSAGES,
  ...SOURCE_MESSAGES,
  ...TABLE_MESSAGES,
  ...SERVICE_MESSAGES,
  ...USAGE_MESSAGES,
} as const;
export type MessageKey = keyof typeof MESSAGES;
