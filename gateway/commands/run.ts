import type { Clock } from '../clock.ts';
import { dataFolder } from '../config/config.ts';
import type { Gateway } from '../gateway.ts';
import { makeMetrics, type Metrics } from '../http/metrics.ts';
import { type HttpServer, startHttp } from '../http/server.ts';
import { type Held, onlyService } from '../locks.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../output.ts';
import { SERVICE_ADDRESS } from '../service/address.ts';
import { startBeat } from '../service/beat.ts';
import { watchConfig } from '../service/configuration.ts';
import { deskOf } from '../service/desk.ts';
import { figuresOf } from '../service/figures.ts';
import { giveBack } from '../service/memory.ts';
import { described } from '../service/runner.ts';
import { openService, type Service } from '../service/service.ts';
import { sentence, told } from '../told.ts';
import { versionOfSvod } from '../version.ts';
import type { CommandContext, Run } from './command.ts';
import { wholeNumber } from './flags.ts';

const MOST_PORT = 65_535;

/** svod run: collects and forwards by the schedule until it is told to stop. */
export const run: Run = async (context, _words, options) => {
  const { output, signal } = context;
  const host = String(options['host'] ?? SERVICE_ADDRESS.host);
  const port = options['port'] === '0' ? 0 : wholeNumber(options['port'], '--port', SERVICE_ADDRESS.port, MOST_PORT);
  const house = new House(context, host, port);
  try {
    const service = await house.open();
    await house.live(service, signal);
    const hasEnded = await service.stop();
    output.say(hasEnded ? 'run.stopped' : 'run.cut-off');
    output.result({ stopped: true, isWhole: hasEnded });
    await house.close();
    // Work that does not end by itself is begun again at the next start; the store is whole at every moment.
    if (!hasEnded) process.exit(EXIT.done);
    return EXIT.done;
  } finally {
    await house.close();
  }
};

/** What lives as long as the process: the lock, the pages, the service. */
class House {
  private readonly context: CommandContext;
  private readonly host: string;
  private readonly port: number;
  private readonly metrics: Metrics = makeMetrics(versionOfSvod());
  private lock: Held | undefined;
  private http: HttpServer | undefined;
  private service: Service | undefined;
  private isReady = false;
  /** Without a handler SIGHUP would end the process, also while it starts. */
  private readonly onReload = (): void => void this.service?.reload();

  constructor(context: CommandContext, host: string, port: number) {
    this.context = context;
    this.host = host;
    this.port = port;
  }

  /** Configuration first, then the lock, then the port, then the store: each refusal leaves nothing behind. */
  async open(): Promise<Service> {
    const data = dataFolder();
    const { configFile } = this.context;
    process.on('SIGHUP', this.onReload);
    const watch = watchConfig(configFile, data);
    this.service = await openService({
      open: (now) => this.gateway(data, now),
      hasConfigChanged: () => watch.hasChanged(),
      desk: deskOf(data),
      meter: this.metrics,
      onRest: giveBack,
    });
    this.tellConfiguration(this.service.gateway);
    return this.service;
  }

  /** Until the signal aborts. */
  async live(service: Service, signal: AbortSignal): Promise<void> {
    const beat = startBeat(service);
    this.isReady = true;
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
    this.isReady = false;
    beat.stop();
  }

  async close(): Promise<void> {
    process.off('SIGHUP', this.onReload);
    await this.http?.close();
    this.http = undefined;
    this.lock?.release();
  }

  private gateway(data: string, now: Clock | undefined): Promise<Gateway> {
    const { configFile } = this.context;
    const common = { configFile, data, logLevel: 'info' };
    return openGateway(now ? { ...common, now } : { ...common, turn: () => this.moveIn(data) });
  }

  /** The lock stays with the process, not with the gateway: a configuration read anew opens another one. */
  private async moveIn(data: string): Promise<Held> {
    this.lock = await onlyService(data);
    this.http = await this.listen();
    const { url } = this.http;
    this.context.output.say('run.listening', { url });
    if (this.context.output.json) this.context.output.data(JSON.stringify({ url, pid: process.pid }));
    return { release() {} };
  }

  private async listen(): Promise<HttpServer> {
    const figures = () => figuresOf(this.service!);
    let lookedUp: ReturnType<typeof figures> | undefined;
    try {
      return await startHttp(this.host, this.port, {
        isReady: () => this.isReady,
        metrics: async () => this.metrics.text(await (lookedUp ??= figures())()),
        failed: (error) => this.service?.gateway.log.warn(described(error), 'answering a request'),
      });
    } catch (error) {
      const { code: why = 'unknown' } = error as NodeJS.ErrnoException;
      throw told('service.port', [sentence('run.port', { host: this.host, port: this.port, why })], error);
    }
  }

  private tellConfiguration({ config }: Gateway): void {
    const { output } = this.context;
    const { file, sources, destinations } = config;
    if (file === undefined) output.say('run.no-config');
    else output.say('run.config', { file, sources: sources.length, destinations: destinations.length });
    if (file !== undefined && sources.length === 0) output.say('run.no-sources');
  }
}
