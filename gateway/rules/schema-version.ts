import { readFileSync } from 'node:fs';

/** Version of schemas/canonical/; sheets remember the one they were written with. */
export const SCHEMA_VERSION: number = (
  JSON.parse(readFileSync(new URL('../../schemas/canonical/version.json', import.meta.url), 'utf8')) as {
    schema: number;
  }
).schema;
