import type { Answer } from '../kit/answer.ts';
import type { Fields } from '../kit/http-request.ts';
import { isOfAccount } from './accounts.ts';
import type { Member } from './roll.ts';
import type { Call } from './session.ts';

/** Asks by the first account that sees the pupil, and by the next one where that one fails. @throws {GatewayError} the last failure */
export async function ofMember(member: Member, action: string, form: Fields): Promise<Answer> {
  const [answer] = await allOfMember(member, [{ action, form }]);
  return answer!;
}

/** The same for several calls, in this order: all of them by one account. */
export async function allOfMember({ sessions }: Member, calls: readonly Call[]): Promise<readonly Answer[]> {
  for (let nth = 0; ; nth += 1) {
    try {
      return await sessions[nth]!.askAll(calls);
    } catch (error) {
      if (!isOfAccount(error) || nth + 1 >= sessions.length) throw error;
    }
  }
}
