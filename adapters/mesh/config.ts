import { HTTP_SETTINGS } from '../kit/http-settings.ts';
import { READING_SETTINGS } from '../kit/reading-settings.ts';

export interface Account {
  readonly login: string;
  readonly password: string;
}

/** Settings of one source: one school of one regional node. */
export interface Config {
  readonly origin: string;
  readonly familyUrl: string;
  readonly webUrl: string;
  readonly school: string;
  readonly accounts: readonly Account[];
  readonly installation: string;
  readonly requestsPerSecond: number;
  readonly parallel: number;
  readonly lookBackDays: number;
  readonly since?: string;
  readonly timeoutMs: number;
  readonly firstWaitMs: number;
  readonly maxAnswerMiB: number;
  readonly ca?: string;
  readonly proxy?: string;
}

const address = { type: 'string', format: 'uri', pattern: '^https?://' } as const;

export const configSchema = {
  type: 'object',
  required: ['school', 'accounts'],
  additionalProperties: false,
  properties: {
    origin: {
      ...address,
      default: 'https://authedu.mosreg.ru',
      examples: ['https://authedu.mosreg.ru', 'https://ms-edu.tatar.ru'],
      description: 'Address of the region’s node: sign-in, calendar, and the calls of the staff.',
    },
    familyUrl: {
      ...address,
      default: 'https://api.myschool.mosreg.ru',
      examples: ['https://api.myschool.mosreg.ru', 'https://authedu.mosreg.ru/api'],
      description:
        'Address in front of /family/mobile/v1: a host of its own without /api; newer clients ask the node itself, with /api.',
    },
    webUrl: {
      ...address,
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
        properties: {
          login: { type: 'string', minLength: 1, maxLength: 200 },
          password: { type: 'string', minLength: 1, maxLength: 200, writeOnly: true },
        },
      },
    },
    installation: {
      type: 'string',
      maxLength: 100,
      default: '',
      description: 'Set it where two nodes number their schools alike; part of every pseudonym, so never change it.',
    },
    requestsPerSecond: {
      type: 'number',
      exclusiveMinimum: 0,
      maximum: 100000,
      default: 2,
      description: 'Most requests a second to each host, by all sources of it together.',
    },
    parallel: {
      type: 'integer',
      minimum: 1,
      maximum: 64,
      default: 2,
      description: 'Most requests under way at each host, by all sources of it together.',
    },
    ...READING_SETTINGS,
    ...HTTP_SETTINGS,
  },
} as const;

const { properties } = configSchema;

/** The settings with the defaults of the schema, for callers that did not fill them in. */
export const withDefaults = (given: Partial<Config>): Config => ({
  origin: properties.origin.default,
  familyUrl: properties.familyUrl.default,
  webUrl: properties.webUrl.default,
  school: '',
  accounts: [],
  installation: properties.installation.default,
  requestsPerSecond: properties.requestsPerSecond.default,
  parallel: properties.parallel.default,
  lookBackDays: properties.lookBackDays.default,
  timeoutMs: properties.timeoutMs.default,
  firstWaitMs: properties.firstWaitMs.default,
  maxAnswerMiB: properties.maxAnswerMiB.default,
  ...given,
});
