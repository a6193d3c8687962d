import { HTTP_SETTINGS, type HttpSettings, PACE_SETTINGS, type PaceSettings } from '../kit/http-settings.ts';
import { READING_SETTINGS, type ReadingSettings } from '../kit/reading-settings.ts';
import { ADDRESS, defaultsIn, INSTALLATION } from '../kit/setting-parts.ts';

export interface Config extends HttpSettings, PaceSettings, ReadingSettings {
  readonly baseUrl: string;
  readonly vendor: string;
  readonly devkey: string;
  readonly token?: string;
  readonly login?: string;
  readonly password?: string;
  readonly installation: string;
  readonly format: 'json' | 'xml';
  readonly pupilsPerCall: number;
  readonly updates: boolean;
}

export const configSchema = {
  type: 'object',
  required: ['baseUrl', 'vendor', 'devkey'],
  additionalProperties: false,
  anyOf: [{ required: ['token'] }, { required: ['login', 'password'] }],
  properties: {
    baseUrl: {
      ...ADDRESS,
      examples: ['https://school1.eljur.ru/apiv3', 'https://edu.gounn.ru/apiv3'],
      description: 'Address of the API, with /api or /apiv3 behind the host.',
    },
    vendor: {
      type: 'string',
      minLength: 1,
      maxLength: 100,
      pattern: '^[A-Za-z0-9_-]+$',
      examples: ['school1'],
      description: 'Sub-domain of the school in ElJur; a token is good for one school only.',
    },
    token: {
      type: 'string',
      minLength: 1,
      maxLength: 500,
      writeOnly: true,
      renewedBy: 'password',
      description: 'Token of an account that sees every pupil of the school; it runs out after about three months.',
    },
    devkey: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      writeOnly: true,
      description: 'The developer’s key that ElJur’s support gives out.',
    },
    login: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      description: 'With the password: signs in by itself, and again when the token has run out.',
    },
    password: { type: 'string', minLength: 1, maxLength: 200, writeOnly: true },
    installation: INSTALLATION,
    format: {
      enum: ['json', 'xml'],
      default: 'json',
      description: 'What answers are asked for in. Whatever comes is read.',
    },
    pupilsPerCall: {
      type: 'integer',
      minimum: 1,
      maximum: 200,
      default: 40,
      description: 'Most pupils that one call asks for. Who is missing in the answer is asked for singly.',
    },
    updates: {
      type: 'boolean',
      default: true,
      description:
        'Ask the feed of changes (one more request a class), and read weeks before the look-back days in which marks were entered late.',
    },
    ...PACE_SETTINGS,
    ...READING_SETTINGS,
    ...HTTP_SETTINGS,
  },
} as const;

/** The settings with the defaults of the schema, for callers that did not fill them in. */
export const withDefaults = (given: Partial<Config>): Config => ({
  baseUrl: '',
  vendor: '',
  devkey: '',
  ...defaultsIn(configSchema.properties),
  ...given,
});
