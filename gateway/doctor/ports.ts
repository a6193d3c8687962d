import { createServer } from 'node:net';
import { sentence } from '../told.ts';
import type { Check, Patient } from './check.ts';

/** Milliseconds in which our own service says that it lives. */
const PATIENCE_MS = 2_000;

/** Whether `svod run` could listen, or listens already. */
export async function checkPorts({ service: { host, port } }: Patient): Promise<Check> {
  const values = { address: `${host}:${port}` };
  const why = await failureOf(host, port);
  if (why === undefined) return { id: 'ports', result: 'ok', detail: sentence('doctor.port-free', values) };
  if (why === 'EADDRINUSE' && (await isOurs(host, port)))
    return { id: 'ports', result: 'ok', detail: sentence('doctor.port-ours', values) };
  const detail = sentence('doctor.port-taken', { ...values, why });
  return { id: 'ports', result: 'failed', detail, fix: sentence('doctor.port-fix') };
}

/** Why nobody can listen there; undefined where one can. */
function failureOf(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

async function isOurs(host: string, port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`, {
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok && (answer.headers.get('content-type') ?? '').includes('json');
  } catch {
    return false;
  }
}
