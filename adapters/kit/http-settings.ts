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
