import { setTimeout as wait } from 'node:timers/promises';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { DOOR_FAULTS, type FaultRule, type Faults } from './faults.ts';

export interface FaultDoorOptions {
  /** What is asked for (see Faults.strike). Leave volatile parts (tokens, times) out. */
  readonly thingsOf: (request: Request) => string | readonly string[];
  /** The system's own form of an empty answer; undefined where this call has none. */
  readonly emptyOf?: (request: Request) => unknown;
  /** In place of `emptyOf` where nothing is not told as JSON: answers, and gives whether this call has an empty answer. */
  readonly sendEmpty?: (request: Request, response: Response) => boolean;
  /** Body of a problem in the system's own form. @default { message } */
  readonly problemOf?: (status: number) => unknown;
  /** @default "application/json" */
  readonly problemType?: string;
  /** The page of `html`; its type is sent exactly as given. @default a page of maintenance, "text/html; charset=utf-8" */
  readonly page?: { readonly type: string; readonly html: string };
}

const PAGE = `<!DOCTYPE html><html lang="ru"><head><title>Технические работы</title></head>
<body><h1>Ведутся технические работы</h1><p>Зайдите, пожалуйста, позже.</p></body></html>`;

/** Middleware that lets the faults of DOOR_FAULTS strike; to stand before the system's own routes. */
export function faultDoor(faults: Faults, options: FaultDoorOptions): RequestHandler {
  let answers = 0;
  return (request, response, next) => {
    const rule = faults.strike(options.thingsOf(request), `${request.method} ${request.path}`, DOOR_FAULTS);
    if (!rule) return next();
    answers += 1;
    return strike(rule, answers, { request, response, next, options });
  };
}

interface Struck {
  readonly request: Request;
  readonly response: Response;
  readonly next: NextFunction;
  readonly options: FaultDoorOptions;
}

function strike(rule: FaultRule, nth: number, { request, response, next, options }: Struck): void {
  const problem = (status: number) => {
    response.status(status).type(options.problemType ?? 'application/json');
    response.send(JSON.stringify(options.problemOf?.(status) ?? { message: 'Ошибка' }));
  };
  const busy = (status: number) => {
    const seconds = rule.retryAfter ?? 1;
    const date = new Date(Math.floor(Date.now() / 1000 + seconds) * 1000).toUTCString();
    response.set('Retry-After', nth % 2 === 0 ? date : String(seconds));
    problem(status);
  };
  switch (rule.fault) {
    case 'slow':
      void wait(rule.ms ?? 50).then(() => next());
      return;
    case 'cut':
      request.socket.destroy();
      return;
    case 'rate-limited':
      return busy(rule.status ?? 429);
    case 'unavailable':
      return busy(503);
    case 'server-error':
      return problem(500);
    case 'html':
      response.status(200).setHeader('Content-Type', options.page?.type ?? 'text/html; charset=utf-8');
      response.end(options.page?.html ?? PAGE);
      return;
    case 'empty':
      if (options.sendEmpty?.(request, response)) return;
      return answerEmpty(options.emptyOf?.(request), response, next);
    default:
      insteadOfAnswer(response, rule.fault, () => problem(500));
      return next();
  }
}

function answerEmpty(empty: unknown, response: Response, next: NextFunction): void {
  if (empty === undefined) next();
  else response.status(200).json(empty);
}

/** Lets the call be done, and then spoils its answer. */
function insteadOfAnswer(response: Response, fault: string, problem: () => void): void {
  const end = response.end.bind(response) as (...given: unknown[]) => Response;
  const spoiled = (...given: unknown[]): Response => {
    response.end = end as Response['end'];
    if (fault === 'fail-after') {
      response.removeHeader('Content-Length');
      response.removeHeader('ETag');
      problem();
      return response;
    }
    const body =
      typeof given[0] === 'string' || Buffer.isBuffer(given[0]) ? Buffer.from(given[0] as string) : undefined;
    if (fault === 'cut-answer' && body) response.write(body.subarray(0, body.length >> 1), () => response.destroy());
    else response.destroy();
    return response;
  };
  response.end = spoiled as Response['end'];
}
