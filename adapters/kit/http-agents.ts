import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { rootCertificates } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { checkedLookup, type Resolve } from './address.ts';

export interface AgentOptions {
  /** Certificate authorities in PEM form, beside the system's own. */
  readonly ca?: string | undefined;
  /** Address of a forwarding proxy. Chosen by the operator, so it may be private; it then resolves names by itself. */
  readonly proxy?: string | undefined;
  readonly allowLoopback: boolean;
  readonly resolve?: Resolve | undefined;
  /** Milliseconds that an idle connection is kept. @default 10_000 */
  readonly idleMs?: number | undefined;
}

export interface Agents {
  readonly httpAgent: HttpAgent;
  readonly httpsAgent: HttpAgent;
}

/** Idle sockets kept for one host. */
const KEPT_SOCKETS = 32;
/** Hundreds of sources that were read one after the other would else hold files open until their vendors close them. */
const IDLE_MS = 10_000;

/** Behind which silence the system probes a connection. Axios says the same for each request: what stays as it is costs no call of the system. */
const PROBED_MS = 60_000;

/** Agents that are shared, by what makes them differ; a configuration has few such sets. */
const shared = new Map<string, Agents>();

/**
 * Agents that connect only where we may, with the source's own authorities. Certificates are always verified. Doors that may connect alike
 * have the same ones: an account after another, a source after another goes on over connections to its host that are open already.
 */
export function agentsOf(options: AgentOptions): Agents {
  const { ca, proxy, allowLoopback, resolve, idleMs } = options;
  if (resolve) return newAgents(options);
  const key = JSON.stringify([ca, proxy, allowLoopback, idleMs]);
  const agents = shared.get(key) ?? newAgents(options);
  shared.set(key, agents);
  return agents;
}

function newAgents({ ca, proxy, allowLoopback, resolve, idleMs = IDLE_MS }: AgentOptions): Agents {
  const authorities = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  // The agent's time-out closes idle connections only: one that is waited on belongs to the exchange, which has its own.
  const kept = { keepAlive: true, keepAliveMsecs: PROBED_MS, maxFreeSockets: KEPT_SOCKETS, timeout: idleMs };
  if (proxy !== undefined) {
    const agent = new HttpsProxyAgent(proxy, { ...kept, ...authorities });
    // The constructor gives the authorities to the way to the proxy only; these are for the system behind it.
    Object.assign(agent.options, authorities);
    return { httpAgent: agent, httpsAgent: agent };
  }
  const lookup = checkedLookup(allowLoopback, resolve);
  return {
    httpAgent: new HttpAgent({ ...kept, lookup }),
    httpsAgent: new HttpsAgent({ ...kept, lookup, ...authorities }),
  };
}
