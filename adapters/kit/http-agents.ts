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

/** Agents by what they were made with: a school's hundreds of accounts use the connections to one host together. */
const shared = new Map<string, Agents>();

/**
 * Agents that connect only where we may, with the source's own authorities; the same for the same options. Certificates are always
 * verified.
 */
export function agentsOf(options: AgentOptions): Agents {
  // A resolver of a test's own is no part of a key.
  if (options.resolve !== undefined) return newAgents(options);
  const { ca, proxy, allowLoopback, idleMs } = options;
  const key = JSON.stringify([ca, proxy, allowLoopback, idleMs]);
  const agents = shared.get(key) ?? newAgents(options);
  shared.set(key, agents);
  return agents;
}

function newAgents({ ca, proxy, allowLoopback, resolve, idleMs = IDLE_MS }: AgentOptions): Agents {
  const authorities = ca === undefined ? {} : { ca: [...rootCertificates, ca] };
  // The agent's time-out closes idle connections only: one that is waited on belongs to the exchange, which has its own.
  const kept = { keepAlive: true, maxFreeSockets: KEPT_SOCKETS, timeout: idleMs };
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
