/** Ways out of one cause of an error, where that of its code would mislead. */
export const WAYS_OUT = {
  'file-in-the-way': 'Move this file away: a folder has to stand there; or name another data folder with SVOD_DATA.',
  'no-store':
    'Move it away from the data folder; where your store stood there, bring its key back if that is gone (`svod key import FILE`), then `svod restore BACKUP`.',
  'name-not-found':
    'Check the address in svod.json: most often the name is mistyped; where it is right, check DNS on this machine.',
  'dns-silent': 'Wait; if it lasts, check DNS and the network of this machine, and the address in svod.json.',
} as const satisfies Readonly<Record<string, string>>;
export type WayOut = keyof typeof WAYS_OUT;
