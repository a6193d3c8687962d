import { settingsOf } from '../adapter-finder.ts';
import type { ChannelConfig } from '../config/config.ts';
import { sentence } from '../messages/told.ts';
import { addressIn } from './addresses.ts';
import type { Check, Patient } from './check.ts';
import { knock } from './knock.ts';
import { isUntried, untriedOf } from './untried.ts';

/** Every way to reach people that is not on pause: does anybody answer there? No message is sent. */
export async function checkChannels(patient: Patient): Promise<readonly Check[]> {
  const { config, reached } = patient;
  const tried = (config?.channels ?? []).filter((one) => !isUntried(patient, 'channel', one));
  return [...untriedOf(patient, 'channel'), ...(await Promise.all(tried.map((channel) => checkOne(channel, reached))))];
}

async function checkOne(channel: ChannelConfig, reached: Patient['reached']): Promise<Check> {
  const id = `channel:${channel.name}`;
  if (channel.paused) return { id, result: 'skipped', detail: sentence('doctor.paused') };
  const place = await placeOf(channel, reached);
  if (!place) return { id, result: 'ok', detail: sentence('doctor.channel-here') };
  const { address, why } = place;
  return why === undefined
    ? { id, result: 'ok', detail: sentence('doctor.channel', { address }) }
    : {
        id,
        result: 'failed',
        detail: sentence('doctor.channel-gone', { address, why }),
        fix: sentence('doctor.channel-fix', { channel: channel.name }),
      };
}

/** Where a channel sends to, and why nobody is there; undefined where it needs nobody, as the log. */
async function placeOf(
  { name, settings }: ChannelConfig,
  reached: Patient['reached'],
): Promise<{ readonly address: string; readonly why: string | undefined } | undefined> {
  const address = addressIn(`channel:${name}`, settings, settingsOf('channel', name));
  if (address) {
    // Several owners of one address are looked at once.
    const { origin, host } = new URL(address.url);
    const seen = reached.find((one) => new URL(one.url).origin === origin && one.proxy === address.proxy);
    return { address: host, why: seen?.failure };
  }
  const { host, port } = (settings ?? {}) as { readonly host?: string; readonly port?: number };
  if (host === undefined || port === undefined) return undefined;
  return { address: `${host}:${port}`, why: await knock(host, port) };
}
