import { HTTP_SETTINGS, type HttpSettings, PACE_SETTINGS, type PaceSettings } from '../kit/http-settings.ts';
import { READING_SETTINGS, type ReadingSettings } from '../kit/reading-settings.ts';
import { ADDRESS, defaultsIn, SIGN_IN } from '../kit/setting-parts.ts';

export interface Account {
  readonly login: string;
  readonly password: string;
}

/** When a reporting period begins and ends, "MM-DD" of the school year. */
export interface Period {
  readonly code: string;
  readonly begins: string;
  readonly ends: string;
}

export interface Config extends HttpSettings, PaceSettings, ReadingSettings {
  readonly origin: string;
  readonly school: string;
  readonly accounts: readonly Account[];
  readonly periods: readonly Period[];
  /** Days without lessons; with them the timetable is made into records. */
  readonly vacations?: readonly { readonly from: string; readonly to: string }[];
}

/**
 * Periods by their codes, with the days that are the custom. The system does not tell when a period ends. 360000 to 360002 and 360011 are
 * recorded; 360003 and 360012 are assumed to go on in the same way.
 */
const PERIODS: readonly Period[] = [
  { code: '360000', begins: '09-01', ends: '10-31' },
  { code: '360001', begins: '11-01', ends: '12-31' },
  { code: '360002', begins: '01-01', ends: '03-31' },
  { code: '360003', begins: '04-01', ends: '05-26' },
  { code: '360011', begins: '09-01', ends: '12-31' },
  { code: '360012', begins: '01-01', ends: '05-26' },
];
const DAY_OF_YEAR = {
  type: 'string',
  pattern: '^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])$',
  examples: ['10-31'],
} as const;

export const configSchema = {
  type: 'object',
  required: ['origin', 'school', 'accounts'],
  additionalProperties: false,
  properties: {
    origin: {
      ...ADDRESS,
      examples: ['https://avers.example.ru:8080'],
      description: 'Address of the school’s server.',
    },
    school: {
      type: 'string',
      pattern: '^[0-9A-Za-z._-]{1,60}$',
      examples: ['1023600000001'],
      description:
        'A key of your own for this school, no name and no id of the system’s (every server calls its school 1): its ОГРН, for example. Latin letters, digits, dot, underscore, hyphen. Part of every pseudonym, so never change it.',
    },
    accounts: {
      type: 'array',
      minItems: 1,
      maxItems: 5000,
      description:
        'Accounts of pupils that together see the school. With parents’ accounts texts are kept as presence only.',
      items: {
        type: 'object',
        required: ['login', 'password'],
        additionalProperties: false,
        properties: SIGN_IN,
      },
    },
    periods: {
      type: 'array',
      maxItems: 40,
      default: PERIODS,
      description:
        'First and last day of the reporting periods by their codes, month and day: the system does not tell them. Marks of a code that is not here wait in quarantine.',
      items: {
        type: 'object',
        required: ['code', 'begins', 'ends'],
        additionalProperties: false,
        properties: {
          code: { type: 'string', pattern: '^[0-9]{1,12}$', examples: ['360001'] },
          begins: DAY_OF_YEAR,
          ends: DAY_OF_YEAR,
        },
      },
    },
    ...PACE_SETTINGS,
    ...READING_SETTINGS,
    vacations: {
      type: 'array',
      maxItems: 60,
      description:
        'Vacations and public holidays of the school year, first and last day: the system does not tell them. With them the timetable says which lessons must be there; without, it only numbers those that are.',
      items: {
        type: 'object',
        required: ['from', 'to'],
        additionalProperties: false,
        properties: { from: { type: 'string', format: 'date' }, to: { type: 'string', format: 'date' } },
      },
    },
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
