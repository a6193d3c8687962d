import { CERTIFY_MESSAGES } from './certify.ts';
import { CERTIFY_RUNS } from './certify-runs.ts';
import { CERTIFY_SAYS } from './certify-says.ts';
import { CERTIFY_TITLES } from './certify-titles.ts';
import { CENSUS_MESSAGES } from './census.ts';
import { COMMAND_MESSAGES } from './commands.ts';
import { CONFIG_MESSAGES } from './config.ts';
import { DEMO_MESSAGES } from './demo.ts';
import { DIGEST_MESSAGES } from './digest.ts';
import { GATE_MESSAGES } from './gate.ts';
import { INCIDENT_HELP_MESSAGES } from './help-incidents.ts';
import { DOCTOR_MESSAGES } from './doctor.ts';
import { DOCTOR_NETWORK_MESSAGES } from './doctor-network.ts';
import { DOCTOR_STORE_MESSAGES } from './doctor-store.ts';
import { ENTITY_MESSAGES } from './entities.ts';
import { FORGETTING_MESSAGES } from './forgetting.ts';
import { HELP_MESSAGES } from './help.ts';
import { HOUSE_INCIDENT_MESSAGES } from './incidents-house.ts';
import { INCIDENT_MESSAGES } from './incidents.ts';
import { JOURNAL_INCIDENT_MESSAGES } from './incidents-journals.ts';
import { KEEPING_HELP } from './keeping-help.ts';
import { KEEPING_MESSAGES } from './keeping.ts';
import { KEY_MESSAGES } from './key.ts';
import { MISTAKE_MESSAGES } from './mistakes.ts';
import { NODE_MISTAKE_MESSAGES } from './mistakes-nodes.ts';
import { SECRET_MISTAKE_MESSAGES } from './mistakes-secrets.ts';
import { NODE_CELL_MESSAGES } from './node-cells.ts';
import { NODE_MESSAGES } from './nodes.ts';
import { PROGRESS_MESSAGES } from './progress.ts';
import { SOURCE_MESSAGES } from './sources.ts';
import { TABLE_CELL_MESSAGES } from './table-cells.ts';
import { TABLE_MESSAGES } from './table.ts';
import { SOURCE_CELL_MESSAGES } from './source-cells.ts';
import { SERVICE_MESSAGES } from './service.ts';
import { USAGE_MESSAGES } from './usage.ts';

/** The one catalogue: everything the operator reads, in both languages. What errors mean stands in errors.ts. */
export const MESSAGES = {
  ...CERTIFY_MESSAGES,
  ...CERTIFY_RUNS,
  ...CERTIFY_SAYS,
  ...CERTIFY_TITLES,
  ...CENSUS_MESSAGES,
  ...COMMAND_MESSAGES,
  ...CONFIG_MESSAGES,
  ...DEMO_MESSAGES,
  ...DIGEST_MESSAGES,
  ...DOCTOR_MESSAGES,
  ...DOCTOR_NETWORK_MESSAGES,
  ...DOCTOR_STORE_MESSAGES,
  ...ENTITY_MESSAGES,
  ...FORGETTING_MESSAGES,
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
  ...NODE_MISTAKE_MESSAGES,
  ...SECRET_MISTAKE_MESSAGES,
  ...NODE_CELL_MESSAGES,
  ...NODE_MESSAGES,
  ...PROGRESS_MESSAGES,
  ...SOURCE_MESSAGES,
  ...TABLE_CELL_MESSAGES,
  ...SOURCE_CELL_MESSAGES,
  ...TABLE_MESSAGES,
  ...SERVICE_MESSAGES,
  ...USAGE_MESSAGES,
} as const;
export type MessageKey = keyof typeof MESSAGES;
