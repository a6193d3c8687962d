import { activeChannels, lackOf } from '../config/lacking.ts';
import { readingOf } from './broken.ts';
import type { Run } from './command.ts';
import { digestOf, sendDigest } from '../looking/digest.ts';
import { withStoredSources } from '../reading/file-sources.ts';
import { openGateway } from '../main.ts';
import { EXIT, reasonOf } from '../terminal/output.ts';

/** svod digest: what the day came to; with --send through every channel. */
export const run: Run = async ({ output, configFile, signal }, _words, options) => {
  const { onBroken, isBroken } = readingOf(output);
  const opened = await openGateway({
    configFile,
    ...(options['send'] === true ? { asked: activeChannels } : { onBroken }),
  });
  try {
    const gateway = isBroken() ? await withStoredSources(opened) : opened;
    const at = gateway.now();
    const { subject, text, data } = await digestOf(gateway, at, output.language);
    output.line(`${subject}\n\n${text.trimEnd()}`);
    if (options['send'] !== true) {
      output.result({ subject, text, ...data });
      return EXIT.done;
    }
    if (gateway.config.channels.length === 0) output.say('channels.none');
    const lacking = gateway.config.channels.filter(({ paused, lack }) => lack && !paused);
    for (const one of lacking)
      output.say('channels.failed', {
        channel: one.name,
        reason: reasonOf(lackOf(gateway.config, [one]), output.language),
      });
    const { channels, error } = await sendDigest(gateway, at, signal);
    for (const one of channels) {
      if (one.error)
        output.say('channels.failed', { channel: one.channel, reason: reasonOf(one.error, output.language) });
      else output.say('digest.sent', { channel: one.channel });
    }
    const sent = [
      ...channels.map((one) => ({ channel: one.channel, ...(one.error && { error: one.error.code }) })),
      ...lacking.map(({ name }) => ({ channel: name, error: 'config.secret' })),
    ];
    output.result({ subject, text, ...data, channels: sent });
    if (error === undefined) return lacking.length > 0 ? EXIT.finding : EXIT.done;
    return error.remedy === 'retry' ? EXIT.later : EXIT.finding;
  } finally {
    await opened.close();
  }
};
