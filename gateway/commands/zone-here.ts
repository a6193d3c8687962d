import { DEFAULTS } from '../config/config.ts';
import { namedConfig } from '../config/place.ts';
import { readWithoutSecrets } from '../config/read-config.ts';
import { GatewayError } from '../contracts/errors.ts';
import { configRules } from '../home.ts';

/** The region's zone, by which moments are told; the default one where svod.json cannot be read: for commands that need nothing else of it. */
export function zoneHere(configFile: string | undefined): string {
  try {
    return readWithoutSecrets(namedConfig(configFile), configRules()).config.zone;
  } catch (error) {
    if (error instanceof GatewayError) return DEFAULTS.zone;
    throw error;
  }
}
