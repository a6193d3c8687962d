import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import dnevnikRu from '../../adapters/dnevnik-ru/index.ts';
import { http } from '../../adapters/kit/http.ts';
import netschool from '../../adapters/netschool/index.ts';
import { checkClock } from '../collect/clock-check.ts';
import { readConfig } from '../config/read-config.ts';
import { type ErrorCode, GatewayError } from '../contracts/errors.ts';
import { configRules } from '../home.ts';
import { openGateway } from '../main.ts';
import { readCsv } from '../registry/csv.ts';
import { readText } from '../files/json-file.ts';
import { ofBackup } from '../keeping/backup-file.ts';
import { exportKey, readExport } from '../keeping/key-export.ts';
import { createKeys, keyFile, readKeys } from '../data-folder/keys.ts';
import { onlyService } from '../data-folder/locks.ts';
import { demandRegion } from '../data-folder/region-here.ts';
import { wholeNumber } from '../commands/flags.ts';
import { writeLines } from '../files/written-file.ts';
import { newFolder } from './svod-process.ts';
import { tinySource } from './tiny-source.ts';
import {
  NOW,
  context,
  serving,
  answering,
  ask,
  firstOf,
  unvouched,
  usedData,
  written,
  configured,
  dnevnik,
  openStore,
  fullStore,
  lockedStore,
  newerStore,
  spoiledRules,
  refusingPlatform,
  torn,
  tell,
  asCommand,
} from './raising.ts';

/** Raises each error of the catalogue by the thing that goes wrong in life; what no part raises by itself is refused by a type. */
export const RAISED: Readonly<Record<ErrorCode, () => unknown>> = {
  'http.unreachable': () => ask('http://127.0.0.1:1'),
  'http.timeout': async () => ask(`http://${await serving(() => {})}`, { timeoutMs: 100 }),
  'http.rate-limited': async () => ask(await answering(429)),
  'http.server-error': async () => ask(await answering(503)),
  'http.not-json': async () => ask(await answering(200, '<html>Работы</html>', 'text/html')),
  'http.too-large': async () => ask(await answering(200, JSON.stringify('x'.repeat(2_000_000))), { maxAnswerMiB: 1 }),
  'http.unauthorized': async () => ask(await answering(401)),
  'http.forbidden': async () => ask(await answering(403)),
  'http.not-found': async () => ask(await answering(404)),
  'http.bad-request': async () => ask(await answering(400)),
  'http.private-address': () => ask('http://10.0.0.1'),
  'http.certificate': async () => ask(await unvouched()),
  'vendor.answer': async () => dnevnikRu.probe!({ baseUrl: await answering(200), accessToken: 't' }, context),
  'vendor.login': async () =>
    netschool.probe!(
      {
        origin: await answering(200, '{"schoolLogin": false}'),
        school: '1',
        accounts: [{ login: 'l', password: 'p' }],
      },
      context,
    ),
  'config.invalid': () => configured({ zone: 'Europe/Moskva' }),
  'config.missing': () => readConfig(join(newFolder(), 'svod.json'), configRules()),
  'config.secret': () => configured(dnevnik({ accessToken: { $env: 'NONE' } })),
  'rules.invalid': spoiledRules,
  'region.absent': () => demandRegion(undefined, newFolder()),
  'key.missing': () => readKeys(keyFile(newFolder())),
  'key.mismatch': async () => {
    const [data, other] = [await usedData(), await usedData()];
    writeFileSync(keyFile(data), readFileSync(keyFile(other)));
    await openGateway({ data });
  },
  'key.mode': async () => {
    const data = await usedData();
    chmodSync(keyFile(data), 0o644);
    await openGateway({ data });
  },
  'key.invalid': async () => readKeys(await torn(newFolder())),
  'key.passphrase': () => {
    const [data, target] = [newFolder(), join(newFolder(), 'copy.json')];
    createKeys(keyFile(data));
    exportKey(data, target, 'one passphrase', NOW);
    readExport(target, 'another passphrase');
  },
  'store.full': fullStore,
  'store.locked': lockedStore,
  'store.damaged': () => openStore(written('svod.db', 'no database, but a text of some length'.repeat(200))),
  'store.newer': newerStore,
  'store.unwritable': () => openStore(join(newFolder(), 'none', 'svod.db')),
  'backup.invalid': () =>
    ofBackup('svod.backup', () => openStore(written('svod.backup', 'no database, but a text'.repeat(200)))),
  'file.unreadable': () => readText(join(newFolder(), 'gone.json')),
  'file.unwritable': () => writeLines(newFolder(), (async function* () {})()),
  'file.invalid': () => readCsv(written('schools.csv', 'a;b\n"c;d\n')),
  'usage.invalid': () => wholeNumber('many', '--days', 1, 10),
  'destination.refused': refusingPlatform,
  'clock.wrong': () => checkClock('s', new Date('2001-01-01T00:00:00Z'), undefined),
  'channel.later': async () => tell(await answering(503)),
  'channel.refused': async () => tell(await answering(403)),
  'cursor.invalid': () => firstOf(dnevnikRu.pull!({ accessToken: 't' }, 'no cursor', context)),
  'adapter.contract': async () => {
    const tiny = await tinySource();
    const adapter = { pull: undefined } as unknown as object;
    await tiny.collect([], { adapter }).finally(() => tiny.gateway.close());
  },
  'service.running': async () => {
    const data = newFolder();
    const held = await onlyService(data);
    await onlyService(data).finally(() => held.release());
  },
  'service.port': async () => {
    const { run } = await import('../commands/run.ts');
    const [, port] = (await serving(() => {})).split(':');
    await asCommand((command) => run(command, [], { port: port! }));
  },
  'service.absent': async () => {
    const { run } = await import('../commands/schedule.ts');
    await asCommand((command) => run(command, ['now', 's'], {}));
  },
  stopped: () =>
    http({ baseUrl: 'http://127.0.0.1:1', allowLoopback: true }).send({ path: 'x', signal: AbortSignal.abort() }),
};

/** The error that it raises. */
export async function raised(code: ErrorCode): Promise<GatewayError> {
  try {
    await RAISED[code]();
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
  throw new Error(`raising ${code}: nothing was raised`);
}
