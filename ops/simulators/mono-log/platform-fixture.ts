import { readContract } from './contract.ts';
import type { MonoLogOptions } from './options.ts';
import type { WireParcel } from './parcels.ts';
import { type MonoLogSimulator, startMonoLog } from './start.ts';

const contract = readContract();

/** An answer that the contract allows. */
export interface Called {
  readonly status: number;
  readonly json: Readonly<Record<string, unknown>> | undefined;
  readonly headers: Headers;
}

/** A platform with a region and a school, which a test starts and calls. */
export interface CalledPlatform {
  readonly simulator: MonoLogSimulator;
  start(options?: MonoLogOptions): Promise<void>;
  /** Takes a new token. */
  signIn(): Promise<void>;
  /** @param route the path as the contract has it, where that is another */
  call(method: string, path: string, body?: unknown, route?: string): Promise<Called>;
  put(id: string, node: object): Promise<Called>;
  post(...parcels: readonly WireParcel[]): Promise<Called>;
  verdicts(...parcels: readonly WireParcel[]): Promise<readonly string[]>;
  /** Values of the marks of each body that is held. */
  heldMarks(): unknown;
}

/** Closed after each test of the file. */
export function calledPlatform(): CalledPlatform {
  let simulator: MonoLogSimulator;
  let token: string;
  afterEach(() => simulator.close());

  const platform: CalledPlatform = {
    get simulator() {
      return simulator;
    },
    async start(options = {}) {
      simulator = await startMonoLog(options);
      await platform.signIn();
      await platform.put('region', { kind: 'region', name: 'Область', state: 'active' });
      await platform.put('school-1', { kind: 'school', parent: 'region', name: 'Школа № 1', state: 'active' });
    },
    async signIn() {
      const { id, secret } = simulator.client;
      const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret });
      const answer = await fetch(`${simulator.url}/oauth/token`, { method: 'POST', body });
      token = ((await answer.json()) as { access_token: string }).access_token;
    },
    async call(method, path, body, route = path.split('?')[0]!) {
      const answer = await fetch(simulator.url + path, {
        method,
        headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return allowed(method, route, answer);
    },
    put: (id, node) => platform.call('PUT', `/v1/nodes/${id}`, node, '/v1/nodes/{id}'),
    post: (...parcels) => platform.call('POST', '/v1/parcels', { parcels }),
    async verdicts(...parcels) {
      const { json } = await platform.post(...parcels);
      return (json?.['verdicts'] as { result: string }[]).map(({ result }) => result);
    },
    heldMarks: () =>
      simulator
        .content()
        .map(({ body }) => (body as { records: { value: number }[] } | null)?.records.map(({ value }) => value)),
  };
  return platform;
}

async function allowed(method: string, route: string, answer: Response): Promise<Called> {
  const { status, headers } = answer;
  const text = await answer.text();
  const json = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
  const type = headers.get('content-type')?.split(';')[0] ?? '';
  if (status === 200 && json) {
    const pointer = `#/paths/${route.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/200`;
    expect(contract(`${pointer}/content/application~1json/schema`)(json)).toBeUndefined();
  } else if (status >= 400) {
    expect(type).toBe('application/problem+json');
    expect(contract('#/components/schemas/Problem')(json)).toBeUndefined();
  }
  return { status, json, headers };
}
