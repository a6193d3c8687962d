import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Fields } from '../kit/http-request.ts';
import type { Call } from './access.ts';
import { entriesOf, idOf, thingOf } from './shapes.ts';

/** Answers of pupils, as far as they could be read. */
export interface Answers {
  /** By the pupil's id. */
  readonly byPupil: ReadonlyMap<string, unknown>;
  /** The last reason for which a pupil is missing. */
  readonly failure: GatewayError | undefined;
}

export interface Question {
  readonly method: string;
  readonly given?: Fields;
  /** Most pupils a call. */
  readonly atOnce: number;
  /** Whether an answer lists nothing, so that it is believed only when it comes twice. */
  readonly isEmpty: (answer: unknown) => boolean;
}

/**
 * Asks a method for pupils, several a call. Who is missing in an answer, or lists nothing, is asked for once more: all of the call together where
 * it is so of everybody, else singly. Who is still missing, or is refused, is left out.
 */
export async function askByPupil(call: Call, pupils: readonly string[], question: Question): Promise<Answers> {
  const { atOnce, isEmpty } = question;
  const byPupil = new Map<string, unknown>();
  let failure: GatewayError | undefined;
  const ask = async (some: readonly string[]): Promise<readonly string[]> => {
    const wanted = new Set(some);
    try {
      const result = await call(question.method, { ...question.given, student: some.join(',') });
      for (const [key, answer] of entriesOf(thingOf(result)['students'])) {
        const id = idOf(key, answer);
        if (wanted.has(id)) byPupil.set(id, answer);
      }
    } catch (error) {
      if (!isRefusal(error)) throw error;
      failure = error;
    }
    return some.filter((id) => !byPupil.has(id) || isEmpty(byPupil.get(id)));
  };
  for (let start = 0; start < pupils.length; start += atOnce) {
    const some = pupils.slice(start, start + atOnce);
    const lacking = await ask(some);
    const isAll = lacking.length === some.length;
    const left = isAll ? await ask(some) : lacking;
    for (const id of left) if (some.length > 1 && (!isAll || !byPupil.has(id))) await ask([id]);
  }
  return { byPupil, failure };
}

/** Whether one call was refused, or answered something unreadable, while others may be answered. */
export const isRefusal = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && ['http.forbidden', 'vendor.answer'].includes(error.code);
