/** Days before today that every run reads again: teachers correct marks afterwards, and the diary has no "changed since". */
export const LOOK_BACK_DAYS = 14;
/** The only type whose id and name are the same in every source seen. */
export const HOMEWORK = 'Домашнее задание';

export interface Account {
  readonly login: string;
  readonly password: string;
  /** Role to choose where one login has several: the value of the sign-in form's `rolegroup`. */
  readonly roleGroup?: string;
}

export interface Config {
  readonly origin: string;
  /** Id of the school in this installation, or its exact short or full name. */
  readonly school: string;
  readonly accounts: readonly Account[];
  readonly installation?: string;
  readonly requestsPerSecond?: number;
  readonly parallel?: number;
  readonly sessions?: number;
  readonly lookBackDays?: number;
  readonly homeworkTypes?: readonly string[];
  readonly attachments?: boolean;
}

/** Every default is told once more in the code that reads the setting: ajv fills them in, callers of `pull` need not. */
export const configSchema = {
  type: 'object',
  required: ['origin', 'school', 'accounts'],
  additionalProperties: false,
  properties: {
    origin: {
      type: 'string',
      format: 'uri',
      pattern: '^https?://',
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
          login: { type: 'string', minLength: 1, maxLength: 200 },
          password: { type: 'string', minLength: 1, maxLength: 200, writeOnly: true },
          roleGroup: { type: 'string', maxLength: 50, description: 'Role to choose, where one login has several.' },
        },
      },
    },
    installation: {
      type: 'string',
      maxLength: 100,
      default: '',
      description:
        'Set it where two installations number their schools alike; part of every pseudonym, so never change it.',
    },
    requestsPerSecond: { type: 'number', exclusiveMinimum: 0, maximum: 1000, default: 2 },
    parallel: { type: 'integer', minimum: 1, maximum: 32, default: 2, description: 'Most requests at once.' },
    sessions: { type: 'integer', minimum: 1, maximum: 64, default: 4, description: 'Most accounts signed in at once.' },
    lookBackDays: { type: 'integer', minimum: 0, maximum: 366, default: LOOK_BACK_DAYS },
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
      description:
        'Count the files attached to assignments (one more request a class and week, or a few); they are never fetched.',
    },
  },
} as const;
