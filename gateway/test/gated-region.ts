import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MonoLogSimulator, startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import type { Gateway } from '../gateway.ts';
import type * as main from '../main.ts';
import { newFolder, runSvod, SVOD } from './svod-process.ts';

/*
 * A region with a gate, as its operator meets it: commands as processes of their own, in a clone whose profile asks completeness,
 * before the platform's simulator.
 */
const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
/** Environment of a command on the day of the check. */
export const AT = { SVOD_NOW: '2023-04-18T12:00:00Z', SECRET: 's' };
/** A moment at which what waited is due again. */
export const LATER = '2023-04-18T12:05:00Z';

export interface GatedRegion {
  readonly platform: MonoLogSimulator;
  /** What the clock of a command shows. */
  now: string;
  svod(...words: readonly string[]): ReturnType<typeof runSvod>;
  /** What a command gives as JSON. */
  json(...words: readonly string[]): Promise<Record<string, unknown>>;
  /** Writes svod.json: this profile, a school that is read and one that is closed. */
  configured(profile: string, ofFirst?: object): void;
  /** Configures it, and imports the recorded diary. */
  collected(profile: string): Promise<void>;
  /** The gateway of the clone, open in this process as a service has it. */
  withGateway(at: string, work: (gateway: Gateway) => Promise<void>): Promise<void>;
}

export async function gatedRegion(clone: string): Promise<GatedRegion> {
  const data = newFolder();
  const platform = await startMonoLog({ now: () => Date.parse(AT.SVOD_NOW) });
  const secrets = { SECRET: AT.SECRET, CLIENT: platform.client.secret };
  const region: GatedRegion = {
    ...{ platform, now: AT.SVOD_NOW },
    svod: (...words) =>
      runSvod(words, {
        data,
        env: { ...secrets, SVOD_NOW: region.now },
        program: join(clone, 'gateway', 'svod.mjs'),
      }),
    json: async (...words) => (await region.svod(...words, '--json')).result<Record<string, unknown>>(),
    configured: (profile, ofFirst = {}) =>
      writeFileSync(join(data, 'svod.json'), JSON.stringify(configWith(platform, profile, ofFirst))),
    async collected(profile) {
      region.configured(profile);
      expect((await region.svod('import', DIARY, '--source', 'recorded', '--system', 'netschool')).stderr).toBe('');
    },
    async withGateway(at, work) {
      Object.assign(process.env, secrets);
      const { openGateway } = (await import(join(clone, 'gateway', 'main.ts'))) as typeof main;
      const gateway = await openGateway({ data, configFile: join(data, 'svod.json'), at: new Date(at) });
      await work(gateway).finally(() => gateway.close());
      for (const name of Object.keys(secrets)) delete process.env[name];
    },
  };
  return region;
}

function configWith(platform: MonoLogSimulator, profile: string, ofFirst: object): object {
  const accounts = [{ login: 'l', password: { $env: 'SECRET' } }];
  const account = { origin: 'https://school.example', school: '1', accounts };
  const journals = [{ source: 'recorded', school: 'recorded' }];
  const settings = { baseUrl: platform.url, clientId: platform.client.id, clientSecret: { $env: 'CLIENT' } };
  return {
    profile,
    sources: { recorded: { system: 'netschool', settings: account } },
    nodes: [
      { id: 'r', kind: 'region', name: 'Регион' },
      { id: 's-1', kind: 'school', parent: 'r', name: 'Школа № 1', journals, ...ofFirst },
      { id: 's-2', kind: 'school', parent: 'r', name: 'Школа № 2', state: 'closed' },
    ],
    destinations: { 'mono-log': { allowLoopback: true, settings } },
  };
}

/** Writes a profile, `strict`, beside the default one of the clone that asks this share of homework; the diary has 30 of 34. */
export function writeProfileAsking(clone: string, gatePercent: number): void {
  const file = (name: string): string => join(clone, 'schemas', 'requirements', 'profiles', `${name}.json`);
  const profile = JSON.parse(readFileSync(file('default'), 'utf8')) as {
    requirements: Record<string, object>;
  };
  const homework = { ...profile.requirements['homework'], gatePercent };
  const requirements = { ...profile.requirements, homework };
  writeFileSync(file('strict'), JSON.stringify({ ...profile, profile: 'strict', requirements }));
}
