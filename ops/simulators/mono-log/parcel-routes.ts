import express, { type Response, type Router } from 'express';
import { sha256 } from '../canonical-json.ts';
import type { Faults } from '../faults.ts';
import { CallProblem, demand } from './answers.ts';
import type { Contract } from './contract.ts';
import type { WireParcel, WireVerdict } from './parcels.ts';
import type { Platform } from './platform.ts';

interface TicketState {
  readonly parcels: readonly WireParcel[];
  polls: number;
  verdicts?: readonly WireVerdict[];
}

export interface ParcelRouteOptions {
  readonly platform: Platform;
  readonly contract: Contract;
  readonly faults: Faults;
  /** How often a ticket is answered 202 before it is judged. */
  readonly ticketPolls: number;
}

/** POST /v1/parcels and GET /v1/tickets/{id}. Expects the body parsed. */
export function parcelRoutes({ platform, contract, faults, ticketPolls }: ParcelRouteOptions): Router {
  const tickets = new Map<string, TicketState>();
  const router = express.Router();

  router.post('/v1/parcels', (request, response) => {
    const parcels = parcelsOf(request.body, contract);
    const ids = parcels.map(({ id }) => id);
    if (!faults.strike(ids, 'POST /v1/parcels', ['ticket'])) {
      response.json({ verdicts: judged(platform, parcels) });
      return;
    }
    const ticket = `t-${tickets.size + 1}-${sha256(ids.join('\n')).slice(0, 12)}`;
    tickets.set(ticket, { parcels, polls: 0 });
    pending(response, ticket);
  });

  router.get('/v1/tickets/:id', (request, response) => {
    const ticket = tickets.get(request.params.id);
    if (ticket && faults.strike(request.params.id, 'GET /v1/tickets', ['ticket-lost']))
      tickets.delete(request.params.id);
    if (!ticket || !tickets.has(request.params.id))
      throw new CallProblem(404, 'ticket.expired', 'The ticket is unknown or expired: send the parcels again.');
    ticket.polls += 1;
    if (ticket.polls <= ticketPolls) return pending(response, request.params.id);
    ticket.verdicts ??= judged(platform, ticket.parcels);
    response.json({ verdicts: ticket.verdicts });
  });
  return router;
}

function parcelsOf(body: unknown, contract: Contract): readonly WireParcel[] {
  const parcels = (body as { readonly parcels?: unknown } | undefined)?.parcels;
  if (Array.isArray(parcels) && parcels.length > 500)
    throw new CallProblem(413, 'batch.too-many', `${parcels.length} parcels in a call that takes 500.`);
  if (Array.isArray(parcels)) {
    for (const [index, parcel] of parcels.entries()) demandParcel(parcel, index, contract);
  }
  demand(contract('#/components/schemas/ParcelBatch'), body, 'reading the parcels');
  return (body as { readonly parcels: readonly WireParcel[] }).parcels;
}

/** Checks against the schema of its mode alone, so that the problem names what is wrong and not every alternative. */
function demandParcel(parcel: unknown, index: number, contract: Contract): void {
  const { mode, id } = (parcel ?? {}) as { readonly mode?: string; readonly id?: unknown };
  const schema = { snapshot: 'SnapshotParcel', delta: 'DeltaParcel', withdrawn: 'WithdrawnParcel' }[mode ?? ''];
  const errors = schema && contract(`#/components/schemas/${schema}`)(parcel);
  if (!errors) return;
  throw new CallProblem(400, 'request.invalid', `parcel ${index}: ${errors[0]?.path} ${errors[0]?.message}`, {
    errors: errors.map(({ path, message }) => ({ path: `/parcels/${index}${path}`, message })),
    ...(typeof id === 'string' ? { parcel: id } : {}),
  });
}

function judged(platform: Platform, parcels: readonly WireParcel[]): readonly WireVerdict[] {
  const taken = platform.take(parcels);
  if ('verdicts' in taken) return taken.verdicts;
  throw new CallProblem(409, 'parcel.id-reused', 'The id came before with other content.', { parcel: taken.reused });
}

function pending(response: Response, ticket: string): void {
  response.status(202).set('Retry-After', '0').location(`/v1/tickets/${ticket}`).json({ ticket });
}
