import type { FaultPlan } from '../faults.ts';
import type { PlatformRecord } from './parcels.ts';

/** A refusal by rule, as data. Whether it strikes a sheet depends on the seed, the scope and the day alone. */
export interface RejectRule {
  /** The problem's code is "rule.<name>". */
  readonly name: string;
  readonly message: string;
  /** Only parcels of this kind. */
  readonly kind?: string;
  /** Only parcels that hold a record of this entity … */
  readonly entity?: string;
  /** … and, where given, with this field. */
  readonly field?: string;
  /** Share of the parcels that fit, 0 to 1. @default 1 */
  readonly rate?: number;
}

export interface MonoLogOptions {
  /** 0 takes a free port. @default 0 */
  readonly port?: number;
  /**
   * Faults of the door (see ../faults.ts) and the platform's own: `ticket` (202 instead of verdicts), `ticket-lost` (a ticket
   * that is forgotten before it is judged), `lose-previous` (a delta is answered snapshot-required). @default none
   */
  readonly faults?: FaultPlan;
  readonly reject?: readonly RejectRule[];
  /** @default one client, drawn from the seed */
  readonly client?: { readonly id: string; readonly secret: string };
  /** @default "1" */
  readonly seed?: string;
  /** Seconds a token lives. @default 3600 */
  readonly tokenSeconds?: number;
  /** How often a ticket is answered 202 before it is judged. @default 1 */
  readonly ticketPolls?: number;
  /** Passports that come down. */
  readonly primaryInformation?: readonly {
    readonly id: string;
    readonly node: string;
    readonly asOf: string;
    readonly records: readonly PlatformRecord[];
  }[];
  /** Messages that come down. */
  readonly messages?: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly at: string;
    readonly subject?: string;
    readonly text: string;
  }[];
  /** Where tokens' lives are measured. @default Date.now */
  readonly now?: () => number;
}

/** Versions of the list of parameters that the platform knows, the last one in force. Assumed. */
export const PARAMETERS = {
  version: '1',
  parameters: [
    parameter('lessons-held', 'Проведено уроков', 'урок', 'class', 'day'),
    parameter('topics', 'Уроки с заполненной темой', 'урок', 'class', 'day'),
    parameter('attendance', 'Уроки с отмеченной посещаемостью', 'урок', 'class', 'day'),
    parameter('homework', 'Уроки с домашним заданием или отметкой о его отсутствии', 'урок', 'class', 'day'),
    parameter('marks', 'Накопляемость отметок', 'отметка', 'class', 'day'),
    parameter('term-marks', 'Отметки за период', 'отметка', 'class', 'quarter'),
  ],
} as const;

function parameter(id: string, title: string, unit: string, level: string, period: string) {
  return { id, title, unit, level, period, formula: `svod/1#${id}` };
}
