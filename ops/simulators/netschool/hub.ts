import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import express, { type Router } from 'express';
import { WebSocketServer } from 'ws';
import type { Upgrade } from '../listen.ts';
import { cookieOf } from './auth-routes.ts';
import { classicHub } from './hub-classic.ts';
import { coreNegotiation, talkCore } from './hub-core.ts';
import { HUBS, type NetSchoolVersion } from './options.ts';
import type { ReportQueue } from './report-queue.ts';
import type { Session, Sessions } from './sessions.ts';

/** The hub that tells when a queued report is ready, as a version speaks. */
export interface Hub {
  /** Its calls over HTTP. */
  readonly router: Router;
  /** Its sockets. */
  readonly upgrade: Upgrade;
}

export function openHub(queue: ReportQueue, sessions: Sessions, version: NetSchoolVersion, seed: string): Hub {
  const { path, isClassic } = HUBS[version];
  const classic = classicHub(queue, seed);
  const server = new WebSocketServer({ noServer: true });
  const socketPath = isClassic ? `/webapi/${path}/connect` : `/webapi/${path}`;
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    if (pathname.replaceAll(/\/+/g, '/').replace(/\/$/, '').toLowerCase() !== socketPath)
      return refuse(socket, '404 Not Found');
    const session = sessionIn(sessions, request, searchParams);
    if (!session) return refuse(socket, '401 Unauthorized');
    server.handleUpgrade(request, socket, head, (opened) => {
      if (isClassic) classic.talk(opened, session);
      else talkCore(queue, opened, session);
    });
  };
  const router = express.Router();
  router.use(isClassic ? classic.router : coreNegotiation(path, seed));
  return { router, upgrade };
}

/** The living session of a socket: its token stands in the query, because browsers cannot send headers there. */
function sessionIn(sessions: Sessions, { headers }: IncomingMessage, query: URLSearchParams): Session | undefined {
  const header = headers['at'];
  const at = query.get('at') ?? query.get('access_token') ?? (typeof header === 'string' ? header : undefined);
  const session = sessions.find(at, cookieOf(headers.cookie));
  return session && !session.warned && !session.isRoleOpen ? session : undefined;
}

const refuse = (socket: Duplex, status: string): void =>
  void socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
