import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Region } from '../../gateway/demo/region.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { openGateway } from '../../gateway/main.ts';
import { openService, type Service } from '../../gateway/service/service.ts';
import type { Diary } from './diary.ts';

/** By then what was read has been forwarded, milliseconds. */
const FORWARDED_MS = 3 * 3_600_000;
const SVOD = fileURLToPath(new URL('../../gateway/svod.ts', import.meta.url));

/** The region, the gateway that is left alone in it, and what can be done to both. */
export class World {
  /** What the region's clock shows, milliseconds. */
  clock: number;
  service: Service | undefined;
  private copiedAt = 0;
  private readonly region: Region;
  private readonly data: string;
  private readonly diary: Diary;

  constructor(region: Region, data: string, diary: Diary, clock: number) {
    this.region = region;
    this.data = data;
    this.diary = diary;
    this.clock = clock;
  }

  sourcesOf(system: string): readonly string[] {
    const { sources } = JSON.parse(readFileSync(join(this.data, 'svod.json'), 'utf8')) as {
      readonly sources: Readonly<Record<string, { readonly system: string }>>;
    };
    return Object.keys(sources).filter((name) => sources[name]!.system === system);
  }

  /** Moves every clock of the region, never back. */
  async moveTo(moment: number): Promise<void> {
    if (moment <= this.clock) return;
    this.clock = moment;
    await this.region.moveTo(new Date(moment));
  }

  async switchOn(): Promise<void> {
    this.service ??= await openService({ open: () => this.openWatched() });
  }

  async switchOff(): Promise<void> {
    const service = this.service;
    this.service = undefined;
    if (service && !(await service.stop())) throw new Error('playing a year: the service did not stop in time');
  }

  /** Begins to read a source and is stopped at once. */
  async interrupt(source: string): Promise<void> {
    if (!this.service) return;
    await this.service.gateway.operations.requestJob(`collect:${source}`, new Date(this.clock));
    await this.service.tick();
    await this.switchOff();
    await this.switchOn();
  }

  /** Everything once more, as a person may ask, and what it brought to the platform: the window may end in vacations. */
  async readAll(sources: readonly string[]): Promise<void> {
    for (const source of sources)
      await this.service?.gateway.operations.requestJob(`collect:${source}`, new Date(this.clock));
    for (const later of [0, FORWARDED_MS]) {
      await this.moveTo(this.clock + later);
      await this.service?.tick();
      await this.service?.idle();
    }
  }

  /** From now on every request to the system goes wrong in this way; none does without one. */
  async fault(system: string, fault: string | undefined): Promise<void> {
    const plan = { faults: fault === undefined ? [] : [{ fault, rate: 1, isLasting: true, retryAfter: 0 }] };
    const simulators = [this.region.platform, ...this.region.journals];
    await simulators.find(({ introduction }) => introduction.system === system)!.tell({ faults: plan });
  }

  async spoilToken(source: string): Promise<void> {
    const file = join(this.data, `${source}.secret.json`);
    writeFileSync(`${file}.right`, readFileSync(file), { mode: 0o600 });
    writeFileSync(file, JSON.stringify('withdrawn'));
    await this.service?.reload();
  }

  async restoreToken(source: string): Promise<void> {
    const file = join(this.data, `${source}.secret.json`);
    writeFileSync(file, readFileSync(`${file}.right`));
    rmSync(`${file}.right`);
    await this.service?.reload();
  }

  /** `svod backup`, while the service is there. */
  async backup(): Promise<void> {
    this.svod('backup', join(this.data, 'copy.backup'));
    this.copiedAt = this.clock;
  }

  async restore(): Promise<void> {
    await this.switchOff();
    this.svod('restore', join(this.data, 'copy.backup'), '--yes');
    rmSync(join(this.data, 'copy.backup'));
    this.diary.forgetSince(this.copiedAt);
    await this.switchOn();
  }

  /** Any command, as a process of its own at this moment. */
  svod(...words: readonly string[]): string {
    return execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', SVOD, ...words], {
      cwd: this.data,
      env: { ...process.env, SVOD_DATA: this.data, SVOD_NOW: new Date(this.clock).toISOString() },
      encoding: 'utf8',
    });
  }

  private async openWatched(): Promise<Gateway> {
    const gateway = await openGateway({ data: this.data, now: () => new Date(this.clock) });
    return { ...gateway, operations: this.diary.watching(gateway.operations) };
  }
}
