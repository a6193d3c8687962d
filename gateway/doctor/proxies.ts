import { connect } from 'node:net';
import { sentence } from '../told.ts';
import type { Check, Patient } from './check.ts';

const PATIENCE_MS = 5_000;
const NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/** Every proxy that a setting names; the environment's are not used, which people may not expect. */
export async function checkProxies({ config, env }: Patient): Promise<readonly Check[]> {
  const settings = [...(config?.sources ?? []), ...(config?.destinations ?? [])].map((one) => one.settings);
  const named = new Set(settings.flatMap((one) => proxyIn(one) ?? []));
  const unused = NAMES.find((name) => env[name]);
  const checks = await Promise.all([...named].sort().map(checkOne));
  if (unused !== undefined && named.size === 0)
    return [
      ...checks,
      {
        id: 'proxies',
        result: 'warning',
        detail: sentence('doctor.proxy-unused', { name: unused }),
        fix: sentence('doctor.proxy-set'),
      },
    ];
  return checks.length > 0 ? checks : [{ id: 'proxies', result: 'ok', detail: sentence('doctor.no-proxy') }];
}

async function checkOne(proxy: string): Promise<Check> {
  const { host, hostname, port, protocol } = new URL(proxy);
  const failure = await failureOf(hostname.replace(/^\[|\]$/g, ''), Number(port) || (protocol === 'https:' ? 443 : 80));
  const id = `proxy:${host}`;
  return failure === undefined
    ? { id, result: 'ok', detail: sentence('doctor.proxy', { host }) }
    : {
        id,
        result: 'failed',
        detail: sentence('doctor.proxy-gone', { host, why: failure }),
        fix: sentence('doctor.proxy-fix'),
      };
}

function failureOf(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (failure: string | undefined): void => {
      socket.destroy();
      resolve(failure);
    };
    socket.once('connect', () => end(undefined));
    socket.once('timeout', () => end('ETIMEDOUT'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'unknown'));
  });
}

const proxyIn = (settings: unknown): string | undefined => {
  const { proxy } = (settings ?? {}) as { readonly proxy?: unknown };
  return typeof proxy === 'string' && URL.canParse(proxy) ? proxy : undefined;
};
