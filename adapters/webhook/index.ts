import { createHmac } from 'node:crypto';
import { type Channel, type ChannelContext, defineChannel } from '../../gateway/contracts/channel.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import { http } from '../kit/http.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret?: string;
  readonly timeoutMs?: number;
  readonly ca?: string;
  readonly proxy?: string;
}

const settingsSchema = {
  type: 'object',
  required: ['url'],
  additionalProperties: false,
  properties: {
    url: {
      type: 'string',
      format: 'uri',
      pattern: '^https?://',
      examples: ['https://hooks.example.ru/svod'],
      maxLength: 2000,
      description: 'Where messages are sent to by POST, as JSON { id, kind, owner, subject, text, data }.',
    },
    secret: {
      type: 'string',
      minLength: 16,
      maxLength: 500,
      writeOnly: true,
      description:
        'Signs every message: the header x-svod-signature is "sha256=" and the HMAC-SHA256 of the body in hex.',
    },
    timeoutMs: { type: 'integer', minimum: 100, maximum: 600_000, default: 15_000, description: 'For one message.' },
    ca: {
      type: 'string',
      maxLength: 65_536,
      description: 'Certificate authority (PEM) of a receiver that uses its own.',
    },
    proxy: { type: 'string', format: 'uri', maxLength: 500, description: 'Address of the proxy to go through.' },
  },
} as const;

/** Posts messages to an address. `idempotency-key` is the message's id: a receiver drops what it has. Each is tried once. */
export function webhook(settings: WebhookSettings, { allowLoopback }: ChannelContext): Channel {
  const { url, secret, timeoutMs = 15_000, ca, proxy } = settings;
  const { origin, pathname, search } = new URL(url);
  const door = http({ baseUrl: origin, tries: 1, timeoutMs, maxAnswerMiB: 1, ca, proxy, allowLoopback });
  return {
    async tell({ id, kind, owner, subject, text, data }, signal) {
      const bytes = Buffer.from(JSON.stringify({ id, kind, owner, subject, text, data }));
      const signature = secret && `sha256=${createHmac('sha256', secret).update(bytes).digest('hex')}`;
      const headers = {
        'content-type': 'application/json; charset=utf-8',
        'idempotency-key': id,
        ...(signature && { 'x-svod-signature': signature }),
      };
      // The path of such an address is often a secret of its own: messages name the channel instead.
      const request = {
        path: `${pathname}${search}`,
        place: 'webhook',
        bytes,
        headers,
        expects: 'anything',
        signal,
      } as const;
      await door.send(request).catch((error: unknown) => {
        throw error instanceof GatewayError ? inOurWords(error) : error;
      });
    },
  };
}

/** The door speaks of sources; the operator mends a channel. */
function inOurWords(error: GatewayError): GatewayError {
  if (error.code === 'stopped') return error;
  const options = { cause: error, ...(error.retryAfterMs !== undefined && { retryAfterMs: error.retryAfterMs }) };
  return new GatewayError(error.remedy === 'retry' ? 'channel.later' : 'channel.refused', error.message, options);
}

export default defineChannel<WebhookSettings>({ name: 'webhook', settingsSchema, open: webhook });
