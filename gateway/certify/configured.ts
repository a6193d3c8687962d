import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adapterOf, settingsOf } from '../adapter-finder.ts';
import type { SourceConfig } from '../config/config.ts';
import { addressIn } from '../doctor/addresses.ts';
import { relayTo } from './relayed.ts';
import { makeScratch, scratchReader } from './scratch.ts';
import type { Played } from './simulated.ts';
import type { Subject } from './trial.ts';

/** How a real system is spared: few interruptions, and few pages behind each. */
const SPARED = { interruptAfter: [1, 5, 25], pagesAfter: 2 };
const HERE = /^(?:127\.|localhost$|\[::1\]$)/;

export interface ConfiguredOptions {
  readonly now: Date;
  readonly signal: AbortSignal;
  /** A wrong password may be tried there. */
  readonly wrongLogin: boolean;
}

/** A configured source: read as every night, into a store that is thrown away. Nothing is written there, and nothing here. */
export async function playSource(
  source: SourceConfig,
  { now, signal, wrongLogin }: ConfiguredOptions,
): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'svod-certify-'));
  await makeScratch(folder);
  const adapter = adapterOf(source.system);
  const config = source.settings as Subject['config'];
  const address = addressIn(source.name, config, settingsOf('source', source.system));
  const isRelayed = address !== undefined && address.proxy === undefined;
  const isHere = address !== undefined && HERE.test(new URL(address.url).hostname);
  const subject: Subject = {
    ...{ adapter, config, now, zone: source.zone, personal: [] },
    // A relay of ours is on this machine.
    allowLoopback: source.allowLoopback,
    ...(isHere ? {} : SPARED),
    ...(isRelayed && (isHere || source.allowLoopback) && { relay: relayTo(address.url, config) }),
    ...((isHere || wrongLogin) && { wrongLogin: true as const }),
  };
  return {
    subject: { ...subject, signal, reader: scratchReader(folder, subject, signal) },
    stop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
  };
}
