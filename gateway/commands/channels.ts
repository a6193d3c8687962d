import { randomUUID } from 'node:crypto';
import type { CommandContext, Run } from './command.ts';
import { actionOf } from './action.ts';
import type { ChannelConfig } from '../config/config.ts';
import { lackOf } from '../config/lacking.ts';
import type { GatewayError } from '../contracts/errors.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { EXIT, reasonOf } from '../terminal/output.ts';
import { failureOf, noteAttempt, openChannel, storeName } from '../looking/telling.ts';
import { hintOf, sentence, told } from '../messages/told.ts';

const ACTIONS = ['list', 'test'] as const;

/** svod channels: the ways to reach people and what waits for each; `test` sends a test message, through one or all. */
export const run: Run = async (context, [word = 'list', name], _options) => {
  const action = actionOf('channels', word, ACTIONS);
  const { output, configFile } = context;
  const gateway = await openGateway({ configFile });
  try {
    const channels = channelsNamed(gateway.config.channels, name);
    if (channels.length === 0) output.say('channels.none');
    return action === 'test' ? await test(gateway, channels, context) : await list(gateway, channels, context);
  } finally {
    await gateway.close();
  }
};

function channelsNamed(channels: readonly ChannelConfig[], word: string | undefined): readonly ChannelConfig[] {
  if (word === undefined) return channels;
  const names = channels.map(({ name }) => name);
  if (!names.includes(word))
    throw told('usage.invalid', [sentence('usage.no-channel', { word, hint: hintOf(word, names) })]);
  return channels.filter(({ name }) => name === word);
}

async function list(
  { operations }: Gateway,
  channels: readonly ChannelConfig[],
  { output }: CommandContext,
): Promise<number> {
  const notices = await operations.notices();
  const rows = channels.map(({ name, paused }) => ({
    ...{ channel: name, paused },
    waiting: notices.filter(({ channel }) => channel === name).length,
  }));
  for (const { channel, paused, waiting } of rows) {
    const state = output.text(paused ? 'channels.paused' : 'channels.on');
    output.say('channels.row', { channel, state, waiting });
  }
  output.result({ channels: rows });
  return EXIT.done;
}

/** A paused channel is tested too: that is how one finds out whether it may be switched on. */
async function test(
  gateway: Gateway,
  channels: readonly ChannelConfig[],
  { output, signal }: CommandContext,
): Promise<number> {
  const id = `${storeName(gateway)}.test-${randomUUID()}`;
  const subject = output.text('channels.subject');
  const results: { readonly channel: string; readonly error?: GatewayError }[] = [];
  for (const config of channels) {
    const { name: channel } = config;
    const text = `${output.text('channels.text', { channel })}\n`;
    const message = { id, kind: 'test', subject, text, data: { channel } } as const;
    const lack = config.lack && lackOf(gateway.config, [config]);
    const error = lack ?? (await failureOf(openChannel(gateway, config), message, signal));
    if (!lack) await noteAttempt(gateway, channel, error);
    if (error) output.say('channels.failed', { channel, reason: reasonOf(error, output.language) });
    else output.say('channels.sent', { channel });
    results.push({ channel, ...(error && { error }) });
  }
  output.result({ channels: results.map(({ channel, error }) => ({ channel, ...(error && { error: error.code }) })) });
  const errors = results.flatMap(({ error }) => error ?? []);
  if (errors.length === 0) return EXIT.done;
  return errors.every(({ remedy }) => remedy === 'retry') ? EXIT.later : EXIT.finding;
}
