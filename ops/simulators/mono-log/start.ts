import { writeFileSync } from 'node:fs';
import express, { type Express, type Request } from 'express';
import { sha256 } from '../canonical-json.ts';
import { faultDoor } from '../fault-door.ts';
import { type ChangingFaults, changingFaults, faultPlanOf } from '../faults.ts';
import { listen } from '../listen.ts';
import { CallProblem, demand, problemBody, problems, unknownPath } from './answers.ts';
import { balanceOf, daysOf, dumpOf, type DumpLine, linesOf } from './balance.ts';
import { type Contract, readContract } from './contract.ts';
import { type NodeBody, type Nodes, openNodes } from './nodes.ts';
import { type MonoLogOptions, PARAMETERS } from './options.ts';
import { parcelRoutes } from './parcel-routes.ts';
import { openPlatform, type Platform, type PlatformCounts } from './platform.ts';
import { ruleFrom } from './rules.ts';
import { openTalk, type Talk } from './talk-routes.ts';
import { openTokens, type Tokens } from './tokens.ts';

export interface MonoLogSimulator {
  readonly url: string;
  /** For OAuth2 client credentials at `<url>/oauth/token`. */
  readonly client: { readonly id: string; readonly secret: string };
  counts(): PlatformCounts & { readonly faults: Readonly<Record<string, number>> };
  /** The final content per (node, kind, scope, day), sorted. */
  content(): readonly DumpLine[];
  readonly talk: Pick<Talk, 'sent' | 'receipts'>;
  /**
   * One object of control, and what to answer: `{ counts: true }` · `{ content: true }` (inline) or `{ content: FILE }` (one JSON
   * line a cell) · `{ faults: PLAN }` · `{ revoke: true }` (forgets all tokens) · `{ backUp: true }` · `{ restore: RATE }` (goes back to
   * the last backup, or to nothing, in this share of the cells that differ, 0 to 1).
   *
   * @throws {Error} when it is none of these
   */
  control(command: Readonly<Record<string, unknown>>): object;
  close(): Promise<void>;
}

/** Serves a MONO.LOG (assumed; see schemas/mono-log/openapi.yaml) on the loopback address, with its state in memory. */
export async function startMonoLog(options: MonoLogOptions = {}): Promise<MonoLogSimulator> {
  const seed = options.seed ?? '1';
  const client = options.client ?? { id: 'svod', secret: sha256(`mono-log/${seed}`).slice(0, 32) };
  const contract = readContract();
  const faults = changingFaults(options.faults);
  const nodes = openNodes();
  const platform = openPlatform({
    knowsNode: (id) => nodes.has(id),
    knowsParameters: (version) => version === PARAMETERS.version,
    rules: (options.reject ?? []).map((rule) => ruleFrom(rule, seed)),
    losesPrevious: ({ id }) => faults.strike(id, 'POST /v1/parcels', ['lose-previous']) !== undefined,
  });
  const tokenOptions = { client, seconds: options.tokenSeconds ?? 3600, seed, now: options.now ?? Date.now };
  const tokens = openTokens(tokenOptions, contract);
  const talk = openTalk(options, contract);
  const parcels = parcelRoutes({ platform, contract, faults, ticketPolls: options.ticketPolls ?? 1 });
  const server = await listen(appOf({ contract, faults, nodes, platform, tokens, talk, parcels }), options.port);
  const counts = () => ({ ...platform.counts(), faults: faults.counts() });
  const content = () => [...dumpOf(platform.held)];
  const control = (command: Readonly<Record<string, unknown>>) =>
    controlled(command, { counts, content, faults, tokens, platform, seed });
  return { url: server.url, client, counts, content, talk, control, close: () => server.close() };
}

interface Parts {
  readonly contract: Contract;
  readonly faults: ChangingFaults;
  readonly nodes: Nodes;
  readonly platform: Platform;
  readonly tokens: Tokens;
  readonly talk: Talk;
  readonly parcels: express.Router;
}

