import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../contracts/run.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { newFolder } from './svod-process.ts';

/* A region of which a test says what its sources met, and looks for incidents. */

export const NOW = new Date('2026-09-14T20:00:00Z');
export const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);

const dnevnik = (schools: string[], token: object, more: object = {}) => ({
  ...{ system: 'dnevnik-ru', settings: { schools, accessToken: token } },
  ...more,
});

/** Where the secrets stand. */
export const ENV = { ONE: 'a'.repeat(32), OTHER: 'b'.repeat(32) };
/** The secret of two sources, and of the platform where a test says so. */
export const shared = { $env: 'ONE' };

/** A school as a node, read by the source. */
export const school = (id: string, source: string, more: object = {}) => ({
  ...{ id, kind: 'school', parent: 'r', name: `Школа ${id}`, journals: [{ source, school: '1' }] },
  ...more,
});

/** Four sources of one host, of which two share a secret and one rests. */
export const CONFIG = {
  sources: {
    a: dnevnik(['1'], shared),
    b: dnevnik(['2'], shared),
    c: dnevnik(['3'], { $env: 'OTHER' }),
    resting: dnevnik(['4'], { $env: 'OTHER' }, { paused: true }),
  },
  nodes: [{ id: 'r', kind: 'region', name: 'Регион' }, school('s-a', 'a')],
  channels: { log: {} },
};

/** Works on a gateway with this configuration in a new data folder. */
export async function withGateway(
  config: object,
  work: (gateway: Gateway, data: string) => Promise<void>,
): Promise<void> {
  const data = newFolder();
  writeFileSync(join(data, 'svod.json'), JSON.stringify(config));
  Object.assign(process.env, ENV);
  const gateway = await openGateway({ data, at: NOW });
  try {
    await work(gateway, data);
  } finally {
    await gateway.close();
    for (const name of Object.keys(ENV)) delete process.env[name];
  }
}

let runs = 0;
/** Lets a run of the source have come to this end. */
export async function ran({ store }: Gateway, source: string, end: Partial<Run>, at = NOW): Promise<void> {
  const run = { id: `run-${(runs += 1)}`, source, startedAt: at, ...end };
  await store.startRun(run);
  await store.endRun({ ...run, endedAt: at });
}

export const failedBy = (error: string) => ({ outcome: 'failed', error }) as const;

/** Key and places of what is open. */
export const keys = async ({ operations }: Gateway) =>
  (await operations.incidents({ open: true })).map(({ key, places }) => [key, ...places]).sort();
