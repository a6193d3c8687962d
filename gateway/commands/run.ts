import type { Config } from '../config/config.ts';
import { activeIn } from '../config/lacking.ts';
import { dataFolder } from '../config/place.ts';
import { makeMetrics, type Metrics } from '../http/metrics.ts';
import { lacksIn } from '../looking/elsewhere.ts';
import { HOME } from '../home.ts';
import { type HttpServer, startHttp } from '../http/server.ts';
import { type Held, onlyService } from '../data-folder/locks.ts';
import { openGateway } from '../main.ts';
import type { MessageKey } from '../messages/messages.ts';
import { EXIT, type Output } from '../terminal/output.ts';
import { SERVICE_ADDRESS } from '../service/address.ts';
import { startBeat } from '../service/beat.ts';
import { watchConfig } from '../service/configuration.ts';
import { deskOf } from '../service/desk.ts';
import { figuresOf } from '../service/figures.ts';
import { giveBack } from '../memory.ts';
import { described } from '../service/runner.ts';
import { openService, type Service } from '../service/service.ts';
import { sentence, told } from '../messages/told.ts';
import { versionOfSvod } from '../version.ts';
import type { CommandContext, Run, Values } from './command.ts';
import { wholeNumber } from './flags.ts';

const MOST_PORT = 65_535;
/** What the system says where no port of the host would do. */
const OF_HOST: ReadonlySet<string> = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN', 'EINVAL']);

/** svod run: collects and forwards by the schedule until it is told to stop. */
export const run: Run = async (context, _words, options) => {
  const hasEnded = await serve(context, addressIn(options));
  // Work that does not end by itself is begun again at the next start; the store is whole at every moment.
  if (!hasEnded) process.exit(EXIT.done);
  return EXIT.done;
};

/** Where its pages are. */
interface Address {
  readonly host: string;
  readonly port: number;
}

const addressIn = ({ host, port }: Values): Address => ({
  host: String(host ?? SERVICE_ADDRESS.host),
  port: wholeNumber(port, '--port', SERVICE_ADDRESS.port, MOST_PORT, 0),
});

/** What lives as long as the process. The lock and the pages stay when a configuration that was read anew opens another gateway. */
interface House {
  readonly metrics: Metrics;
  lock?: Held;
  http?: HttpServer;
  service?: Service;
  isReady: boolean;
}

/** From the first word to the last; false where some work had not ended in time. */
async function serve(context: CommandContext, address: Address): Promise<boolean> {
  const { output, signal } = context;
  const house: House = { metrics: makeMetrics(versionOfSvod()), isReady: false };
  // Without a handler SIGHUP would end the process, also while it starts.
  const onReload = (): void => void house.service?.reload();
  process.on('SIGHUP', onReload);
  try {
    const service = (house.service = await open(house, context, address));
    tellConfiguration(output, service.gateway.config);
    await live(house, service, signal);
    const hasEnded = await service.stop();
    output.say(hasEnded ? 'run.stopped' : 'run.cut-off');
    output.result({ stopped: true, isWhole: hasEnded });
    return hasEnded;
  } finally {
    process.off('SIGHUP', onReload);
    await house.http?.close();
    house.lock?.release();
  }
}

/** Configuration first, then the lock, then the port, then the store: each refusal leaves nothing behind. */
function open(house: House, { configFile, output }: CommandContext, address: Address): Promise<Service> {
  const data = dataFolder(configFile);
  const watch = watchConfig(configFile, data, HOME);
  const common = { configFile, data, asked: activeIn, logLevel: 'info' };
  const moveIn = async (): Promise<Held> => {
    house.lock = await onlyService(data);
    house.http = await listen(house, address);
    const { url } = house.http;
    output.say('run.listening', { url });
    if (output.json) output.data(JSON.stringify({ url, pid: process.pid }));
    return { release() {} };
  };
  return openService({
    open: (now) => openGateway(now ? { ...common, now } : { ...common, turn: moveIn }),
    hasConfigChanged: () => watch.hasChanged(),
    desk: deskOf(data),
    meter: house.metrics,
    onRest: giveBack,
  });
}

async function listen(house: House, { host, port }: Address): Promise<HttpServer> {
  let lookedUp: ReturnType<typeof figuresOf> | undefined;
  try {
    return await startHttp(host, port, {
      isReady: () => house.isReady,
      metrics: async () => house.metrics.text(await (lookedUp ??= figuresOf(house.service!))()),
      failed: (error) => house.service?.gateway.log.warn(described(error), 'answering a request'),
    });
  } catch (error) {
    const { code: why = 'unknown' } = error as NodeJS.ErrnoException;
    if (OF_HOST.has(why)) throw told('usage.invalid', [sentence('usage.host', { host, why })], error);
    throw told('service.port', [sentence('run.port', { host, port, why })], error);
  }
}

/** Until the signal aborts. */
async function live(house: House, service: Service, signal: AbortSignal): Promise<void> {
  const beat = startBeat(service);
  house.isReady = true;
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  house.isReady = false;
  beat.stop();
}

/** Most who lack a secret that are named at the start; `svod config check` names all. */
const NAMED = 3;

function tellConfiguration(output: Output, config: Config): void {
  const { file, sources, destinations } = config;
  if (file === undefined) output.say('run.no-config');
  else output.say('run.config', { file, sources: sources.length, destinations: destinations.length });
  if (file !== undefined && sources.length === 0) output.say('run.no-sources');
  const lacks = lacksIn(config);
  for (const { name, key, values } of lacks.slice(0, NAMED))
    output.say('run.lacks', { name, lack: output.text(key as MessageKey, values) });
  if (lacks.length > NAMED) output.say('run.lacks-more', { count: lacks.length - NAMED });
}
