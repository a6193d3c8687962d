import type { RaisedForms } from '../../gateway/contracts/errors.ts';

/** What only this adapter raises, in the operator's Russian. */
export const SENTENCES: RaisedForms = {
  doing: {
    'signing in to the platform': 'вход на платформу',
    'putting node {id}': 'узел {id}',
  },
  what: {
    'answered 202 without a ticket': 'ответ 202 без номера',
    'refused a fresh token': 'свежий токен отклонён',
    'the answer has no token': 'в ответе нет токена',
    'the answer has no nodes': 'в ответе нет узлов',
    'the answer has no verdicts': 'в ответе нет решений',
    'the answer has no verdict on a parcel': 'в ответе нет решения о посылке',
    'the answer has no {what}': 'в ответе нет списка {what}',
    'every parcel is refused: {why}': 'отклонены все посылки: {why}',
    '{status} no reason given': '{status}, причина не названа',
    'its parent is missing': 'нет его родителя',
  },
};
