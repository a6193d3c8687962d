import express, { type RequestHandler, type Router } from 'express';
import { sha256 } from '../canonical-json.ts';
import { CallProblem } from './answers.ts';
import type { Contract } from './contract.ts';

export interface TokenOptions {
  readonly client: { readonly id: string; readonly secret: string };
  readonly seconds: number;
  readonly seed: string;
  readonly now: () => number;
}

export interface Tokens {
  /** POST /oauth/token. */
  readonly router: Router;
  /** Lets only calls with a living token pass. */
  readonly guard: RequestHandler;
  /** Forgets all tokens, as a platform does that was started anew. */
  revoke(): void;
}

/** OAuth2 client credentials (RFC 6749 §4.4): id and secret in the form or in Basic authorisation. */
export function openTokens({ client, seconds, seed, now }: TokenOptions, contract: Contract): Tokens {
  const endOf = new Map<string, number>();
  let issued = 0;
  const router = express.Router();
  router.post('/oauth/token', express.urlencoded({ extended: false, limit: '16kb' }), (request, response) => {
    const form = (request.body ?? {}) as Readonly<Record<string, string>>;
    const refuse = (status: number, error: string) => void response.status(status).json({ error });
    if (contract('#/components/schemas/TokenRequest')(form)) return refuse(400, 'invalid_request');
    if (form['grant_type'] !== 'client_credentials') return refuse(400, 'unsupported_grant_type');
    const [id, secret] = basicOf(request.headers.authorization) ?? [form['client_id'], form['client_secret']];
    if (id !== client.id || secret !== client.secret) return refuse(401, 'invalid_client');
    issued += 1;
    const token = sha256(`${seed}/${client.id}/${issued}`);
    endOf.set(token, now() + seconds * 1000);
    response.set('Cache-Control', 'no-store');
    response.json({ access_token: token, token_type: 'Bearer', expires_in: seconds, scope: 'exchange' });
  });
  return {
    router,
    guard(request, _response, next) {
      const [, token = ''] = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '') ?? [];
      if ((endOf.get(token) ?? 0) > now()) return next();
      throw new CallProblem(401, 'request.unauthorised', 'The token is missing, unknown or expired.');
    },
    revoke: () => endOf.clear(),
  };
}

function basicOf(header: string | undefined): readonly [string, string] | undefined {
  const [, encoded] = /^Basic (\S+)$/i.exec(header ?? '') ?? [];
  if (encoded === undefined) return undefined;
  const [id = '', ...secret] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return [decodeURIComponent(id), decodeURIComponent(secret.join(':'))];
}
