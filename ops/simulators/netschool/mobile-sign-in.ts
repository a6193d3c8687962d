import express, { type Router } from 'express';
import { sha256 } from '../canonical-json.ts';
import { sessionOf } from './auth-routes.ts';
import type { MobileTokens } from './mobile-tokens.ts';
import { textOf } from './school-routes.ts';

const PAGE = `<!DOCTYPE html><html lang="ru"><head><title>Сетевой Город. Образование</title></head><body></body></html>`;

/** What the application opens before anybody has signed in, and the identity service, which stands on a host of its own in the field. */
export function mobileSignIn(tokens: MobileTokens, seed: string): Router {
  const router = express.Router();
  let states = 0;
  router.get('/login', (_request, response) => void response.type('html').send(PAGE));
  router.post('/webapi/auth/login-state', (_request, response) => {
    states += 1;
    response.json(sha256(`${seed}\nstate\n${states}`).slice(0, 32));
  });
  router.post('/connect/token', (request, response) => {
    const form = (request.body ?? {}) as Readonly<Record<string, unknown>>;
    const answer =
      form['grant_type'] === 'refresh_token'
        ? tokens.refresh(textOf(form['refresh_token']))
        : form['grant_type'] === DEVICE_GRANT
          ? tokens.exchange(textOf(form['device_code']))
          : undefined;
    if (form['client_id'] !== CLIENT) return void response.status(400).json({ error: 'invalid_client' });
    if (!answer) return void response.status(400).json({ error: 'invalid_grant' });
    response.json(answer);
  });
  return router;
}

const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';
const CLIENT = 'parent-mobile';

/** What the application asks with its web session: the page that it opens, and the PIN for its tokens. */
export function mobilePin(tokens: MobileTokens): Router {
  const router = express.Router();
  router.post('/app/simple/mobile', (_request, response) => void response.type('html').send(PAGE));
  router.get('/webapi/mysettings/mobile/pincode', (_request, response) => {
    response.json({ userCode: tokens.pinOf(sessionOf(response)) });
  });
  return router;
}
