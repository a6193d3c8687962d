import type { RaisedForms } from '../../gateway/contracts/errors.ts';

/** What only this adapter raises, in the operator's Russian. */
export const SENTENCES: RaisedForms = {
  doing: {
    'sending mail through {host}': 'почта через {host}',
  },
};
