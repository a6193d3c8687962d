import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Region } from '../../gateway/demo/region.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { openGateway } from '../../gateway/main.ts';
import { openService, type Service } from '../../gateway/service/service.ts';
import type { Diary } from './diary.ts';
import type { Letterbox } from './letterbox.ts';

/** By then what was read has been forwarded, milliseconds. */
const FORWARDED_MS = 3 * 3_600_000;
/** Between two copies that somebody makes, milliseconds. */
const COPY_MS = 4 * 24 * 3_600_000;
const SVOD_PASSPHRASE = 'a passphrase in an envelope';
const SVOD = fileURLToPath(new URL('../../gateway/svod.ts', import.meta.url));

interface WorldParts {
  readonly region: Region;
  readonly data: string;
  readonly diary: Diary;
  readonly letterbox: Letterbox;
}

/** The region, the gateway that is left alone in it, and what can be done to both. */
export class World {
  /** What the region's clock shows, milliseconds. */
  clock: number;
  service: Service | undefined;
  readonly letterbox: Letterbox;
  private copiedAt = 0;
  private isCopying = true;
  private lastCopy = -Infinity;
  private readonly region: Region;
  private readonly data: string;
  private readonly diary: Diary;

  constructor({ region, data, diary, letterbox }: WorldParts, clock: number) {
    this.region = region;
    this.data = data;
    this.diary = diary;
    this.letterbox = letterbox;
    this.clock = clock;
  }

  /** Of one system; absent: all. */
  sourcesOf(system?: string): readonly string[] {
    const { sources } = JSON.parse(readFileSync(join(this.data, 'svod.json'), 'utf8')) as {
      readonly sources: Readonly<Record<string, { readonly system: string }>>;
    };
    return Object.keys(sources).filter((name) => system === undefined || sources[name]!.system === system);
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

  /** Every source or platform of these is refused from now on. */
  async spoilSecrets(names: readonly string[]): Promise<void> {
    for (const name of names) {
      const file = this.secretFile(name);
      writeFileSync(`${file}.right`, readFileSync(file), { mode: 0o600 });
      // Each its own: schools that share one secret are one that is refused.
      writeFileSync(file, JSON.stringify(`withdrawn from ${name}`));
    }
    await this.service?.reload();
  }

  async restoreSecrets(names: readonly string[]): Promise<void> {
    for (const name of names) renameSync(`${this.secretFile(name)}.right`, this.secretFile(name));
    await this.service?.reload();
  }

  /** As a hand does that is not done yet: what is at work stays. */
  async breakConfig(): Promise<void> {
    const file = join(this.data, 'svod.json');
    renameSync(file, `${file}.right`);
    writeFileSync(file, '{ "sources": ');
    await this.service?.reload();
  }

  async mendConfig(): Promise<void> {
    const file = join(this.data, 'svod.json');
    renameSync(`${file}.right`, file);
    await this.service?.reload();
  }

  exportKey(): void {
    this.svod('key', 'export', join(this.data, 'put-away.key'));
  }

  /** Copies are made every four days, unless that was stopped. */
  keepCopies(): void {
    if (!this.service || !this.isCopying || this.clock - this.lastCopy < COPY_MS) return;
    const file = join(this.data, 'own.backup');
    rmSync(file, { force: true });
    this.svod('backup', file);
    this.lastCopy = this.clock;
  }

  stopCopies(): void {
    this.isCopying = false;
  }

  goOnWithCopies(): void {
    this.isCopying = true;
    this.lastCopy = -Infinity;
    this.keepCopies();
  }

  /** `svod backup`, while the service is there. */
  backup(): void {
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

  /** The store goes back to what the version before can open, and is opened by this one again: what only this one knew is lost. */
  async goBack(): Promise<void> {
    await this.switchOff();
    this.svod('store', 'back', '--to', '1', '--yes');
    this.diary.forgetEnds();
    await this.switchOn();
  }

  /** Any command, as a process of its own at this moment. */
  svod(...words: readonly string[]): string {
    return execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', SVOD, ...words], {
      cwd: this.data,
      env: { ...process.env, SVOD_DATA: this.data, SVOD_NOW: new Date(this.clock).toISOString(), SVOD_PASSPHRASE },
      encoding: 'utf8',
    });
  }

  private secretFile(name: string): string {
    return join(this.data, `${name}.secret.json`);
  }

  private async openWatched(): Promise<Gateway> {
    const gateway = await openGateway({ data: this.data, now: () => new Date(this.clock) });
    return { ...gateway, operations: this.diary.watching(gateway.operations) };
  }
}
