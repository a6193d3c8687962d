import { addressesOf } from './addresses.ts';
import { checkCertificates } from './certificates.ts';
import { checkChannels } from './channels.ts';
import type { Check, Patient } from './check.ts';
import { checkClock } from './clock.ts';
import { checkConfiguration } from './configuration.ts';
import { checkCredentials } from './credentials.ts';
import { checkData } from './data.ts';
import { checkDisk } from './disk.ts';
import { checkForgotten } from './forgotten.ts';
import { checkKeys } from './keys.ts';
import { checkNode } from './node.ts';
import { checkPorts } from './ports.ts';
import { checkProxies } from './proxies.ts';
import { reachAll } from './reach.ts';
import { checkRegion } from './region.ts';
import { checkRules } from './rules.ts';
import { checkStore } from './store.ts';
import { type Asking, checkDestinations, checkSources } from './systems.ts';
import { settingsOf } from '../adapter-finder.ts';

/**
 * Looks at everything, in the order in which it would be mended: the machine, the configuration, the data, then the systems. Nothing is
 * made, changed or stored. A new check is a file beside this one and a line here.
 *
 * @param options with `isOffline` no system and no platform is asked
 */
export async function examine(
  given: Omit<Patient, 'reached'>,
  asking: Asking,
  { isOffline }: { readonly isOffline: boolean },
): Promise<readonly Check[]> {
  const { config } = given;
  const addresses = config && !isOffline ? addressesOf(config, settingsOf) : [];
  const patient: Patient = { ...given, reached: await reachAll(addresses, asking.signal) };
  const { check: store, examined } = checkStore(patient, asking.language);
  return [
    checkNode(patient),
    ...checkRegion(patient),
    checkConfiguration(patient),
    checkRules(asking.language),
    checkData(patient),
    checkDisk(patient),
    store,
    checkKeys(patient, examined?.keyId, asking.language),
    ...checkForgotten(patient, asking.language),
    checkClock(patient, examined?.lastReadAt),
    await checkPorts(patient),
    ...(await checkProxies(patient)),
    ...checkCertificates(patient),
    ...checkCredentials(patient),
    ...(isOffline ? [] : await checkSources(patient, asking)),
    ...(isOffline ? [] : await checkDestinations(patient, asking)),
    ...(isOffline ? [] : await checkChannels(patient)),
  ];
}
