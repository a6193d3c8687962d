import { type ChannelContext, defineChannel } from '../../gateway/contracts/channel.ts';

/** Tells into the gateway's own log: a warning for what opened, a note for the rest. For a data centre that reads its logs. */
export default defineChannel<object>({
  name: 'log',
  settingsSchema: { type: 'object', additionalProperties: false, properties: {} },
  open: (_settings, { log }: ChannelContext) => ({
    async tell({ id, kind, data }) {
      if (kind === 'opened') log.warn({ message: id, ...data }, 'incident opened');
      else log.info({ message: id, ...data }, kind === 'closed' ? 'incident closed' : kind);
    },
  }),
});
