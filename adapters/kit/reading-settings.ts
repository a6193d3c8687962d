/** What is read again every night. */
export interface ReadingSettings {
  readonly lookBackDays: number;
  readonly since?: string;
}

/** Settings of what is read again every night, as parts of a vendor's JSON Schema. */
export const READING_SETTINGS = {
  lookBackDays: {
    type: 'integer',
    minimum: 0,
    maximum: 366,
    default: 14,
    description:
      'Days read again every night, rounded out to whole weeks. After more than a week without a reading they count from the last one.',
  },
  since: {
    type: 'string',
    format: 'date',
    description:
      'First day that is read: the day from which the journal is kept here, rounded out to its whole week; the school year’s where absent. The first run reads everything from it on.',
  },
} as const;
