import type { Config } from '../config/config.ts';
import { activeChannels, activeIn, type FarSide, lackOf } from '../config/lacking.ts';
import { lacksIn } from '../looking/elsewhere.ts';
import type { Gateway } from '../gateway.ts';

/** Who is not asked for want of a secret, by name; nothing where nobody lacks one. */
export function warnOfLacks({ config, log }: Pick<Gateway, 'config' | 'log'>): void {
  const lacking = lacksIn(config).map(({ name }) => name);
  if (lacking.length > 0) log.warn({ lacking }, 'secrets are missing');
}

/**
 * A gateway that takes nobody's secret away: while somebody who is asked now would lack one, what was before stays at work, so that a slip
 * in a file stops nobody.
 *
 * @throws {GatewayError} config.secret
 */
export async function openedBeside(atWork: Gateway, opening: Promise<Gateway>): Promise<Gateway> {
  const opened = await opening;
  const able = new Set(everybodyIn(atWork.config).flatMap(({ name, lack }) => (lack ? [] : [name])));
  const lost = everybodyIn(opened.config).filter(({ name, lack }) => lack && able.has(name));
  if (lost.length === 0) return opened;
  await opened.close();
  throw lackOf(opened.config, lost);
}

const everybodyIn = (config: Config): readonly FarSide[] => [...activeIn(config), ...activeChannels(config)];
