import nock from 'nock';
import type { Page } from '../../gateway/contracts/adapter.ts';
import { startDnevnik } from '../../ops/simulators/dnevnik-ru/start.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions } from '../../ops/simulators/region/region.ts';
import dnevnikRu from './index.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

/*
 * The regional school portal was a white label of Dnevnik.ru at hosts of its own, until 2023-09-01: the same paths and the same
 * header below another address. It is a configuration, and no adapter.
 */
const PORTAL = 'https://api.school.mosreg.ru';
const options = regionOptions({ schools: 1, municipalities: 1, days: 5, size: 3, classes: 2 });

/** Leads what is asked of the portal's host to the simulator, as it was asked, and tells the headers of each request. */
function portalAt(url: string): Headers[] {
  const seen: Headers[] = [];
  const lead = async (request: Request) => {
    seen.push(request.headers);
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'GET' ? undefined : await request.text();
    const headers = new Headers(request.headers);
    headers.delete('host');
    const answer = await fetch(`${url}${pathname}${search}`, { method: request.method, headers, body: body ?? null });
    return [answer.status, await answer.text(), { 'Content-Type': answer.headers.get('content-type') ?? '' }] as const;
  };
  const portal = nock(PORTAL).persist();
  portal.get(/^\/v2/).reply(lead as never);
  portal.post(/^\/v2/).reply(lead as never);
  return seen;
}

const context = nightlyContext('portal', '2026-10-16T15:00:00Z', { allowLoopback: true });

test.each(['v2', 'v2.0'])('the portal’s legacy host is Dnevnik.ru below another address: %s', async (version) => {
  const school = generateSchool(options, 0);
  const simulator = await startDnevnik({ region: openRegion(options), schools: [0], schoolOf: () => school });
  try {
    const settings = { accessToken: simulator.credentials[0]!.token, requestsPerSecond: 1e5, parallel: 8 };
    const outline = ({ digest, received, covers, cursor }: Page) => ({ digest, received, covers, cursor });
    const read = async (baseUrl: string) =>
      (await Array.fromAsync(dnevnikRu.pull!({ ...settings, baseUrl }, undefined, context))).map(outline);
    const direct = await read(`${simulator.url}/${version}`);
    const seen = portalAt(simulator.url);
    expect(await read(`${PORTAL}/${version}`)).toEqual(direct);
    expect(direct.length).toBeGreaterThan(4);
    expect(new Set(seen.map((headers) => headers.get('Access-Token')))).toEqual(new Set([settings.accessToken]));
  } finally {
    await simulator.close();
  }
});
