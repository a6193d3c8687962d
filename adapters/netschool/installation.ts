import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { cookieStore } from '../kit/cookies.ts';
import { type Http, http } from '../kit/http.ts';
import { addressOf, type Fields } from '../kit/http-request.ts';
import { type Conversation, converse } from '../kit/web-socket.ts';
import { believed, listIn } from '../kit/reading.ts';
import type { LoginData, LoginForm, School } from './api.ts';
import type { Config } from './config.ts';
import { isRefusal } from './refusal.ts';
import { isWarningPage } from './warning.ts';

/** From this version on, signing out is a call of the web API; below, a page of the old site. */
const NEW_SIGN_OUT: readonly number[] = [5, 29];

/** A door with the sockets of the same session. */
export interface Door extends Http {
  /** Holds one talk over a socket at a path below /webapi/. */
  talk<Heard>(path: string, query: Fields, conversation: Conversation<Heard>, signal: AbortSignal): Promise<Heard>;
}

/** What is known of an installation and the configured school before anybody signs in. */
export interface Installation {
  readonly school: School;
  /** Parsed answer of the school's card; undefined where it is not shown to strangers. */
  readonly card: unknown;
  readonly loginForm: LoginForm;
  readonly signOutPath: 'auth/logout' | '../asp/logout.asp';
  /** As the sign-in page or sysInfo tells it: "5.10.63221". */
  readonly version: string | undefined;
  /** Whether sessions are those of the mobile application, where the version has it: not, where it can be used, or because it is to be used. */
  readonly application: 'none' | 'offered' | 'wanted';
  /** Secret of the mobile application, where one is wanted. */
  readonly applicationSecret: string | undefined;
  /** The service that gives tokens of the mobile application. */
  openIdentity(credential: string): Http;
  /** A door of its own for one session: cookies, and the `at` header once signed in. */
  open(credential: string, headers: () => Readonly<Record<string, string>>): Door;
}

/**
 * Reads what the sign-in page reads: version and ways of signing in, the school, its card.
 *
 * @throws {GatewayError} vendor.login where the installation takes no passwords, config.invalid where the school is not found
 */
export async function readInstallation(
  config: Config,
  context: AdapterContext,
  clockwork: Clockwork,
): Promise<Installation> {
  const { requestsPerSecond, parallel, timeoutMs, firstWaitMs, maxAnswerMiB, ca, proxy } = config;
  const { allowLoopback, answered } = context;
  const limits = { requestsPerSecond, parallel, timeoutMs, firstWaitMs, maxAnswerMiB };
  const patience = { ...limits, ca, proxy, allowLoopback, answered, clockwork };
  const baseUrl = `${config.origin.replace(/\/+$/, '')}/webapi/`;
  const open = (credential: string, headers: () => Readonly<Record<string, string>>): Door => {
    const cookies = cookieStore();
    const door = http({
      ...patience,
      baseUrl,
      credential,
      headers,
      cookies,
      // A refusal in the vendor's own words is an account's trouble, not a mistake of ours that ends the run.
      meanings: { 400: 'vendor.answer', 409: 'vendor.answer' },
      knowsPage: isWarningPage,
      numbers: 'exact',
    });
    return {
      ...door,
      async talk(path, query, conversation, signal) {
        const url = addressOf(baseUrl, { path, query });
        const cookie = cookies.headerFor(url);
        return converse(
          { ...patience, url, headers: { ...headers(), ...(cookie && { cookie }) }, signal },
          conversation,
        );
      },
    };
  };
  const openIdentity = (credential: string): Http =>
    http({ ...patience, baseUrl: `${config.identity.replace(/\/+$/, '')}/`, credential });
  const { signal } = context;
  const door = open('', () => ({}));
  const loginData = ((await door.send({ path: 'logindata', signal })).json ?? {}) as LoginData;
  if (loginData.schoolLogin === false) {
    throw new GatewayError(
      'vendor.login',
      `signing in at ${config.origin}: it takes the state’s sign-on (ESIA) only, no passwords`,
    );
  }
  const listed = await findSchool(door, config, signal);
  const card = await optional(door, `schools/${listed?.id ?? config.school.trim()}/card`, signal);
  const school = listed ?? schoolOnCard(card, config);
  const loginForm = ((await optional(door, 'prepareloginform', signal)) ?? {}) as LoginForm;
  const version = loginData.version ?? (await versionFromText(door, signal));
  return {
    school,
    card,
    loginForm,
    signOutPath: isBelow(version, NEW_SIGN_OUT) ? '../asp/logout.asp' : 'auth/logout',
    version,
    application: config.way === 'mobile' ? 'wanted' : config.way === 'best' ? 'offered' : 'none',
    applicationSecret: config.applicationSecret,
    openIdentity,
    open,
  };
}

/**
 * By id, or by exact name (case aside). Some installations answer the search only when a name is given: there an id is in no list, and
 * undefined is given.
 */
async function findSchool(door: Http, config: Config, signal: AbortSignal): Promise<School | undefined> {
  const name = config.school.trim();
  const search = async (query: { readonly name?: string }): Promise<readonly School[]> => {
    const answer = await believed(() => door.send({ path: 'schools/search', query, signal }));
    return (listIn(answer.json, 'schools/search') as readonly School[]).filter((one) => isIt(one, name.toLowerCase()));
  };
  const searchAll = async (): Promise<readonly School[]> => {
    try {
      return await search({});
    } catch (error) {
      if (isRefusal(error)) return [];
      throw error;
    }
  };
  const isId = /^\d+$/.test(name);
  const named = isId ? [] : await search({ name });
  const found = named.length > 0 ? named : await searchAll();
  const [first, ...others] = found;
  if (others.length > 0) throw notFound(config, `has ${found.length} schools of that name; give the id`);
  if (first === undefined && !isId) throw notFound(config, 'does not list it');
  return first;
}

/** The school of a known id that no list holds, by its card. */
function schoolOnCard(card: unknown, config: Config): School {
  const { commonInfo } = (card ?? {}) as { readonly commonInfo?: { readonly schoolName?: string | null } | null };
  if (!commonInfo) throw notFound(config, 'does not list it');
  const id = config.school.trim();
  return { id, name: commonInfo.schoolName ?? id };
}

const notFound = ({ origin }: Config, what: string): GatewayError =>
  new GatewayError('config.invalid', `finding the school of the setting "school": ${origin} ${what}`);

const isIt = ({ id, shortName, name }: School, wanted: string): boolean =>
  [String(id), shortName, name].some((text) => text?.trim().toLowerCase() === wanted);

/** A call that some versions do not have, or show to nobody who is not signed in. */
async function optional(door: Http, path: string, signal: AbortSignal): Promise<unknown> {
  try {
    return (await door.send({ path, signal })).json;
  } catch (error) {
    if (error instanceof GatewayError && error.remedy === 'operator') return undefined;
    throw error;
  }
}

/** The version as the text of `sysInfo` tells it; undefined where it does not. */
async function versionFromText(door: Http, signal: AbortSignal): Promise<string | undefined> {
  const { text } = await door.send({ path: 'sysInfo', expects: 'anything', accepts: [401, 403, 404], signal });
  return /Версия системы:\s*([\d.]+)/.exec(text)?.[1];
}

/** Whether a version like "5.9.63221" is older; an unknown one is taken for new. */
export function isBelow(version: string | undefined, limit: readonly number[]): boolean {
  if (version === undefined) return false;
  const parts = version.split('.').map(Number);
  const index = limit.findIndex((part, position) => part !== (parts[position] ?? 0));
  return index >= 0 && (parts[index] ?? 0) < limit[index]!;
}
