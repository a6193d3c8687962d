import type { Owner } from '../../gateway/contracts/incident.ts';

export interface SmtpSettings {
  readonly host: string;
  readonly port?: number;
  readonly security?: 'starttls' | 'tls' | 'none';
  readonly login?: string;
  readonly password?: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly alsoTo?: Readonly<Partial<Record<Owner, readonly string[]>>>;
  readonly ca?: string;
  readonly timeoutMs?: number;
}

const addresses = { type: 'array', maxItems: 50, items: { type: 'string', format: 'email', maxLength: 254 } } as const;

export const settingsSchema = {
  type: 'object',
  required: ['host', 'from', 'to'],
  additionalProperties: false,
  dependentRequired: { login: ['password'], password: ['login'] },
  properties: {
    host: { type: 'string', minLength: 1, maxLength: 253, description: 'Mail server; it may be in your own network.' },
    port: {
      type: 'integer',
      minimum: 1,
      maximum: 65_535,
      default: 587,
      description: '587 for starttls, 465 for tls, 25 for none, where nothing else is agreed.',
    },
    security: {
      enum: ['starttls', 'tls', 'none'],
      default: 'starttls',
      description: 'none sends in clear: for a server on this machine only.',
    },
    login: { type: 'string', minLength: 1, maxLength: 200 },
    password: { type: 'string', minLength: 1, maxLength: 200, writeOnly: true },
    from: { type: 'string', format: 'email', maxLength: 254, description: 'Sender.' },
    to: { ...addresses, minItems: 1, description: 'Who gets every message.' },
    alsoTo: {
      type: 'object',
      additionalProperties: false,
      properties: { school: addresses, vendor: addresses, us: addresses, platform: addresses },
      description: 'Who else gets incidents by whose move it is: the vendor’s support, the platform’s.',
    },
    ca: {
      type: 'string',
      maxLength: 65_536,
      description: 'Certificate authority (PEM) of a server that uses its own.',
    },
    timeoutMs: { type: 'integer', minimum: 100, maximum: 600_000, default: 30_000, description: 'For one message.' },
  },
} as const;
