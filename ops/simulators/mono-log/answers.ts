import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Check, ContractError } from './contract.ts';

/** A problem that ends a call: answered as application/problem+json. */
export class CallProblem extends Error {
  override readonly name = 'CallProblem';
  readonly status: number;
  readonly code: string;
  readonly more: { readonly parcel?: string; readonly errors?: readonly ContractError[] };

  constructor(status: number, code: string, detail: string, more: CallProblem['more'] = {}) {
    super(detail);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

/** Body of a problem (RFC 9457). */
export const problemBody = (status: number, code: string, detail: string, more: object = {}): object => ({
  type: 'about:blank',
  title: TITLES[status] ?? 'Problem',
  status,
  detail,
  code,
  ...more,
});

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  415: 'Unsupported Media Type',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

/** Refuses a body or a parameter that the contract does not allow. @throws {CallProblem} 400 */
export function demand(check: Check, value: unknown, what: string): void {
  const errors = check(value);
  if (!errors) return;
  const first = errors[0];
  const detail = `${what}: ${first?.path ?? ''} ${first?.message ?? 'is wrong'}`;
  throw new CallProblem(400, 'request.invalid', detail, { errors });
}

/** The last middleware: every error becomes a problem of the contract. */
export function problems(error: unknown, _request: Request, response: Response, _next: NextFunction): void {
  const { status, code, detail, more } = meaningOf(error);
  if (status === 401) response.set('WWW-Authenticate', 'Bearer error="invalid_token"');
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify(problemBody(status, code, detail, more)));
}

interface Meaning {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly more?: object;
}

function meaningOf(error: unknown): Meaning {
  if (error instanceof CallProblem)
    return { status: error.status, code: error.code, detail: error.message, more: error.more };
  const { type, message } = error as { readonly type?: string; readonly message?: string };
  if (type === 'entity.too.large') return { status: 413, code: 'batch.too-large', detail: 'More than 8 MiB.' };
  if (type === 'entity.parse.failed') return { status: 400, code: 'request.invalid', detail: 'The body is no JSON.' };
  return { status: 500, code: 'platform.failed', detail: message ?? 'Failed.' };
}

/** For every path that no route takes. */
export const unknownPath: RequestHandler = (request) => {
  throw new CallProblem(404, 'request.unknown', `${request.method} ${request.path} is not part of this exchange.`);
};
