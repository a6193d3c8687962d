import { HTTP_SETTINGS, type HttpSettings, PACE_SETTINGS, type PaceSettings } from '../kit/http-settings.ts';
import { READING_SETTINGS, type ReadingSettings } from '../kit/reading-settings.ts';
import { ADDRESS, defaultsIn, INSTALLATION, SIGN_IN } from '../kit/setting-parts.ts';

/** The only type whose id and name are the same in every source seen. */
export const HOMEWORK = 'Домашнее задание';

/**
 * Letters of attendance that some installs write where a mark stands, and that stand in reports and in the mobile API;
 * mappings/codes/attendance.csv says what each means.
 */
const LETTERS = ['Н', 'УП', 'Б', 'НП', 'ОТ', 'ОП', 'ОСВ'] as const;
/** Where the PINs of the mobile application are exchanged for tokens, for all installations together. */
const IDENTITY = 'https://identity.ir-tech.ru';

export interface Account {
  readonly login: string;
  readonly password: string;
  /** Role to choose where one login has several: the value of the sign-in form's `rolegroup`. */
  readonly roleGroup?: string;
}

export interface Config extends HttpSettings, PaceSettings, ReadingSettings {
  readonly origin: string;
  /** Id of the school in this installation, or its exact short or full name. */
  readonly school: string;
  readonly accounts: readonly Account[];
  readonly installation: string;
  readonly sessions: number;
  readonly way: 'diary' | 'mobile' | 'reports' | 'best';
  readonly identity: string;
  readonly applicationSecret?: string;
  readonly homeworkTypes: readonly string[];
  readonly attendanceLetters: readonly string[];
  readonly attachments: boolean;
}

export const configSchema = {
  type: 'object',
  required: ['origin', 'school', 'accounts'],
  additionalProperties: false,
  properties: {
    origin: {
      ...ADDRESS,
      examples: ['https://sgo.example.ru'],
      description: 'Address of the installation, without /webapi.',
    },
    school: {
      type: 'string',
      minLength: 1,
      maxLength: 500,
      description: 'Id of the school in this installation, or its exact short or full name.',
    },
    accounts: {
      type: 'array',
      minItems: 1,
      maxItems: 2000,
      description: 'Accounts that together see the pupils of the school. One session is open for each at any time.',
      items: {
        type: 'object',
        required: ['login', 'password'],
        additionalProperties: false,
        properties: {
          ...SIGN_IN,
          roleGroup: { type: 'string', maxLength: 50, description: 'Role to choose, where one login has several.' },
        },
      },
    },
    installation: INSTALLATION,
    ...PACE_SETTINGS,
    sessions: {
      type: 'integer',
      minimum: 1,
      maximum: 2000,
      default: 50,
      description:
        'Most accounts signed in at once. Where it is as many as there are accounts, each signs in once a run.',
    },
    ...READING_SETTINGS,
    way: {
      type: 'string',
      enum: ['diary', 'mobile', 'reports', 'best'],
      default: 'best',
      description:
        'How journals are read: by the web diary; by the API of the mobile application (topics, attendance and marks of periods too); by the diary and a queued report of attendance for every pupil and week (slow); or by the best of these that the version has and the accounts may use: mobile, then reports, then diary.',
    },
    identity: {
      ...ADDRESS,
      default: IDENTITY,
      examples: [IDENTITY],
      description: 'Address of the service that gives tokens of the mobile application; asked only where it is used.',
    },
    applicationSecret: {
      type: 'string',
      minLength: 1,
      maxLength: 200,
      writeOnly: true,
      description: 'Secret of the mobile application, where the service of tokens wants one; the vendor tells it.',
    },
    attendanceLetters: {
      type: 'array',
      maxItems: 50,
      items: { type: 'string', minLength: 1, maxLength: 10 },
      default: [...LETTERS],
      description:
        'Letters that are attendance, and no mark, where this installation writes them in the place of a mark; none where it never does.',
    },
    homeworkTypes: {
      type: 'array',
      minItems: 1,
      maxItems: 20,
      items: { type: 'string', minLength: 1, maxLength: 200 },
      default: [HOMEWORK],
      description: 'Names of the assignment types that are homework.',
    },
    attachments: {
      type: 'boolean',
      default: true,
      description: 'Count the files attached to homework (one more request a class, or a few); they are never fetched.',
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
