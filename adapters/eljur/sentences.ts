import type { RaisedForms } from '../../gateway/contracts/errors.ts';

/** What only this adapter raises, in the operator's Russian. */
export const SENTENCES: RaisedForms = {
  what: {
    'the developer’s key is refused': 'ключ разработчика отклонён',
    'the token is refused': 'токен отклонён',
    'login or password is refused': 'логин или пароль отклонены',
    'the account sees no pupil': 'учётная запись не видит ни одного ученика',
    'the school is closed here, its journal is in the archive': 'школа здесь закрыта, её журнал в архиве',
    'leads to another host': 'ведёт на другой адрес',
    'answered XML that is cut off or wrong': 'пришёл оборванный или неверный XML',
  },
};
