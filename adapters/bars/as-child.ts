import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import type { Fields } from '../kit/http-request.ts';
import { shownIn } from './shown-child.ts';

const WHO = 'ProfileService/GetPersonData';

/** Asks one method, e.g. "MarkService/GetTotalMarks". */
export type Get = (method: string, query?: Fields) => Promise<Answer>;

/** What GetPersonData tells of the child; asked for where something else was asked in between. */
export type Who = () => Promise<unknown>;

/** What is done as one child of an account. */
export type Work<T> = (get: Get, who: Who) => Promise<T>;

/** Works as one child of the account, or as the one pupil it has. */
type WorkAs = <T>(child: string | undefined, work: Work<T>) => Promise<T>;

/**
 * How one session works as each of its children: see `Session.as`. One at a time.
 *
 * @param ask asks one method as a child, which is chosen before where it is not the one selected
 * @param showing told which child is selected, as far as the answers tell
 */
export function workingAsChildren(
  ask: (child: string | undefined, method: string, query?: Fields) => Promise<Answer>,
  showing: (child: string | undefined) => void,
): WorkAs {
  /** Ids of pupils by the number of the child. */
  const pupils = new Map<string, string>();
  /** Whether a child is recognised by its name. */
  let namesTell = true;
  /** @throws `other` where another child is shown */
  const visit = async <T>(child: string, work: Work<T>, isAskedBefore: boolean, other: GatewayError): Promise<T> => {
    let id = pupils.get(child);
    let told: { readonly json: unknown } | undefined;
    const who: Who = async () => {
      if (told) return told.json;
      told = await ask(child, WHO);
      const shown = shownIn(told.json);
      if (shown.child !== undefined) showing(shown.child);
      const isNew = shown.id !== undefined && ![...pupils.values()].includes(shown.id);
      const isRight = id === undefined ? isNew && (isAskedBefore || shown.child === child) : shown.id === id;
      if (!isRight) throw other;
      id = shown.id;
      return told.json;
    };
    const get: Get = (method, query) => {
      told = undefined;
      return ask(child, method, query);
    };
    if (isAskedBefore) await who();
    const result = await work(get, who);
    await who();
    pupils.set(child, id!);
    return result;
  };
  const whoIsSelected: Who = async () => {
    const { json } = await ask(undefined, WHO);
    showing(shownIn(json).child);
    return json;
  };
  return async <T>(child: string | undefined, work: Work<T>): Promise<T> => {
    if (child === undefined) return work((method, query) => ask(child, method, query), whoIsSelected);
    const other = new GatewayError(
      'vendor.answer',
      'reading GetPersonData: another child is shown than the one chosen',
    );
    const isKnown = pupils.has(child);
    const ways = isKnown ? [false, false] : [...(namesTell ? [false] : []), true, true];
    for (const isAskedBefore of ways) {
      try {
        return await visit(child, work, isAskedBefore, other);
      } catch (error) {
        if (error !== other) throw error;
      }
      namesTell &&= isKnown || isAskedBefore;
      showing(undefined);
    }
    throw other;
  };
}
