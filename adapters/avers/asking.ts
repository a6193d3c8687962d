import type { Answer } from '../kit/answer.ts';
import type { Fields } from '../kit/http-request.ts';
import { isOfAccount } from './accounts.ts';
import type { Member } from './roll.ts';

/** Asks by the first account that sees the pupil, and by the next one where that one fails. @throws {GatewayError} the last failure */
export async function ofMember({ sessions }: Member, action: string, form: Fields): Promise<Answer> {
  for (let nth = 0; ; nth += 1) {
    try {
      return await sessions[nth]!.ask(action, form);
    } catch (error) {
      if (!isOfAccount(error) || nth + 1 >= sessions.length) throw error;
    }
  }
}
