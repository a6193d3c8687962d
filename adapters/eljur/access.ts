import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { digestOf } from '../kit/digest.ts';
import { http } from '../kit/http.ts';
import type { Fields } from '../kit/http-request.ts';
import { dayIn } from '../kit/time.ts';
import { looksLikeXml } from '../kit/xml.ts';
import type { Config } from './config.ts';
import { judge, refusalOf, type Said, saidIn } from './envelope.ts';
import { textOf, thingOf } from './shapes.ts';
import { readXmlAnswer } from './xml-answer.ts';

/** Redirects are read here, so that the archive of closed schools is known when it is met. */
const REDIRECTS = [301, 302, 303, 307, 308];
/** Errors of the envelope come with these, or with 200. */
const REFUSALS = [400, 401, 403];
const MOST_HOPS = 3;
/** New tokens for one call; two where another reader of the same account signs in too. */
const MOST_SIGN_INS = 2;

/** A method of the API; gives the result without its envelope. */
export type Call = (method: string, given?: Fields) => Promise<unknown>;
/** The calls, each ended by a signal of its own. */
export type OpenApi = (signal: AbortSignal) => Call;

interface Token {
  readonly text: string;
  /** Last day it is good on, local; '' where that is not told. */
  readonly until: string;
}

/** Tokens got by signing in, by account; for the life of the process. */
const signedIn = new Map<string, Token>();

/** The API with a token that is renewed by signing in, where the settings have a login, once for all calls that found it run out. */
export function openApi(config: Config, context: AdapterContext, clockwork: Clockwork): OpenApi {
  const { login, password, vendor, devkey, format } = config;
  const canSignIn = login !== undefined && password !== undefined;
  const account = digestOf([config.baseUrl, vendor, devkey, login ?? '', password ?? '']);
  const common: Fields = { devkey, vendor, out_format: format };
  const door = http({
    ...config,
    baseUrl: `${config.baseUrl.replace(/\/+$/, '')}/`,
    credential: login ?? config.token ?? '',
    allowLoopback: context.allowLoopback,
    answered: context.answered,
    judge,
    knowsPage: looksLikeXml,
    numbers: 'exact',
    clockwork,
  });
  let token: Token | undefined =
    signedIn.get(account) ?? (config.token === undefined ? undefined : firstToken(config.token));
  let signingIn: Promise<void> | undefined;

  const ask = async (method: string, query: Fields, form: Fields | undefined, signal: AbortSignal): Promise<Said> => {
    let path = method;
    for (let hops = 0; hops <= MOST_HOPS; hops += 1) {
      const first = path === method ? { query: { ...common, ...query }, ...(form && { form }) } : {};
      const answer = await door.send({ path, place: method, ...first, accepts: [...REFUSALS, ...REDIRECTS], signal });
      if (!REDIRECTS.includes(answer.status)) return saidIn(bodyOf(answer, method), answer.status);
      path = wayOn(answer, method);
    }
    throw new GatewayError('http.not-found', `reading ${method}: redirected more than ${MOST_HOPS} times`);
  };

  async function signIn(signal: AbortSignal): Promise<void> {
    const said = await ask('auth', {}, { login, password }, signal);
    const result = thingOf(said.result);
    const text = textOf(result['token']);
    if (said.state >= 400 && refusalOf(said).what.includes('key')) throw errorOf('auth', said);
    if (said.state >= 400 || text === '')
      throw new GatewayError(
        'vendor.login',
        `signing in at ${new URL(config.baseUrl).origin}: login or password is refused`,
      );
    token = { text, until: textOf(result['expires']).slice(0, 10) };
    signedIn.set(account, token);
  }

  const signInOnce = (signal: AbortSignal): Promise<void> =>
    (signingIn ??= signIn(signal).finally(() => (signingIn = undefined)));

  const isOver = ({ until }: Token): boolean => until !== '' && until <= dayIn(context.now(), context.zone);

  async function call(method: string, given: Fields, signal: AbortSignal): Promise<unknown> {
    for (let signIns = 0; ; signIns += 1) {
      if (canSignIn && (signingIn !== undefined || token === undefined || isOver(token))) await signInOnce(signal);
      const used = token;
      const said = await ask(method, { ...given, auth_token: used?.text ?? '' }, undefined, signal);
      if (said.state < 400) return said.result;
      const { what } = refusalOf(said);
      if (!canSignIn || what !== 'the token is refused' || signIns === MOST_SIGN_INS) throw errorOf(method, said);
      if (token === used) token = undefined;
    }
  }

  return (signal) =>
    (method, given = {}) =>
      call(method, given, signal);
}

const firstToken = (text: string): Token => ({ text, until: '' });

function errorOf(method: string, said: Said): GatewayError {
  const { code, what } = refusalOf(said);
  return new GatewayError(code, `reading ${method}: ${what}`);
}

/** The parsed body, JSON or XML. @throws {GatewayError} http.not-json */
function bodyOf(answer: Answer, method: string): unknown {
  if (!looksLikeXml(answer.text)) return answer.json;
  try {
    return readXmlAnswer(answer.text);
  } catch (error) {
    throw new GatewayError('http.not-json', `reading ${method}: answered XML that is cut off or wrong`, {
      cause: error,
    });
  }
}

/** Where a redirect leads, if it stays at the host. @throws {GatewayError} http.not-found */
function wayOn({ headers, url }: Answer, method: string): string {
  const location = headers['location'];
  const target = location !== undefined && URL.canParse(location, url.href) ? new URL(location, url) : undefined;
  if (target && /^\/archive\/?$/.test(target.pathname))
    throw new GatewayError(
      'http.not-found',
      `reading ${method}: the school is closed here, its journal is in the archive`,
    );
  if (!target || target.host !== url.host)
    throw new GatewayError('http.not-found', `reading ${method}: leads to another host`);
  return target.href;
}
