import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express, { type Express } from 'express';

/** What the pages of the service tell. */
export interface Pages {
  /**
   * Whether store and schedule are open and the service is not stopping. The port is taken first: who asks before both are open is told
   * that it is not ready, or waits for the answer, since opening a store is one step. From SIGTERM on it is not ready.
   */
  isReady(): boolean;
  /** Figures in the text format of Prometheus. */
  metrics(): Promise<{ readonly type: string; readonly text: string }>;
  /** A page could not be made: for the log, not for whoever asks. */
  failed(error: unknown): void;
}

export interface HttpServer {
  /** "http://127.0.0.1:8470" */
  readonly url: string;
  /** Ends also connections that are kept open. */
  close(): Promise<void>;
}

/** Milliseconds in which a request has to have come. */
const REQUEST_MS = 10_000;

/**
 * Listens for GET /healthz, which tells the process by its id, /readyz and /metrics.
 *
 * @param port 0 takes any free one
 * @throws {NodeJS.ErrnoException} EADDRINUSE, EACCES and the like
 */
export async function startHttp(host: string, port: number, pages: Pages): Promise<HttpServer> {
  const server = createServer({ requestTimeout: REQUEST_MS }, appOf(pages) as Parameters<typeof createServer>[1]);
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  return { url: urlOf(server), close: () => closed(server) };
}

function appOf({ isReady, metrics, failed }: Pages): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.use((_request, response, next) => {
    response.set('cache-control', 'no-store');
    next();
  });
  app
    .route('/healthz')
    .get((_request, response) => void response.json({ status: 'ok', pid: process.pid }))
    .all(refuse);
  app
    .route('/readyz')
    .get((_request, response) => {
      const isOpen = isReady();
      response.status(isOpen ? 200 : 503).json({ status: isOpen ? 'ready' : 'not ready' });
    })
    .all(refuse);
  app
    .route('/metrics')
    .get(async (_request, response) => {
      const { type, text } = await metrics();
      response.type(type).send(text);
    })
    .all(refuse);
  app.use((_request, response) => void response.status(404).json({ error: 'not found' }));
  app.use(answerTo(failed));
  return app;
}

const refuse: express.RequestHandler = (_request, response) =>
  void response.status(405).set('allow', 'GET, HEAD').json({ error: 'method not allowed' });

/** A request that is none is the asker's mistake; what else goes wrong is told of without a word of it. */
const answerTo =
  (failed: Pages['failed']): express.ErrorRequestHandler =>
  (error: { readonly status?: unknown }, _request, response, _next) => {
    const status = typeof error.status === 'number' && error.status < 500 ? error.status : 500;
    if (status === 500) failed(error);
    response.status(status).json({ error: status === 500 ? 'internal error' : 'bad request' });
  };

function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

async function closed(server: Server): Promise<void> {
  const over = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await over;
}
