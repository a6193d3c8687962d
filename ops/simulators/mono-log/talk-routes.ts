import express, { type Router } from 'express';
import { canonicalJson } from '../canonical-json.ts';
import { CallProblem, demand } from './answers.ts';
import { byId, hashOf } from './bodies.ts';
import type { Contract } from './contract.ts';
import type { MonoLogOptions } from './options.ts';

/** What the gateway said of a message or a passport that came down. */
export interface Receipt {
  readonly at: string;
  readonly state?: 'delivered' | 'read';
  readonly outcome?: 'taken' | 'conflict';
  readonly note?: string;
}

export interface Talk {
  readonly router: Router;
  /** Messages that the gateway sent, in order. */
  readonly sent: readonly { readonly id: string }[];
  /** The last receipt of each message and passport, by id. */
  readonly receipts: ReadonlyMap<string, Receipt>;
}

const PAGE_SIZE = 100;

/** Messages in both directions, and passports coming down. The cursor is the id of the last item given. */
export function openTalk(options: Pick<MonoLogOptions, 'messages' | 'primaryInformation'>, contract: Contract): Talk {
  const messages = options.messages ?? [];
  const passports = (options.primaryInformation ?? []).map(({ records, ...passport }) => ({
    ...passport,
    hash: hashOf(byId(records)),
    body: { records },
  }));
  const sent = new Map<string, { readonly id: string }>();
  const receipts = new Map<string, Receipt>();
  const router = express.Router();

  router.get('/v1/messages', (request, response) => {
    const { items, next } = after(messages, request.query['after']);
    response.json({ messages: items, next });
  });
  router.post('/v1/messages', (request, response) => {
    demand(contract('#/components/schemas/Message'), request.body, 'reading the message');
    const message = request.body as { readonly id: string };
    const before = sent.get(message.id);
    if (before && canonicalJson(before) !== canonicalJson(message))
      throw new CallProblem(409, 'message.id-reused', 'The id came before with other content.');
    sent.set(message.id, message);
    response.status(before ? 200 : 201).end();
  });
  router.post('/v1/messages/:id/receipt', (request, response) => {
    demand(contract('#/components/schemas/MessageReceipt'), request.body, 'reading the receipt');
    known(messages, request.params.id);
    const receipt = request.body as Receipt;
    if (receipts.get(request.params.id)?.state !== 'read') receipts.set(request.params.id, receipt);
    response.status(204).end();
  });
  router.get('/v1/primary-information', (request, response) => {
    response.json(after(passports, request.query['after']));
  });
  router.post('/v1/primary-information/:id/receipt', (request, response) => {
    demand(contract('#/components/schemas/PrimaryInformationReceipt'), request.body, 'reading the receipt');
    known(passports, request.params.id);
    receipts.set(request.params.id, request.body as Receipt);
    response.status(204).end();
  });
  return {
    router,
    get sent() {
      return [...sent.values()];
    },
    receipts,
  };
}

function after<T extends { readonly id: string }>(
  all: readonly T[],
  cursor: unknown,
): { readonly items: readonly T[]; readonly next: string } {
  const last = all.findIndex(({ id }) => id === cursor);
  if (cursor !== undefined && cursor !== '' && last === -1)
    throw new CallProblem(400, 'request.invalid', 'The cursor is not one that was given.');
  const items = all.slice(last + 1, last + 1 + PAGE_SIZE);
  return { items, next: items.at(-1)?.id ?? (typeof cursor === 'string' ? cursor : '') };
}

function known(items: readonly { readonly id: string }[], id: string): void {
  if (!items.some((item) => item.id === id)) throw new CallProblem(404, 'request.unknown', 'No such item.');
}
