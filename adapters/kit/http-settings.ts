/** Settings of the door, as `openHttp` and every request through it go by them. */
export interface HttpSettings {
  readonly timeoutMs: number;
  readonly firstWaitMs: number;
  readonly maxAnswerMiB: number;
  readonly ca?: string;
  readonly proxy?: string;
}

/** How much one host is asked; all sources of a host share its budget. */
export interface PaceSettings {
  readonly requestsPerSecond: number;
  readonly parallel: number;
}

/** Settings of the door that every vendor's configuration has, as parts of its JSON Schema. */
export const HTTP_SETTINGS = {
  timeoutMs: { type: 'integer', minimum: 100, maximum: 600000, default: 30000, description: 'For one request.' },
  firstWaitMs: {
    type: 'integer',
    minimum: 1,
    maximum: 60000,
    default: 1000,
    description: 'Milliseconds before a failed request is tried again; doubles with every try.',
  },
  maxAnswerMiB: { type: 'integer', minimum: 1, maximum: 1024, default: 32, description: 'Largest answer taken.' },
  ca: { type: 'string', description: 'Certificate authority (PEM) of a system that uses its own.' },
  proxy: { type: 'string', format: 'uri', description: 'Address of the proxy to go through.' },
} as const;

/** As parts of a vendor's JSON Schema; careful by default: a school's own server answers beside its other work. */
export const PACE_SETTINGS = {
  requestsPerSecond: {
    type: 'number',
    exclusiveMinimum: 0,
    maximum: 100000,
    default: 2,
    description: 'Most requests a second to this host, by all sources of it together.',
  },
  parallel: {
    type: 'integer',
    minimum: 1,
    maximum: 64,
    default: 2,
    description: 'Most requests under way at this host, by all sources of it together.',
  },
} as const;
