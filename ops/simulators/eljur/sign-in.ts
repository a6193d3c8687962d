import type { Account } from './accounts.ts';
import { Refusal } from './call.ts';
import type { Token, Tokens } from './credentials.ts';

/** What signing in needs. */
export interface SignIn {
  readonly devkey: string;
  readonly tokens: Tokens;
  /** Hours from UTC of a school; undefined: no such school. */
  readonly offsetOf: (vendor: string) => number | undefined;
  readonly accountOf: (vendor: string, login: string) => Account | undefined;
}

type Given = ReadonlyMap<string, string>;

/** The sub-domain that a call names, where the developer's key is right and the school exists. @throws {Refusal} */
export function vendorAsked(given: Given, { devkey, offsetOf }: Pick<SignIn, 'devkey' | 'offsetOf'>): string {
  if (given.get('devkey') !== devkey) throw new Refusal(400, 'не удалось авторизовать разработчика');
  const vendor =
    given
      .get('vendor')
      ?.toLowerCase()
      .replace(/\.eljur\.ru$/, '') ?? '';
  if (offsetOf(vendor) === undefined) throw new Refusal(400, 'не найдено образовательное учреждение');
  return vendor;
}

/** Answer to `auth`. @throws {Refusal} with the error code "login" where login or password are wrong */
export function signIn(given: Given, parts: SignIn): object {
  const vendor = vendorAsked(given, parts);
  const login = given.get('login')?.trim() ?? '';
  const account = parts.accountOf(vendor, login);
  if (!account || account.password !== given.get('password'))
    throw new Refusal(400, 'неверный логин или пароль', 'login');
  const token = parts.tokens.give(vendor, account);
  return { token: token.text, expires: expiryOf(token, parts) };
}

/**
 * Answer to `getusersvendors`, which is not wrapped: a token for each school of the one who came through the state's sign-on. The token of that
 * sign-on is a JWT whose `sub` is a login here; its signature is not checked (assumed: which claims it has is not known).
 */
export function usersVendors(
  given: Given,
  parts: SignIn,
  schools: readonly { readonly vendor: string; readonly id: string; readonly title: string; readonly login: string }[],
): readonly object[] | undefined {
  const login = subjectOf(given.get('v_token') ?? '');
  const found = schools.filter((school) => school.login === login);
  if (login === undefined || found.length === 0) return undefined;
  return found.map(({ vendor, id, title }) => {
    const token = parts.tokens.give(vendor, { login });
    return {
      token: token.text,
      vendor,
      vendor_id: id,
      vendor_title: title,
      user_title: login,
      login,
      expires: expiryOf(token, parts),
    };
  });
}

function subjectOf(jwt: string): string | undefined {
  const [, payload = ''] = jwt.split('.');
  try {
    const { sub } = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly sub?: unknown };
    return typeof sub === 'string' ? sub : undefined;
  } catch {
    return undefined;
  }
}

/** "2027-01-22 03:00:00", local. */
const expiryOf = ({ expires, vendor }: Token, { offsetOf }: Pick<SignIn, 'offsetOf'>): string =>
  new Date(expires + (offsetOf(vendor) ?? 0) * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
