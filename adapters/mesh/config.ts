import { HTTP_SETTINGS, type HttpSettings, PACE_SETTINGS, type PaceSettings } from '../kit/http-settings.ts';
import { READING_SETTINGS, type ReadingSettings } from '../kit/reading-settings.ts';
import { ADDRESS, defaultsIn, INSTALLATION, SIGN_IN } from '../kit/setting-parts.ts';

export interface Account {
  readonly login: string;
  readonly password: string;
}

/** Settings of one source: one school of one regional node. */
export interface Config extends HttpSettings, PaceSettings, ReadingSettings {
  readonly origin: string;
  readonly familyUrl: string;
  readonly webUrl: string;
  readonly school: string;
  readonly accounts: readonly Account[];
  readonly installation: string;
}

export const configSchema = {
  type: 'object',
  required: ['school', 'accounts'],
  additionalProperties: false,
  properties: {
    origin: {
      ...ADDRESS,
      default: 'https://authedu.mosreg.ru',
      examples: ['https://authedu.mosreg.ru', 'https://ms-edu.tatar.ru'],
      description: 'Address of the region’s node: sign-in, calendar, and the calls of the staff.',
    },
    familyUrl: {
      ...ADDRESS,
      default: 'https://api.myschool.mosreg.ru',
      examples: ['https://api.myschool.mosreg.ru', 'https://authedu.mosreg.ru/api'],
      description:
        'Address in front of /family/mobile/v1: a host of its own without /api; newer clients ask the node itself, with /api.',
    },
    webUrl: {
      ...ADDRESS,
      default: 'https://myschool.mosreg.ru',
      examples: ['https://myschool.mosreg.ru'],
      description: 'Address of the web front: profiles of an account (/acl/api) and school years (/core/api).',
    },
    school: {
      type: 'string',
      pattern: '^[0-9]+$',
      examples: ['1234'],
      description: 'Number of the school in this node, no name: `school_id` of its profiles.',
    },
    accounts: {
      type: 'array',
      minItems: 1,
      maxItems: 2000,
      description:
        'Accounts with login and password of the region. One must be of the staff and see the whole school: classes, lessons, homework, attendance. The others are parents’ or pupils’: marks are read of the pupils whom they see.',
      items: {
        type: 'object',
        required: ['login', 'password'],
        additionalProperties: false,
        properties: SIGN_IN,
      },
    },
    installation: {
      ...INSTALLATION,
      description: 'Set it where two nodes number their schools alike; part of every pseudonym, so never change it.',
    },
    requestsPerSecond: {
      ...PACE_SETTINGS.requestsPerSecond,
      description: 'Most requests a second to each host, by all sources of it together.',
    },
    parallel: {
      ...PACE_SETTINGS.parallel,
      description: 'Most requests under way at each host, by all sources of it together.',
    },
    ...READING_SETTINGS,
    ...HTTP_SETTINGS,
  },
} as const;

/** The settings with the defaults of the schema, for callers that did not fill them in. */
export const withDefaults = (given: Partial<Config>): Config => ({
  school: '',
  accounts: [],
  ...defaultsIn(configSchema.properties),
  ...given,
});
