import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import type { HttpRequest } from '../kit/http-request.ts';
import type { Installation } from './installation.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { openSessions, type Sessions } from './sessions.ts';
import { inTurn } from '../kit/turns.ts';

type Behaviour = (login: string, path: string) => Promise<unknown> | unknown;

/** An installation that keeps count of who is signed in; `behave` may answer or refuse a call otherwise. */
function installation(behave: Behaviour = () => undefined) {
  const signedIn: string[] = [];
  const calls: string[] = [];
  let most = 0;
  const send = async (login: string, { path }: HttpRequest): Promise<Answer> => {
    calls.push(`${login} ${path}`);
    await Promise.resolve();
    const json =
      (await behave(login, path)) ??
      (path === 'login' ? { at: '1', timeOut: 900_000 } : { lt: '1', ver: '2', salt: '3' });
    if (path === 'login') signedIn.push(login);
    if (path === 'auth/logout') signedIn.splice(signedIn.indexOf(login), 1);
    most = Math.max(most, signedIn.length);
    return { status: 200, headers: {}, bytes: Buffer.of(), text: '', json, url: new URL('https://sgo.test') };
  };
  const known: Installation = {
    school: { id: 1, name: 'x' },
    card: undefined,
    loginForm: {},
    signOutPath: 'auth/logout',
    version: undefined,
    application: 'none',
    applicationSecret: undefined,
    openIdentity: () => ({ send: () => Promise.reject(new Error('nobody asks for tokens')) }),
    open: (login) => ({
      send: (request) => send(login, request),
      talk: () => Promise.reject(new Error('nobody talks')),
    }),
  };
  return { known, calls, signedIn, most: () => most };
}

function sessionsOf(known: Installation, most: number, accounts: number, clockwork = quickClockwork()): Sessions {
  return openSessions({
    installation: known,
    accounts: Array.from({ length: accounts }, (_, index) => ({ login: `u${index}`, password: 'x' })),
    most,
    clockwork,
    signal: new AbortController().signal,
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    source: 'sgo',
  });
}
const count = (calls: readonly string[], call: string): number => calls.filter((one) => one === call).length;
const unreachable = (): never => {
  throw new GatewayError('http.unreachable', 'GET x: no answer');
};

test('no more accounts than allowed are signed in at once, the longest unused goes, and all are out at the end', async () => {
  const { known, calls, signedIn, most } = installation();
  const sessions = sessionsOf(known, 2, 5);
  await inTurn([0, 1, 2, 3, 4, 4, 3, 0], 2, async (ordinal) => {
    await sessions.use(ordinal, (session) => session.get('x'));
  });
  expect(most()).toBe(2);
  expect([count(calls, 'u4 login'), count(calls, 'u3 login'), count(calls, 'u0 login')]).toEqual([1, 1, 2]);
  await sessions.close();
  expect(signedIn).toEqual([]);
});

test('two at work with one account share its session', async () => {
  const { known, calls } = installation();
  const sessions = sessionsOf(known, 2, 1);
  await Promise.all([0, 0, 0].map((ordinal) => sessions.use(ordinal, (session) => session.get('x'))));
  expect([count(calls, 'u0 login'), count(calls, 'u0 x')]).toEqual([1, 3]);
});

test('an account that could not be signed in is not tried again, the others work', async () => {
  const { known, calls } = installation((login, path) => {
    if (login === 'u0' && path === 'login') throw new GatewayError('vendor.login', 'POST login: answered 409');
  });
  const sessions = sessionsOf(known, 2, 2);
  for (const ordinal of [0, 0, 1]) await sessions.use(ordinal, (session) => session.get('x'));
  expect([sessions.isOut(0), sessions.isOut(1), count(calls, 'u0 login')]).toEqual([true, false, 1]);
});

test('one account without an answer is left out, three in a row are an outage', async () => {
  const { known } = installation((login, path) => (path === 'x' && login !== 'u9' ? unreachable() : undefined));
  const sessions = sessionsOf(known, 20, 10);
  const work = (ordinal: number) => sessions.use(ordinal, (session) => session.get('x'));
  expect(await work(0)).toMatchObject({ failure: { code: 'http.unreachable' } });
  expect(await work(1)).toMatchObject({ failure: { code: 'http.unreachable' } });
  expect(await work(9)).toHaveProperty('result');
  await work(2);
  await work(3);
  await expect(work(4)).rejects.toMatchObject({ code: 'http.unreachable' });
});

test('sessions that wait for their turn are kept alive, and one that was idle for too long is opened anew', async () => {
  let now = 0;
  const { known, calls } = installation();
  const sessions = sessionsOf(known, 5, 2, { ...quickClockwork(), now: () => now });
  const work = (ordinal: number) => sessions.use(ordinal, (session) => session.get('x'));
  await work(0);
  now = 500_000;
  await work(1);
  expect(count(calls, 'u0 context')).toBe(1);
  now = 1_300_000;
  await work(1);
  expect([count(calls, 'u0 login'), count(calls, 'u1 login')]).toEqual([1, 1]);
  now = 9_000_000;
  await work(0);
  expect(count(calls, 'u0 login')).toBe(2);
});
