import { createServer } from 'node:net';
import { holderOf } from '../data-folder/locks.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

/** Milliseconds in which a service says who it is. */
const PATIENCE_MS = 2_000;

/** Whether `svod run` could listen, or listens already: the one of this data folder, not another program nor another region's. */
export async function checkPorts({ data, service: { host, port } }: Patient): Promise<Check> {
  const id = 'ports';
  const values = { address: `${host}:${port}` };
  const why = await failureOf(host, port);
  if (why === undefined) return { id, result: 'ok', detail: sentence('doctor.port-free', values) };
  const ours = why === 'EADDRINUSE' ? await holderOf(data, 'service') : undefined;
  if (ours === undefined) {
    const detail = sentence('doctor.port-taken', { ...values, why });
    return { id, result: 'failed', detail, fix: sentence('doctor.port-fix') };
  }
  if ((await pidAt(host, port)) === ours.pid) return { id, result: 'ok', detail: sentence('doctor.port-ours', values) };
  const detail = sentence('doctor.port-elsewhere', { ...values, pid: ours.pid });
  return { id, result: 'warning', detail, fix: sentence('doctor.port-elsewhere-fix') };
}

/** Why nobody can listen there; undefined where one can. */
function failureOf(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

/** Process that /healthz tells there; undefined where nobody tells one. */
async function pidAt(host: string, port: number): Promise<unknown> {
  try {
    const answer = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return ((await answer.json()) as { readonly pid?: unknown } | null)?.pid;
  } catch {
    return undefined;
  }
}
