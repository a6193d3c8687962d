import { createHash } from 'node:crypto';
import { runInNewContext } from 'node:vm';

/*
 * What the vendor's own page does, for tests: it is served JavaScript and evaluates it, and makes its cookies by escape(). An independent reading
 * of the protocol; nothing of the adapter is in it.
 */

/** A date of an answer, as this client shows it. */
type Value = string | number | boolean | null;
export type Rows = readonly (readonly Value[])[];

export interface Client {
  readonly userId: number;
  readonly pupil: number;
  /** Raw text of an answer. */
  text(action: string, form?: Readonly<Record<string, string | number>>): Promise<string>;
  rows(action: string, form?: Readonly<Record<string, string | number>>): Promise<Rows>;
}

/** Rows of an answer; dates as "YYYY-MM-DD". */
export function rowsIn(text: string): Rows {
  const value: unknown = runInNewContext(`(${text})`, {
    Date: function (year: number, month: number, day: number) {
      // A text as an object: of anything else `new` would make an empty one.
      return Object(new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)) as object;
    }.bind(undefined),
  });
  // An object made by `new` is told by what it holds.
  return JSON.parse(JSON.stringify(value)) as Rows;
}

export const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

/** The three cookies; `write` says how a value is written, the vendor's page does it by escape(). */
export const cookiesOf = (login: string, password: string, userId: number, write = escapeText): string =>
  `ys-user=${write(`s:${login}`)}; ys-password=${write(`s:${sha1(password)}`)}; ys-userId=${write(`n:${userId}`)}`;

/** JavaScript's own escape(). */
const escapeText = (text: string): string => runInNewContext('escape(text)', { text }) as string;

export async function signIn(
  url: string,
  { login, password }: { readonly login: string; readonly password: string },
): Promise<Client> {
  const form = new URLSearchParams({ l: login, p: sha1(password) });
  const [user] = rowsIn(await (await fetch(`${url}/login`, { method: 'POST', body: form })).text());
  const [userId, pupil] = [Number(user![0]), Number(user![8])];
  const cookie = cookiesOf(login, password, userId);
  const text: Client['text'] = async (action, fields) => {
    const body =
      fields &&
      new URLSearchParams(Object.entries(fields).map(([key, value]): [string, string] => [key, String(value)]));
    const request = { headers: { cookie }, ...(body && { method: 'POST', body }) };
    return (await fetch(`${url}/act/${action}`, request)).text();
  };
  return { userId, pupil, text, rows: async (action, fields) => rowsIn(await text(action, fields)) };
}
