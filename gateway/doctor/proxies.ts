import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';
import { knock } from './knock.ts';

const NAMES = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'] as const;

/** Every proxy that a setting names; the environment's are not used, which people may not expect. */
export async function checkProxies({ config, env }: Patient): Promise<readonly Check[]> {
  const settings = [...(config?.sources ?? []), ...(config?.destinations ?? []), ...(config?.channels ?? [])].map(
    (one) => one.settings,
  );
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
  const failure = await knock(hostname.replace(/^\[|\]$/g, ''), Number(port) || (protocol === 'https:' ? 443 : 80));
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

const proxyIn = (settings: unknown): string | undefined => {
  const { proxy } = (settings ?? {}) as { readonly proxy?: unknown };
  return typeof proxy === 'string' && URL.canParse(proxy) ? proxy : undefined;
};
