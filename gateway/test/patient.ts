import { emptyConfig } from '../config/config.ts';
import type { Check, Patient } from '../doctor/check.ts';
import { examine } from '../doctor/examine.ts';
import { newFolder, runSvod } from './svod-process.ts';

/* A patient of the doctor, of whom a test says only what it is about. */

export const NOW = new Date('2026-10-14T18:00:00Z');

/** A machine that has enough of everything, at which nothing is configured. */
export const patientWith = (more: Partial<Patient>): Patient => ({
  ...{ configFile: undefined, config: emptyConfig(), untried: new Map(), mistakes: 0, data: '', env: {}, now: NOW },
  ...{ nodeVersion: '24.21.0', disk: { short: 1, full: 1 }, service: { host: '127.0.0.1', port: 0 }, reached: [] },
  ...more,
});

/** What the doctor sees in it without the network, by the name of the check. */
export async function examined(more: Partial<Patient>): Promise<ReadonlyMap<string, Check>> {
  const log = { debug() {}, info() {}, warn() {} };
  const { signal } = new AbortController();
  const asking = { gateway: { log, now: () => NOW }, signal, language: 'ru', onDone() {} } as const;
  return new Map((await examine(patientWith(more), asking, { isOffline: true })).map((check) => [check.id, check]));
}

/** A store as the first command makes it. */
export const used = (data: string): Promise<unknown> => runSvod(['forward'], { data, cwd: newFolder() });
