export interface MonoLogSettings {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clientSecretExpires?: string;
  readonly parameters?: string;
  readonly requestsPerSecond?: number;
  readonly parallel?: number;
  readonly timeoutMs?: number;
  readonly ca?: string;
  readonly proxy?: string;
}

/** Version of the list of parameters that mappings/mono-log/ follow. */
export const PARAMETERS_VERSION = '1';

export const settingsSchema = {
  type: 'object',
  required: ['baseUrl', 'clientId', 'clientSecret'],
  additionalProperties: false,
  properties: {
    baseUrl: {
      type: 'string',
      format: 'uri',
      pattern: '^https?://',
      examples: ['https://mono-log.example'],
      description: 'Address of the platform, without /v1.',
    },
    clientId: { type: 'string', minLength: 1, maxLength: 200, description: 'OAuth2 client of this gateway.' },
    clientSecret: { type: 'string', minLength: 1, maxLength: 200, writeOnly: true },
    clientSecretExpires: {
      type: 'string',
      format: 'date',
      description: 'Last day of the client secret, where the platform told it: `svod doctor` warns in time.',
    },
    parameters: {
      type: 'string',
      pattern: '^[0-9]{1,4}(\\.[0-9]{1,4})?$',
      examples: [PARAMETERS_VERSION],
      default: PARAMETERS_VERSION,
      description: 'Version of the agreed list of parameters that every parcel names.',
    },
    requestsPerSecond: { type: 'number', exclusiveMinimum: 0, maximum: 1000, default: 20 },
    parallel: { type: 'integer', minimum: 1, maximum: 32, default: 4, description: 'Most requests at once.' },
    timeoutMs: {
      type: 'integer',
      minimum: 1000,
      maximum: 600_000,
      default: 60_000,
      description: 'Milliseconds for one call; the platform may judge 500 parcels in it.',
    },
    ca: {
      type: 'string',
      maxLength: 65_536,
      description: 'Certificate authority in PEM form, beside the system’s own.',
    },
    proxy: { type: 'string', format: 'uri', maxLength: 500, description: 'Forwarding proxy.' },
  },
} as const;
