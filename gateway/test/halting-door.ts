import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '../demo/simulator.ts';
import { listening } from './listening.ts';
import { newFolder } from './svod-process.ts';

/* A door between the gateway and the systems it talks to, which falls silent when a test wants it. */

export interface HaltingDoor {
  /** Requests that came since a folder was made, or since the door was set. */
  readonly came: number;
  /** Lets so many requests through from now on, and then answers no more; all where nothing is said. */
  lets(most?: number): void;
  /** Sends a signal to the process when the door falls silent. */
  whenSilent(signal: NodeJS.Signals): (child: ChildProcess) => void;
  /** A new data folder whose two sources read one school through the door, which lets so many requests through. */
  folderOf(most?: number): string;
  close(): Promise<void>;
}

/** Opens the door before a simulated Dnevnik.ru of one school; the platform behind it is not there. */
export async function openHaltingDoor(): Promise<HaltingDoor> {
  const region = ['--schools', '1', '--days', '10', '--size', '4', '--classes', '3'];
  const simulator = await startSimulator('dnevnik-ru', region);
  let [most, came] = [Infinity, 0];
  /** Called at the first request that is not answered. */
  let onSilence = (): void => {};
  const server = createServer((asked, response) => {
    came += 1;
    if (came > most) return came === Math.floor(most) + 1 ? onSilence() : undefined;
    passOn(simulator.introduction.url, asked, response);
  });
  const url = `http://127.0.0.1:${await listening(server)}`;
  const lets = (count = Infinity): void => void ([most, came] = [count, 0]);
  return {
    get came() {
      return came;
    },
    lets,
    whenSilent: (signal) => (child) => void (onSilence = () => child.kill(signal)),
    folderOf(count) {
      lets(count);
      return folderBehind(url, simulator);
    },
    async close() {
      await simulator.stop();
      server.closeAllConnections();
      server.close();
    },
  };
}

function passOn(url: string, asked: IncomingMessage, response: ServerResponse): void {
  const { method, headers } = asked;
  const onward = request(new URL(asked.url!, url), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  asked.pipe(onward);
}

function folderBehind(url: string, { introduction: { from, credentials } }: Simulator): string {
  const data = newFolder();
  const settings = {
    baseUrl: `${url}/v2`,
    accessToken: { $env: 'TOKEN' },
    lookBackDays: 14,
    since: from,
    requestsPerSecond: 100_000,
  };
  const source = { system: 'dnevnik-ru', allowLoopback: true, settings };
  const school = { source: 'a', school: credentials[0]!.schoolId };
  const nodes = [
    { id: 'r', kind: 'region', name: 'Регион' },
    { id: 'm', kind: 'municipality', parent: 'r', name: 'Район' },
    { id: 's', kind: 'school', parent: 'm', name: 'Школа', journals: [school] },
  ];
  const platform = { baseUrl: url, clientId: 'c', clientSecret: { $env: 'TOKEN' } };
  const destinations = { 'mono-log': { allowLoopback: true, settings: platform } };
  const sources = Object.fromEntries(['a', 'b'].map((name) => [name, source]));
  writeFileSync(join(data, 'svod.json'), JSON.stringify({ sources, nodes, destinations }));
  process.env['TOKEN'] = credentials[0]!.token;
  return data;
}
