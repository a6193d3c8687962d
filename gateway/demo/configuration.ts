import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulatedOf } from '../simulator-finder.ts';
import type { Introduction, Simulator } from './simulator.ts';

/** Writes a secret into a file of its own; gives what stands for it in svod.json. */
type Secret = (name: string, value: unknown) => object;

/** Writes svod.json and its secrets (mode 0600) for these simulators: a source a school, every school a node. */
export function writeConfig(data: string, journals: readonly Simulator[], platform: Simulator): void {
  const secret: Secret = (name, value) => {
    writeFileSync(join(data, `${name}.secret.json`), JSON.stringify(value), { mode: 0o600 });
    return { $file: `${name}.secret.json` };
  };
  const schools = journals.flatMap(({ introduction }) => schoolsOf(introduction, secret));
  const municipalities = [...new Set(schools.map(({ municipality }) => municipality))];
  const parentOf = (municipality: string): string => `m-${municipalities.indexOf(municipality) + 1}`;
  const nodes = [
    { id: 'region', kind: 'region', name: 'Регион' },
    ...municipalities.map((name) => ({ id: parentOf(name), kind: 'municipality', parent: 'region', name })),
    ...schools.map(({ source, school, name, municipality }) => ({
      id: `s-${school}`,
      kind: 'school',
      parent: parentOf(municipality),
      name,
      journals: [{ source, school }],
    })),
  ];
  const sources = Object.fromEntries(schools.map(({ source, config }) => [source, config]));
  const destinations = { 'mono-log': { allowLoopback: true, settings: platformSettings(platform, secret) } };
  writeFileSync(join(data, 'svod.json'), `${JSON.stringify({ sources, nodes, destinations }, null, 2)}\n`);
}

function schoolsOf(introduction: Introduction, secret: Secret) {
  const bySchool = Map.groupBy(introduction.credentials, ({ schoolId }) => schoolId);
  return [...bySchool].map(([school, credentials]) => {
    const { school: name, zone, municipality = 'Муниципалитет' } = credentials[0]!;
    const source = `${introduction.system}-${school}`;
    const { system, url, from: since, dialect = [] } = introduction;
    const way = { url, school, since, credentials, dialect };
    let secrets = 0;
    const ownFile = (value: unknown): object => secret((secrets += 1) === 1 ? source : `${source}.${secrets}`, value);
    const settings = simulatedOf(system).settings(way, ownFile);
    const config = { system, zone, allowLoopback: true, settings };
    return { source, school, name, municipality: String(municipality), config };
  });
}

function platformSettings({ introduction: { url, credentials } }: Simulator, secret: Secret): object {
  const [client] = credentials;
  return {
    baseUrl: url,
    clientId: client?.login,
    clientSecret: secret('mono-log', client?.password),
    requestsPerSecond: 1000,
  };
}
