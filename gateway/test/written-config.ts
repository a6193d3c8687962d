import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config/config.ts';
import { readConfig } from '../config/read-config.ts';
import type { ConfigRules } from '../config/written.ts';
import { GatewayError } from '../contracts/errors.ts';
import { newFolder } from './svod-process.ts';

/* A configuration of a system, a platform and a way to reach people that are nobody's. */

const SETTINGS = {
  type: 'object',
  additionalProperties: false,
  required: ['token'],
  properties: {
    url: { type: 'string', format: 'uri' },
    token: { type: 'string', writeOnly: true },
    parallel: { type: 'integer', default: 2 },
    accounts: {
      type: 'array',
      items: {
        type: 'object',
        properties: { login: { type: 'string' }, password: { type: 'string', writeOnly: true } },
      },
    },
  },
};
export const RULES: ConfigRules = {
  schema: JSON.parse(readFileSync('schemas/config/svod.schema.json', 'utf8')) as object,
  settingsOf: (_kind, name) => (['journal', 'platform'].includes(name) ? SETTINGS : undefined),
  names: { source: ['journal'], destination: ['platform'], channel: ['mail'], profile: ['default'] },
};
/** A document with one source, s1. */
export const source = (settings: object, more: object = {}): object => ({
  sources: { s1: { system: 'journal', settings, ...more } },
});

/** svod.json in a folder of its own. */
export interface WrittenConfig {
  readonly folder: string;
  /** Writes the document; gives the file. */
  write(document: unknown): string;
  read(document: unknown, env?: NodeJS.ProcessEnv): Config;
  /** What is told of a document that is wrong. */
  errorOf(document: unknown, env?: NodeJS.ProcessEnv): GatewayError;
}

export function writtenConfig(): WrittenConfig {
  const folder = newFolder();
  const write: WrittenConfig['write'] = (document) => {
    const file = join(folder, 'svod.json');
    const isWritten = typeof document === 'string' || document instanceof Uint8Array;
    writeFileSync(file, isWritten ? document : JSON.stringify(document, null, 2));
    return file;
  };
  const read: WrittenConfig['read'] = (document, env = {}) => readConfig(write(document), RULES, env);
  return {
    folder,
    write,
    read,
    errorOf(document, env) {
      try {
        read(document, env);
      } catch (error) {
        if (error instanceof GatewayError) return error;
        throw error;
      }
      throw new Error('no error');
    },
  };
}
