import type { RaisedForms } from '../../gateway/contracts/errors.ts';

/** What only this adapter raises, in the operator's Russian. */
export const SENTENCES: RaisedForms = {
  doing: {
    'finding the school of the setting "schoolName"': 'настройка schoolName',
    'going on in a session of a browser': 'сеанс из браузера',
  },
  what: {
    'a pupil without an id': 'ученик без номера',
    'a child without a number': 'ребёнок без номера',
    'another child is shown than the one chosen': 'показан не тот ребёнок, который выбран',
    'it has ended; copy its sessionid anew': 'он закончился: скопируйте sessionid заново',
    'the accounts see children of {count} schools; give the name of one':
      'учётные записи видят детей из {count} школ: укажите название одной',
  },
};
