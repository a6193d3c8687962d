import { HTTP_SETTINGS, type HttpSettings, PACE_SETTINGS, type PaceSettings } from '../kit/http-settings.ts';
import { READING_SETTINGS, type ReadingSettings } from '../kit/reading-settings.ts';
import { ADDRESS, defaultsIn, INSTALLATION, SIGN_IN } from '../kit/setting-parts.ts';

/** Signs in with login and password, or goes on in a session that a person opened in a browser. */
export interface Account {
  readonly login?: string;
  readonly password?: string;
  readonly sessionId?: string;
}

export interface Config extends HttpSettings, PaceSettings, ReadingSettings {
  readonly origin: string;
  /** What the school is called here: the system tells no id. */
  readonly school: string;
  /** Exact name of the school as the diary shows it. */
  readonly schoolName?: string;
  readonly accounts: readonly Account[];
  readonly installation: string;
}

export const configSchema = {
  type: 'object',
  required: ['origin', 'school', 'accounts'],
  additionalProperties: false,
  properties: {
    origin: {
      ...ADDRESS,
      examples: ['https://school.example.ru'],
      description: 'Address of the installation, without /api.',
    },
    school: {
      type: 'string',
      minLength: 1,
      maxLength: 60,
      pattern: '^[\\x21-\\x7E]+$',
      examples: ['school-12'],
      description:
        'A key of your own for this school, no name and no id of the system’s (it tells none; the name is `schoolName`): its ОГРН or school-12, for example. Latin letters, digits and signs without blanks. Part of every pseudonym, so never change it.',
    },
    schoolName: {
      type: 'string',
      minLength: 1,
      maxLength: 500,
      description:
        'Exact name of the school as the diary shows it. Needed where accounts see children of several schools.',
    },
    accounts: {
      type: 'array',
      minItems: 1,
      maxItems: 2000,
      description: 'Accounts that together see the pupils of the school: parents’ or pupils’.',
      items: {
        type: 'object',
        additionalProperties: false,
        anyOf: [{ required: ['login', 'password'] }, { required: ['sessionId'] }],
        properties: {
          ...SIGN_IN,
          sessionId: {
            type: 'string',
            minLength: 8,
            maxLength: 200,
            writeOnly: true,
            description: 'Cookie sessionid of a session opened in a browser, where the sign-in is by ESIA only.',
          },
        },
      },
    },
    installation: {
      ...INSTALLATION,
      description:
        'Set it where two installations call schools alike here; part of every pseudonym, so never change it.',
    },
    ...PACE_SETTINGS,
    ...READING_SETTINGS,
    ...HTTP_SETTINGS,
  },
} as const;

/** The settings with the defaults of the schema, for callers that did not fill them in. */
export const withDefaults = (given: Partial<Config>): Config => ({
  origin: '',
  school: '',
  accounts: [],
  ...defaultsIn(configSchema.properties),
  ...given,
});
