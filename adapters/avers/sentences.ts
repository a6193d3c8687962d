import type { RaisedForms } from '../../gateway/contracts/errors.ts';

/** What only this adapter raises, in the operator's Russian. */
export const SENTENCES: RaisedForms = {
  what: {
    'answered nothing to an account just signed in': 'пустой ответ сразу после входа: система не узнаёт учётную запись',
  },
};
