/** Ways out of one cause of an error, where that of its code would mislead. */
export const WAYS_OUT = {
  'file-in-the-way': 'Move this file away: a folder has to stand there; or name another data folder with SVOD_DATA.',
} as const satisfies Readonly<Record<string, string>>;
export type WayOut = keyof typeof WAYS_OUT;
