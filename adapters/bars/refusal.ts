import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';

/** Whether one call was refused, or answered something unreadable, while the session is sound: others may be answered. */
export const isRefusal = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && ['http.forbidden', 'http.not-found', 'vendor.answer'].includes(error.code);

/** The parsed answer; undefined where the account is refused it or the version does not have it. */
export async function whereAllowed(ask: () => Promise<Answer>): Promise<unknown> {
  try {
    return (await ask()).json;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}
