import { HTTP_SETTINGS, type HttpSettings, PACE_SETTINGS, type PaceSettings } from '../kit/http-settings.ts';
import { READING_SETTINGS, type ReadingSettings } from '../kit/reading-settings.ts';
import { ADDRESS, defaultsIn } from '../kit/setting-parts.ts';

/** Settings of one source. One token reads one school, several, or a region; so may one source. */
export interface Config extends HttpSettings, PaceSettings, ReadingSettings {
  readonly baseUrl: string;
  readonly schools?: readonly string[];
  readonly accessToken?: string;
  readonly accessTokenExpires?: string;
  readonly clientId?: string;
  readonly clientSecret?: string;
  readonly refreshToken?: string;
  readonly attendWritten: boolean;
  readonly readTasks: boolean;
  readonly marksBy: 'lessons' | 'edu-group';
  readonly periodOn: number;
}

const secret = { type: 'string', minLength: 1, writeOnly: true } as const;

export const configSchema = {
  type: 'object',
  additionalProperties: false,
  required: [],
  anyOf: [{ required: ['accessToken'] }, { required: ['clientId', 'clientSecret', 'refreshToken'] }],
  properties: {
    baseUrl: {
      ...ADDRESS,
      default: 'https://api.dnevnik.ru/v2',
      examples: ['https://api.dnevnik.ru/v2', 'https://api.school.mosreg.ru/v2'],
      description: 'Address of the API with its version.',
    },
    schools: {
      type: 'array',
      items: { type: 'string', pattern: '^[0-9]+$', examples: ['1000010000001'] },
      minItems: 1,
      uniqueItems: true,
      description: 'Ids of the schools to read; all that the token may read where this is left out.',
    },
    accessToken: {
      ...secret,
      renewedBy: 'refreshToken',
      description: 'Token of 32 characters. May be left out where a refresh token is given.',
    },
    accessTokenExpires: {
      type: 'string',
      format: 'date',
      description: 'Last day of the access token, where the vendor told it: `svod doctor` warns in time.',
    },
    clientId: { type: 'string', minLength: 1, description: 'OAuth: id of the application.' },
    clientSecret: { ...secret, description: 'OAuth: secret of the application.' },
    refreshToken: {
      ...secret,
      description: 'OAuth: renews the access token when it has run out. Assumed: it stays valid when used.',
    },
    attendWritten: {
      type: 'boolean',
      default: false,
      description:
        'The teachers also write who was present (status Attend), so that a lesson without entries is one without attendance.',
    },
    readTasks: {
      type: 'boolean',
      default: false,
      description:
        'Read the tasks of works too: to whom homework was set that is not for the whole class. One task a pupil and work: the largest answers of all.',
    },
    marksBy: {
      enum: ['lessons', 'edu-group'],
      default: 'lessons',
      description:
        'lessons: marks of the lessons of a week, complete. edu-group: marks of a class between two days; which day is meant is unknown, so nothing is taken for withdrawn.',
    },
    lookBackDays: {
      ...READING_SETTINGS.lookBackDays,
      maximum: 30,
      description:
        'Days read again every night, rounded out to whole weeks: the API has no "changed since". After more than a week without a reading they count from the last one.',
    },
    periodOn: {
      type: 'integer',
      minimum: 0,
      maximum: 7,
      default: 7,
      description:
        'Day of the week (1 Monday … 7 Sunday) on which the whole open reporting period is read, as with `svod collect --period`. 0: only then.',
    },
    since: READING_SETTINGS.since,
    requestsPerSecond: { ...PACE_SETTINGS.requestsPerSecond, default: 10 },
    parallel: { ...PACE_SETTINGS.parallel, default: 4 },
    ...HTTP_SETTINGS,
  },
} as const;

/** The settings with the defaults of the schema, for callers that did not fill them in. */
export const withDefaults = (given: Partial<Config>): Config => ({
  ...defaultsIn(configSchema.properties),
  ...given,
});
