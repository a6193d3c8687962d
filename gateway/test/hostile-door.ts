import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/*
 * A door before a simulator of Dnevnik.ru, on a socket of its own: another vendor's machine, which behaves as no vendor should.
 */

/**
 * - hangs: takes every request and never answers
 * - huge: answers without end
 * - endless: each school has two hundred times the classes it has, so that its pages have no end
 * - lies: its days are of another month, and a part of what it lists is missing
 */
export type Manner = 'hangs' | 'huge' | 'endless' | 'lies';

export interface HostileDoor {
  readonly url: string;
  /** Requests that came, and those that wait for an answer. */
  readonly asked: number;
  readonly waiting: number;
  close(): void;
}

const CLONES = 200;
const CHUNK = Buffer.alloc(65_536, ' ');

/** @param origin of the simulator */
export async function openDoor(manner: Manner, origin: string): Promise<HostileDoor> {
  const counts = { asked: 0, waiting: 0 };
  const door = createServer((asked, response) => {
    counts.asked += 1;
    counts.waiting += 1;
    response.on('close', () => (counts.waiting -= 1));
    if (manner === 'huge') flood(response);
    else if (manner !== 'hangs') pass(asked, response, origin, manner === 'lies' ? lie : multiply);
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(door)}/v2/`,
    get asked() {
      return counts.asked;
    },
    get waiting() {
      return counts.waiting;
    },
    close() {
      door.closeAllConnections();
      door.close();
    },
  };
}

const portOf = (door: Server): number => (door.address() as AddressInfo).port;

/** An answer without end, as fast as the other side takes it. */
export function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.write('[');
  const more = (): void => {
    while (!response.destroyed && response.write(CHUNK));
  };
  response.on('drain', more);
  more();
}

/** The answer of a call, spoiled. */
type Spoil = (path: string, text: string) => string;

function pass(asked: IncomingMessage, response: ServerResponse, origin: string, spoil: Spoil): void {
  const { method, headers } = asked;
  const { 'accept-encoding': _encoding, 'content-length': _size, ...plain } = headers;
  const path = withoutClones(asked.url!);
  const onward = request(new URL(path, origin), { method, headers: plain }, (answer) => {
    const parts: Buffer[] = [];
    answer.on('data', (part: Buffer) => parts.push(part));
    answer.on('end', () => {
      const { 'content-length': _length, ...kept } = answer.headers;
      response.writeHead(answer.statusCode!, kept);
      response.end(spoil(path, Buffer.concat(parts).toString()));
    });
  });
  // Whoever asked has gone, or the simulator has: the other side is told by a connection that ends.
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  const told: Buffer[] = [];
  asked.on('data', (part: Buffer) => told.push(part));
  asked.on('end', () => onward.end(withoutClones(Buffer.concat(told).toString())));
}

/** Ids of clones begin with a word of digits, which no id of the region does. */
const CLONE = /97777\d{4}(\d+)/g;
const withoutClones = (text: string): string => text.replace(CLONE, '$1');

const multiply: Spoil = (path, text) => {
  if (!/\/schools\/\d+\/edu-groups/.test(path) || !text.startsWith('[')) return text;
  const groups = JSON.parse(text) as readonly Readonly<Record<string, unknown>>[];
  const cloned = Array.from({ length: CLONES }, (_, index) => `97777${1_000 + index}`).flatMap((beginning) =>
    groups.map((group) => ({ ...group, id: 0, id_str: `${beginning}${String(group['id_str'])}` })),
  );
  return JSON.stringify([...groups, ...cloned]);
};

const lie: Spoil = (path, text) => {
  if (!/lessons|marks|tasks|entries/.test(path) || !text.startsWith('[')) return text;
  const moved = text.replaceAll('-10-', '-09-');
  const items = JSON.parse(moved) as readonly unknown[];
  return JSON.stringify(items.filter((_, index) => index % 3 !== 0));
};
