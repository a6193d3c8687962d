import { hintOf, sentence, told } from '../messages/told.ts';

/** The action that a command's first word names. @throws {GatewayError} usage.invalid, with the actions there are */
export function actionOf<Action extends string>(command: string, word: string, actions: readonly Action[]): Action {
  const action = actions.find((known) => known === word);
  if (action) return action;
  throw told('usage.invalid', [sentence('usage.no-action', { command, word, hint: hintOf(word, actions) })]);
}
