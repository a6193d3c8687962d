import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Introduction, Simulator } from './simulator.ts';

/** Requests a second and at once: the simulators are on this machine. */
const FAST = { requestsPerSecond: 1000, parallel: 8 };

/** Writes svod.json and its secrets for these simulators: a source a school, every school a node. */
export function writeConfig(data: string, journals: readonly Simulator[], platform: Simulator): void {
  const sources: Record<string, object> = {};
  const nodes: object[] = [{ id: 'region', kind: 'region', name: 'Регион' }];
  const secret = (name: string, value: unknown): object => {
    writeFileSync(join(data, `${name}.secret.json`), JSON.stringify(value), { mode: 0o600 });
    return { $file: `${name}.secret.json` };
  };
  for (const { introduction } of journals) {
    for (const [school, credentials] of Object.entries(
      Object.groupBy(introduction.credentials, ({ schoolId }) => schoolId),
    )) {
      const [first] = credentials!;
      if (!first) continue;
      const name = `${introduction.system}-${school}`;
      sources[name] = {
        system: introduction.system,
        allowLoopback: true,
        settings: settingsOf(introduction, school, credentials!, (value) => secret(name, value)),
      };
      const municipality = String(first['municipality'] ?? 'Муниципалитет');
      const parent = `m-${[...municipality].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)!) % 1_000_000_007, 7)}`;
      if (!nodes.some((node) => (node as { id: string }).id === parent))
        nodes.push({ id: parent, kind: 'municipality', parent: 'region', name: municipality });
      nodes.push({
        id: `s-${school}`,
        kind: 'school',
        parent,
        name: first.school,
        journals: [{ source: name, school }],
      });
    }
  }
  const [client] = platform.introduction.credentials;
  const settings = {
    baseUrl: platform.introduction.url,
    clientId: client?.login,
    clientSecret: secret('mono-log', client?.password),
    requestsPerSecond: 1000,
  };
  writeFileSync(
    join(data, 'svod.json'),
    `${JSON.stringify({ sources, nodes, destinations: { 'mono-log': { allowLoopback: true, settings } } }, null, 2)}\n`,
  );
}

function settingsOf(
  { system, url }: Introduction,
  school: string,
  credentials: Introduction['credentials'],
  secret: (value: unknown) => object,
): object {
  if (system === 'netschool') {
    const accounts = credentials.map(({ login, password }) => ({ login, password }));
    return { origin: url, school, accounts: secret(accounts), ...FAST, sessions: 8 };
  }
  const attendWritten = credentials[0]?.['attendWritten'] === true;
  return { baseUrl: url, schools: [school], accessToken: secret(credentials[0]?.token), attendWritten, ...FAST };
}
