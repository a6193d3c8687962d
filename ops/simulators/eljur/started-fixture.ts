import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import type { EljurOptions } from './options.ts';
import type { EljurCredential } from './credentials.ts';
import { type EljurSimulator, startEljur } from './start.ts';

const options = regionOptions({ schools: 2, municipalities: 1, classes: 3, size: 3 });

/** A region of two schools, both of them in ElJur. */
export const region = openRegion(options);

const running: EljurSimulator[] = [];

/** Ends every simulator that was started here. */
export async function closeAll(): Promise<void> {
  for (const simulator of running.splice(0)) await simulator.close();
}

/** A started simulator, and its first school's account with what asks in its name. */
export interface Started {
  readonly simulator: EljurSimulator;
  readonly own: EljurCredential;
  ask(method: string, given?: object, init?: RequestInit): Promise<Response>;
  /** The `result` of an answer. */
  get<T>(method: string, given?: object): Promise<T>;
}

/** Starts the simulator over the region, and speaks for the first school. */
export async function start(more: Partial<EljurOptions> = {}): Promise<Started> {
  const simulator = await startEljur({
    region,
    schools: [0, 1],
    schoolOf: (index) => generateSchool(options, index),
    ...more,
  });
  running.push(simulator);
  const own = simulator.credentials[0]!;
  const { vendor, devkey, token } = own;
  const ask = (method: string, given: object = {}, init: RequestInit = {}) => {
    const query = { devkey, vendor, out_format: 'json', auth_token: token, ...given };
    const url = `${simulator.url}/apiv3/${method}?${new URLSearchParams(query as Record<string, string>).toString()}`;
    return fetch(url, { redirect: 'manual', ...init });
  };
  const get = async <T>(method: string, given: object = {}): Promise<T> => {
    const { response } = (await (await ask(method, given)).json()) as { response: { result: T } };
    return response.result;
  };
  return { simulator, own, ask, get };
}
