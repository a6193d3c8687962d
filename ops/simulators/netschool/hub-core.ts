import express, { type Router } from 'express';
import type { WebSocket } from 'ws';
import { sha256 } from '../canonical-json.ts';
import type { ReportQueue } from './report-queue.ts';
import type { Session } from './sessions.ts';

/** Ends every frame of the protocol. */
const END = '\u001e';
/** Types of messages. */
const INVOCATION = 1;
const COMPLETION = 3;
const PING = 6;
const CLOSE = 7;

/** What clients ask before they open the socket, those that do not skip it. */
export function coreNegotiation(path: string, seed: string): Router {
  const router = express.Router();
  let made = 0;
  router.post(`/webapi/${path}/negotiate`, (_request, response) => {
    made += 1;
    const connectionId = sha256(`${seed}\ncore\n${made}`).slice(0, 22);
    response.json({
      negotiateVersion: 1,
      connectionId,
      connectionToken: sha256(connectionId).slice(0, 22),
      availableTransports: [{ transport: 'WebSockets', transferFormats: ['Text', 'Binary'] }],
    });
  });
  return router;
}

/**
 * SignalR of ASP.NET Core with JSON frames, as versions from 5.29 on speak it: first a handshake, then calls of `startTask` or `startTaskAsync`.
 * Frames may come as text or as bytes, and several in one.
 */
export function talkCore(queue: ReportQueue, socket: WebSocket, session: Session): void {
  let isGreeted = false;
  const send = (frame: object): void => socket.send(`${JSON.stringify(frame)}${END}`);
  socket.on('message', (data) => {
    for (const text of String(data).split(END)) {
      const frame = frameIn(text);
      if (!frame) continue;
      if (!isGreeted) {
        isGreeted = frame.protocol === 'json';
        send(isGreeted ? {} : { error: `The protocol '${String(frame.protocol)}' is not supported.` });
      } else if (frame.type === INVOCATION) answer(queue, session, frame, send);
      else if (frame.type === PING) send({ type: PING });
      else if (frame.type === CLOSE) socket.close();
    }
  });
}

interface Frame {
  readonly protocol?: unknown;
  readonly type?: number;
  readonly target?: string;
  readonly invocationId?: string;
  readonly arguments?: readonly unknown[];
}

function frameIn(text: string): Frame | undefined {
  try {
    return JSON.parse(text) as Frame;
  } catch {
    return undefined;
  }
}

function answer(queue: ReportQueue, session: Session, call: Frame, send: (frame: object) => void): void {
  const { target = '', invocationId } = call;
  const isStart = ['starttask', 'starttaskasync'].includes(target.toLowerCase());
  const done = isStart ? queue.start(session, call.arguments ?? []) : undefined;
  if (invocationId !== undefined) {
    const error = done ? {} : { error: 'Задача не найдена' };
    send({ type: COMPLETION, invocationId, ...(done ? { result: null } : error) });
  }
  if (done) send({ type: INVOCATION, target: 'complete', arguments: [{ taskId: done.taskId, data: done.fileId }] });
}
