import type { RaisedForms } from '../../gateway/contracts/errors.ts';

/** What only this adapter raises, in the operator's Russian. */
export const SENTENCES: RaisedForms = {
  doing: {
    'finding an account of the staff in the setting "accounts"': 'настройка accounts',
  },
  what: {
    'none of them is': 'учётной записи сотрудника среди них нет',
  },
};
