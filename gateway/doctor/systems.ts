import { destinationOf } from '../adapter-finder.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Gateway } from '../gateway.ts';
import { probeSources } from '../looking/probing.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';
import { failedBy } from './failed.ts';
import { isUntried, untriedOf } from './untried.ts';

/** Milliseconds that a look at a platform may take. */
const PATIENCE_MS = 30_000;

/** How systems are asked. */
export interface Asking {
  readonly gateway: Pick<Gateway, 'log' | 'now'>;
  readonly signal: AbortSignal;
  readonly language: 'ru' | 'en';
  onDone(done: number, total: number): void;
}

/** Every source that is not paused, signed in to. */
export async function checkSources(patient: Patient, asking: Asking): Promise<readonly Check[]> {
  const { gateway, signal, language, onDone } = asking;
  const sources = patient.config?.sources ?? [];
  const active = sources.filter((one) => !one.paused && !isUntried(patient, 'source', one));
  const probed = await probeSources({ ...gateway, config: { file: patient.configFile } }, active, signal, {
    onDone: (done) => onDone(done, active.length),
  });
  return [
    ...probed.map((one): Check => {
      const id = `source:${one.source}`;
      if (one.result === 'failed') return failedBy(id, one.error, language);
      return { id, result: 'ok', detail: sentence('doctor.source', { schools: one.schools.join(', ') || '–' }) };
    }),
    ...untriedOf(patient, 'source'),
    ...sources
      .filter(({ paused }) => paused)
      .map(({ name }): Check => ({ id: `source:${name}`, result: 'skipped', detail: sentence('doctor.paused') })),
  ];
}

/** Every destination that is not paused, signed in to. */
export async function checkDestinations(patient: Patient, asking: Asking): Promise<readonly Check[]> {
  const { config } = patient;
  const checks = [...untriedOf(patient, 'destination')];
  for (const { name, paused } of config?.destinations ?? []) {
    const id = `destination:${name}`;
    if (isUntried(patient, 'destination', { name, paused })) continue;
    checks.push(
      paused ? { id, result: 'skipped', detail: sentence('doctor.paused') } : await checkOne(id, name, config!, asking),
    );
  }
  return checks;
}

async function checkOne(
  id: string,
  name: string,
  config: NonNullable<Patient['config']>,
  { gateway, signal, language }: Asking,
): Promise<Check> {
  const { adapter, config: own } = destinationOf(config, name);
  const { log, now } = gateway;
  const opened = adapter.open(own.settings, { log, now, allowLoopback: own.allowLoopback });
  const patience = AbortSignal.timeout(PATIENCE_MS);
  try {
    await opened.probe?.(AbortSignal.any([signal, patience]));
    return { id, result: 'ok', detail: sentence('doctor.destination') };
  } catch (error) {
    if (!(error instanceof GatewayError) || signal.aborted) throw error;
    const isLate = patience.aborted && error.code === 'stopped';
    return failedBy(
      id,
      isLate ? new GatewayError('http.timeout', `testing ${name}: no answer in time`) : error,
      language,
    );
  }
}
