import { cookieStore } from './cookies.ts';

const at = (path: string): URL => new URL(`https://vendor.test/${path}`);

test('a session’s cookie goes with every path of its host and with no other host', () => {
  const cookies = cookieStore();
  expect(cookies.headerFor(at('login'))).toBe('');
  cookies.take(at('login'), ['sessionid=1; Path=/; HttpOnly']);
  expect([at('api/a'), at('api/b'), new URL('https://other.test/api/a')].map((url) => cookies.headerFor(url))).toEqual([
    'sessionid=1',
    'sessionid=1',
    '',
  ]);
});

test('a cookie that is set anew, added or taken away counts with the next request', () => {
  const cookies = cookieStore();
  const told = [
    'sessionid=1; Path=/',
    'sessionid=2; Path=/',
    'route=a; Path=/',
    'sessionid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
  ].map((cookie) => {
    cookies.take(at('login'), [cookie]);
    return cookies.headerFor(at('api'));
  });
  expect(told).toEqual(['sessionid=1', 'sessionid=2', 'sessionid=2; route=a', 'route=a']);
});

test('a cookie of one path, or for secure connections, goes nowhere else', () => {
  const cookies = cookieStore();
  cookies.take(at('asp/x'), ['all=1; Path=/', 'own=2; Path=/asp', 'safe=3; Path=/; Secure']);
  const plain = new URL('http://vendor.test/webapi/x');
  expect([at('webapi/x'), at('asp/y'), at('webapi/x'), plain].map((url) => cookies.headerFor(url))).toEqual([
    'all=1; safe=3',
    'own=2; all=1; safe=3',
    'all=1; safe=3',
    'all=1',
  ]);
});

test('a cookie that is good for a time only is not sent behind it', () => {
  const cookies = cookieStore();
  cookies.take(at('login'), ['short=1; Path=/; Max-Age=0', 'long=2; Path=/; Max-Age=3600']);
  expect([cookies.headerFor(at('a')), cookies.headerFor(at('a'))]).toEqual(['long=2', 'long=2']);
});
