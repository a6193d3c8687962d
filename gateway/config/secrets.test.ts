import { chmodSync, chownSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { removeFolders } from '../test/svod-process.ts';
import { source, type WrittenConfig, writtenConfig } from '../test/written-config.ts';

let svod: WrittenConfig;
beforeEach(() => (svod = writtenConfig()));
afterAll(removeFolders);

const NOBODY = 65_534;

/** What is done by one who may not read what only its owner may: root is nobody meanwhile, anybody else loses the right. */
function asSomebodyElse<Result>(work: () => Result): Result {
  const kept = join(svod.folder, 'secrets.json');
  if (process.geteuid?.() !== 0) {
    if (existsSync(kept)) chmodSync(kept, 0o000);
    return work();
  }
  chownSync(join(svod.folder), NOBODY, NOBODY);
  process.seteuid!(NOBODY);
  try {
    return work();
  } finally {
    process.seteuid!(0);
  }
}

test('a secret in the file itself is refused, also inside a list, and does not stand in the message', () => {
  const { message } = svod.errorOf(source({ token: 'Xy7-secret', accounts: [{ login: 'l', password: 'Zz8-secret' }] }));
  expect(message).toContain('/sources/s1/settings/token: a secret stands in the file itself');
  expect(message).toContain('/sources/s1/settings/accounts/0/password: a secret stands in the file itself');
  expect(message).not.toMatch(/Xy7|Zz8/);
});

test('an address with a login in it is a secret: it is refused in the file itself, and taken from the environment', () => {
  const url = 'http://user:Xy7-p@ssw0rd@proxy.example:3128';
  const { message } = svod.errorOf(source({ url, token: { $env: 'T' } }), { T: 't' });
  expect(message).toContain('/sources/s1/settings/url: there is a login or a password in the address');
  expect(message).not.toMatch(/Xy7|ssw0rd/);
  const config = svod.read(source({ url: { $env: 'URL' }, token: { $env: 'T' } }), { T: 't', URL: url });
  expect(config.sources[0]!.settings).toMatchObject({ url });
});

test('a secret comes from the environment, or from a file that only the owner may read', () => {
  writeFileSync(join(svod.folder, 'token'), 'from a file\n', { mode: 0o600 });
  writeFileSync(join(svod.folder, 'accounts.json'), '[{"login":"l","password":"p"}]', { mode: 0o600 });
  const config = svod.read(source({ token: { $file: 'token' }, accounts: { $file: 'accounts.json' } }));
  expect(config.sources[0]!.settings).toEqual({
    token: 'from a file',
    accounts: [{ login: 'l', password: 'p' }],
    parallel: 2,
  });
});

test.each([
  ['an empty variable', { $env: 'NONE' }, 'the environment has no NONE'],
  ['a file that is not there', { $file: 'gone' }, '/gone; put it there with mode 0600'],
  ['a file that others may read', { $file: 'open' }, 'others may read the file'],
  ['a file that is not JSON', { $file: 'torn.json' }, 'is not JSON'],
  ['both at once', { $env: 'A', $file: 'open' }, 'one of the two'],
])('%s is no secret', (_what, token, message) => {
  writeFileSync(join(svod.folder, 'open'), 'seen by all');
  chmodSync(join(svod.folder, 'open'), 0o644);
  writeFileSync(join(svod.folder, 'torn.json'), '{"canary', { mode: 0o600 });
  const error = svod.errorOf(source({ token }), { NONE: '' });
  expect(error).toMatchObject({ code: 'config.secret', message: expect.stringContaining(message) as string });
  expect(error.message).toMatch(/svod\.json; line \d+, \/sources\/s1\/settings\/token: /);
  expect(error.message).not.toMatch(/seen by all|canary/);
});

describe('a file of secrets by source', () => {
  const KEPT = { s1: { token: 'Canary-1', accounts: [{ login: 'l', password: 'Canary-2' }] } };
  const keep = (value: unknown, mode = 0o600): void =>
    writeFileSync(
      join(svod.folder, 'secrets.json'),
      typeof value === 'string' ? value : JSON.stringify(value, null, 2),
      {
        mode,
      },
    );
  const withSecrets = (settings: object = {}): object => ({ secrets: 'secrets.json', ...source(settings) });

  test('joins what it keeps to the settings of each source', () => {
    keep({ $comment: 'Sealed in the safe, too.', ...KEPT });
    expect(svod.read(withSecrets({ url: 'https://a.example' })).sources[0]!.settings).toEqual({
      url: 'https://a.example',
      token: 'Canary-1',
      accounts: [{ login: 'l', password: 'Canary-2' }],
      parallel: 2,
    });
  });

  test('keeps the secrets of a destination under "destinations/<name>"', () => {
    keep({ 'destinations/platform': { token: 'Canary-3' } });
    const config = svod.read({ secrets: 'secrets.json', destinations: { platform: {} } });
    expect(config.destinations[0]!.settings).toEqual({ token: 'Canary-3', parallel: 2 });
  });

  test.each([
    ['is not there', undefined, 'config.secret', 'there is no file secrets.json; put it there'],
    ['is empty', '\n', 'config.secret', 'the file secrets.json is empty; write the secrets into it'],
    ['is no JSON', '{\n "s1": {"token": "Canary-1"\n', 'config.secret', 'secrets.json, line 3: is not JSON'],
    ['is a list', [], 'config.invalid', 'must be an object'],
    ['gives no object', { s1: 'Canary-1' }, 'config.invalid', '"s1" must be an object'],
    ['keeps what is no secret', { s1: { url: 'Canary-1' } }, 'config.invalid', 'the setting "url" is no secret'],
    ['keeps an unknown setting', { s1: { tokn: 'Canary-1' } }, 'config.invalid', 'secrets here (token?)'],
    ['keeps a wrong value', { s1: { token: 5 } }, 'config.invalid', '/sources/s1/settings/token: must be string'],
  ])('that %s is told, and no secret in it', (_what, kept, code, message) => {
    if (kept !== undefined) keep(kept);
    const error = svod.errorOf(withSecrets());
    expect(error).toMatchObject({ code, message: expect.stringContaining(message) as string });
    expect(error.message).not.toContain('Canary');
  });

  test('that others may read is refused, and that alone is told of its sources', () => {
    keep(KEPT, 0o644);
    expect(svod.errorOf(withSecrets()).message).toMatch(
      /; line 2, \/secrets: others may read the file secrets.json \(mode 644\); chmod 600 secrets.json$/,
    );
  });

  test('that another user owns is told with both users and both ways out, and nothing else of its sources', () => {
    keep(KEPT);
    chmodSync(svod.folder, 0o755);
    const { code, message } = asSomebodyElse(() => svod.errorOf(withSecrets()));
    expect(code).toBe('config.secret');
    expect(message).toMatch(
      /svod\.json; line 2, \/secrets: the file secrets\.json may not be read: it belongs to the user (\S+), and the command runs as (\S+); run it as \1, or give the file away: chown \2 secrets\.json$/,
    );
  });

  test('in a folder that may not be entered is told so', () => {
    const inside = join(svod.folder, 'inside');
    mkdirSync(inside, { mode: 0o700 });
    chmodSync(svod.folder, 0o755);
    writeFileSync(join(inside, 'secrets.json'), JSON.stringify(KEPT), { mode: 0o600 });
    const document = { secrets: 'inside/secrets.json', ...source({}) };
    if (process.getuid?.() !== 0) chmodSync(inside, 0o000);
    const { message } = asSomebodyElse(() => svod.errorOf(document));
    chmodSync(inside, 0o700);
    expect(message).toContain('the folder that holds inside/secrets.json may not be entered');
  });

  test.each([0o700, 0o755])('that is a folder is told so, whoever may enter it (%i)', (mode) => {
    mkdirSync(join(svod.folder, 'secrets.json'), { mode });
    expect(svod.errorOf(withSecrets()).message).toMatch(/secrets\.json is a folder; name a file in it$/);
  });

  test('that is a link is told to be one where the file belongs to somebody else: its rights are not ours to change', () => {
    const target = join(svod.folder, 'elsewhere.json');
    writeFileSync(target, JSON.stringify(KEPT), { mode: 0o644 });
    symlinkSync(target, join(svod.folder, 'secrets.json'));
    expect(svod.errorOf(withSecrets()).message).toMatch(/; chmod 600 secrets\.json$/);
    // Only root can make a file of another user.
    if (process.geteuid?.() !== 0) return;
    chownSync(target, NOBODY, NOBODY);
    const { message } = svod.errorOf(withSecrets());
    expect(message).toMatch(/secrets\.json is a link to a file of another user \(\S+elsewhere\.json, owned by 65534\)/);
    expect(message).not.toContain('chmod');
  });

  test('that another encoding wrote is told so', () => {
    writeFileSync(join(svod.folder, 'secrets.json'), Buffer.from('{"s1": {"token": "\xef"}}', 'latin1'), {
      mode: 0o600,
    });
    expect(svod.errorOf(withSecrets()).message).toContain(
      'the file secrets.json is not in UTF-8; save it anew in UTF-8',
    );
  });

  test('is told every name that stands twice, beside all other mistakes', () => {
    keep('{\n"s1": {"token": "a"},\n"s1": {"token": "b"}\n}');
    const { code, message } = svod.errorOf(withSecrets({ parallel: 'x' }));
    expect(code).toBe('config.invalid');
    expect(message).toContain('the file secrets.json, line 3: "s1" stands in this object twice');
    expect(message).toContain('/sources/s1/settings/parallel: must be integer');
  });

  test('may not keep what svod.json has too', () => {
    keep(KEPT);
    expect(svod.errorOf(withSecrets({ token: { $env: 'T' } }), { T: 't' }).message).toContain(
      '/sources/s1/settings/token: "token" stands in the file secrets.json, line 3, too',
    );
  });
});
