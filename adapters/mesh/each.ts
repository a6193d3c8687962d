import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import type { Child, ChildOf } from './families.ts';
import type { Member } from './school.ts';
import { inTurn } from '../kit/turns.ts';

export interface AskEach {
  readonly members: readonly Member[];
  readonly childOf: ChildOf;
  /** Most pupils asked for at once. */
  readonly atOnce: number;
  ask(child: Child): Promise<Answer>;
  /** Told of pupils of whom nothing could be read. */
  leftOut(pupils: number, error: GatewayError): void;
}

/**
 * The answer about each pupil whom an account sees, by the pupil's profile, in the order of the members. Who is refused, or answered unreadably of,
 * is left out.
 *
 * @throws {GatewayError} where no answer came, or told to stop
 */
export async function askEach({
  members,
  childOf,
  atOnce,
  ask,
  leftOut,
}: AskEach): Promise<ReadonlyMap<string, Answer>> {
  const found = new Map<string, Answer>();
  let failure: GatewayError | undefined;
  const seen = members.flatMap(({ student, person }) => {
    const child = childOf({ student, person });
    return child ? [{ student, child }] : [];
  });
  await inTurn(seen, atOnce, async ({ student, child }) => {
    try {
      found.set(student, await ask(child));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      failure = error;
    }
  });
  if (failure) leftOut(seen.length - found.size, failure);
  return new Map(seen.flatMap(({ student }) => (found.has(student) ? [[student, found.get(student)!] as const] : [])));
}

/** One pupil, or one account, is refused or answered unreadably of; others may be answered. */
const isRefusal = (error: unknown): error is GatewayError =>
  error instanceof GatewayError &&
  ['http.forbidden', 'http.not-found', 'http.unauthorized', 'vendor.answer', 'vendor.login'].includes(error.code);
