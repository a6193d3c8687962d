import express, { type Request, type Response, type Router } from 'express';
import type { WebSocket } from 'ws';
import { sha256 } from '../canonical-json.ts';
import { sessionOf } from './auth-routes.ts';
import type { ReportQueue } from './report-queue.ts';
import type { Session } from './sessions.ts';

/** Milliseconds that a poll waits for a message before it is answered with none. */
const POLL_MS = 2_000;

/** Messages of one connection that wait for the next poll, and the poll that waits for a message. */
interface Connection {
  readonly token: string;
  readonly waiting: object[];
  counted: number;
  wake?: () => void;
}

/** Classic SignalR (ASP.NET, protocol 1.5), as versions below 5.29 speak it: over WebSocket or long polling. */
export interface ClassicHub {
  readonly router: Router;
  /** Speaks over a socket that was opened at `signalr/connect`. */
  talk(socket: WebSocket, session: Session): void;
}

export function classicHub(queue: ReportQueue, seed: string): ClassicHub {
  const connections = new Map<string, Connection>();
  let made = 0;
  const router = express.Router();
  const connectionOf = (request: Request): Connection => {
    const token = String(request.query['connectionToken'] ?? '');
    const found = connections.get(token) ?? { token, waiting: [], counted: 0 };
    connections.set(token, found);
    return found;
  };
  router.get('/webapi/signalr/negotiate', (_request, response) => {
    made += 1;
    const id = sha256(`${seed}\nconnection\n${made}`).slice(0, 32);
    const token = sha256(`${seed}\ntoken\n${made}`);
    connections.set(token, { token, waiting: [], counted: 0 });
    response.json(negotiation(id, token));
  });
  router.all('/webapi/signalr/connect', (request, response) => {
    response.json({ ...envelope(connectionOf(request), []), S: 1 });
  });
  router.all('/webapi/signalr/start', (_request, response) => void response.json({ Response: 'started' }));
  router.all('/webapi/signalr/ping', (_request, response) => void response.json({ Response: 'pong' }));
  router.all('/webapi/signalr/send', (request, response) => {
    const connection = connectionOf(request);
    const { data } = (request.body ?? {}) as { readonly data?: string };
    const call = callIn(data ?? String(request.query['data'] ?? ''));
    connection.waiting.push(...answerTo(queue, sessionOf(response), call));
    connection.wake?.();
    response.json({ I: String(call?.I ?? 0) });
  });
  router.all('/webapi/signalr/poll', (request, response) => void poll(connectionOf(request), response));
  router.all('/webapi/signalr/abort', (request, response) => {
    connections.delete(String(request.query['connectionToken'] ?? ''));
    response.status(200).end();
  });
  return { router, talk: (socket, session) => talk(queue, socket, session) };
}

const negotiation = (id: string, token: string) => ({
  Url: '/webapi/signalr',
  ConnectionToken: token,
  ConnectionId: id,
  KeepAliveTimeout: 20,
  DisconnectTimeout: 30,
  ConnectionTimeout: 110,
  TryWebSockets: true,
  ProtocolVersion: '1.5',
  TransportConnectTimeout: 5,
  LongPollDelay: 0,
});

/** Messages in the envelope that both ways of transport use; `C` is the place in the stream. */
function envelope(connection: { counted: number }, messages: readonly object[]): object {
  connection.counted += 1;
  return { C: `d-${connection.counted.toString(16).toUpperCase()}`, M: messages };
}

async function poll(connection: Connection, response: Response): Promise<void> {
  if (connection.waiting.length === 0) {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      connection.wake = () => {
        clearTimeout(timer);
        resolve();
      };
      response.once('close', () => connection.wake?.());
    });
  }
  response.json(envelope(connection, connection.waiting.splice(0)));
}

/** A call of the hub: `I` its number, `H` the hub, `M` what is called, `A` with what. */
interface Call {
  readonly I?: number | string;
  readonly H?: string;
  readonly M?: string;
  readonly A?: readonly unknown[];
}

function callIn(text: string): Call | undefined {
  try {
    return JSON.parse(text) as Call;
  } catch {
    return undefined;
  }
}

function answerTo(queue: ReportQueue, session: Session, call: Call | undefined): readonly object[] {
  const isStart = call?.H?.toLowerCase() === 'queuehub' && call.M?.toLowerCase() === 'starttask';
  const done = isStart && Array.isArray(call.A) ? queue.start(session, call.A) : undefined;
  if (done) return [message('complete', { TaskId: done.taskId, Data: done.fileId })];
  return [message('error', { Details: 'Задача не найдена' })];
}

const message = (name: string, argument: object): object => ({ H: 'queueHub', M: name, A: [argument] });

function talk(queue: ReportQueue, socket: WebSocket, session: Session): void {
  const stream = { counted: 0 };
  socket.send(JSON.stringify({ ...envelope(stream, []), S: 1 }));
  socket.on('message', (data) => {
    const call = callIn(String(data));
    socket.send(JSON.stringify({ I: String(call?.I ?? 0) }));
    socket.send(JSON.stringify(envelope(stream, answerTo(queue, session, call))));
  });
}
