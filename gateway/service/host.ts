import type { SourceConfig } from '../config/config.ts';

/** Settings in which adapters are told the address of a system. */
const ADDRESSES = ['baseUrl', 'origin', 'url'] as const;

/** What the sources of one machine share: the host of their system, else the system itself. */
export function hostOf({ system, settings }: Pick<SourceConfig, 'system' | 'settings'>): string {
  const told = settings as Readonly<Record<string, unknown>>;
  const address = ADDRESSES.map((name) => told[name]).find((value) => typeof value === 'string');
  return address !== undefined && URL.canParse(address) ? new URL(address).host : system;
}