function appOf({ contract, faults, nodes, platform, tokens, talk, parcels }: Parts): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(express.json({ limit: '8mb', strict: false, type: 'application/json' }));
  app.use(
    faultDoor(faults, {
      thingsOf,
      problemOf: (status) => problemBody(status, status === 500 ? 'platform.failed' : 'busy', 'Come again later.'),
      problemType: 'application/problem+json',
    }),
  );
  app.use(tokens.router, tokens.guard, parcels, talk.router);
  app.get('/v1/parameters', (request, response) => {
    const version = request.query['version'] ?? PARAMETERS.version;
    if (version !== PARAMETERS.version)
      throw new CallProblem(404, 'parameters.unknown', 'No such version of the list.');
    response.json(PARAMETERS);
  });
  app.get('/v1/nodes', (_request, response) => void response.json({ nodes: nodes.list() }));
  app.put('/v1/nodes/:id', (request, response) => {
    demand(contract('#/components/schemas/NodeId'), request.params.id, 'reading the id of the node');
    demand(contract('#/components/schemas/NodeBody'), request.body, 'reading the node');
    const result = nodes.put(request.params.id, request.body as NodeBody);
    response.status(result === 'new' ? 201 : 200).json({ id: request.params.id, node: request.body as NodeBody });
  });
  app.get('/v1/balance', (request, response) => {
    const day = request.query['day'];
    if (day !== undefined) demand(contract('#/components/schemas/Day'), day, 'reading the day');
    response.json({ rows: balanceOf(platform.held, day as string | undefined) });
  });
  app.get('/v1/balance/days', (_request, response) => void response.json({ days: daysOf(platform.held) }));
  app.get('/v1/balance/lines', (request, response) => {
    const { node, kind, day } = request.query as Record<string, string>;
    demand(contract('#/components/schemas/NodeId'), node, 'reading the node');
    demand(contract('#/components/schemas/ParcelKind'), kind, 'reading the kind');
    demand(contract('#/components/schemas/Day'), day, 'reading the day');
    response.json({ lines: linesOf(platform.held, { node: node!, kind: kind!, day: day! }) });
  });
  app.use(unknownPath, problems);
  return app;
}

/** A parcel struck in one call is spared in the next, in whatever company it comes. */
function thingsOf(request: Request): string | readonly string[] {
  const parcels = (request.body as { readonly parcels?: unknown } | undefined)?.parcels;
  if (!Array.isArray(parcels) || parcels.length === 0) return `${request.method} ${request.url}`;
  return parcels.map((parcel: { readonly id?: unknown } | null) => String(parcel?.id));
}

type Controls = Pick<MonoLogSimulator, 'counts' | 'content'> &
  Pick<Parts, 'faults' | 'tokens' | 'platform'> & { readonly seed: string };

function controlled(command: Readonly<Record<string, unknown>>, controls: Controls): object {
  const { counts, content, faults, tokens, platform } = controls;
  if (command['counts']) return counts();
  if (command['content'] === true) return { content: content() };
  if (typeof command['content'] === 'string') {
    const lines = content();
    writeFileSync(command['content'], lines.map((cell) => `${JSON.stringify(cell)}\n`).join(''));
    return { content: command['content'], cells: lines.length };
  }
  if (command['faults']) {
    faults.change(faultPlanOf(command['faults']));
    return { faults: 'changed' };
  }
  if (command['revoke']) {
    tokens.revoke();
    return { tokens: 'forgotten' };
  }
  if (command['backUp']) {
    platform.backUp();
    return { content: 'kept' };
  }
  if (typeof command['restore'] === 'number')
    return { restored: restored(platform, controls.seed, command['restore']) };
  throw new Error(
    'A platform understands {"counts"}, {"content"}, {"faults"}, {"revoke"}, {"backUp"} and {"restore"}.',
  );
}

/** Which cells are struck depends on the seed alone. */
const restored = (platform: Platform, seed: string, rate: number): number =>
  platform.restore((cell) => parseInt(sha256(`${seed}/restore/${cell}`).slice(0, 8), 16) / 0x1_0000_0000 < rate);
