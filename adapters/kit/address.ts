import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { GatewayError } from '../../gateway/contracts/errors.ts';

/**
 * Whether we may connect to this address (IPv4 or IPv6 as text). Only public addresses; loopback where the source's
 * configuration allows it. Private, link-local, shared, reserved and tunnelling ranges never.
 */
export function isAllowedAddress(address: string, allowLoopback: boolean): boolean {
  if (!ipaddr.isValid(address)) return false;
  const range = ipaddr.process(address).range();
  return range === 'unicast' || (range === 'loopback' && allowLoopback);
}

/** The error for an address that is refused; `host` is what was configured or sent, not the address behind it. */
const privateAddress = (host: string): GatewayError =>
  new GatewayError('http.private-address', `connecting to ${host}: the address is not a public one`);

/**
 * Refuses a host that is written as an address. Names are checked when they are resolved (`checkedLookup`), at the
 * moment of connecting, so that a name that changes its address between check and use gains nothing.
 */
export function checkHost(hostname: string, allowLoopback: boolean): void {
  const bare = hostname.replace(/^\[|\]$/g, '');
  if (ipaddr.isValid(bare) && !isAllowedAddress(bare, allowLoopback)) throw privateAddress(hostname);
}

/** Resolves all addresses of a name through `resolve`. */
export type Resolve = (
  hostname: string,
  options: LookupOptions & { readonly all: true },
  done: (error: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** A `lookup` for an agent: resolves as the system does, and fails if any address of the name is refused. */
export function checkedLookup(allowLoopback: boolean, resolve: Resolve = systemLookup): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return done(error, '', 0);
      const first = addresses[0];
      if (!first || !addresses.every(({ address }) => isAllowedAddress(address, allowLoopback))) {
        return done(privateAddress(hostname) as NodeJS.ErrnoException, '', 0);
      }
      if (options.all) return done(null, [...addresses]);
      done(null, first.address, first.family);
    });
  };
}
