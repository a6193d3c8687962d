import type { Node } from '../../gateway/contracts/destination.ts';
import { NODES, parcel, parcels, sha, signal, withPlatform } from '../../gateway/test/mono-log-platform.ts';
import adapter from './index.ts';

/* The nodes that the platform is told of, the token it gives, and the balance it answers. */

test('nodes go parents first, and only where they differ', () =>
  withPlatform({}, async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    await destination.syncNodes(NODES, signal);
    platform.control({ revoke: true });
    await destination.syncNodes(
      [{ ...NODES[0], name: 'Школа № 1 имени Ломоносова' } as Node, ...NODES.slice(1)],
      signal,
    );
    expect(await destination.send([parcel('a')], new Map(), signal)).toMatchObject([{ result: 'acknowledged' }]);
  }));

test('a node without a parent stops the synchronising and says which', () =>
  withPlatform({}, async (destination) => {
    const orphan: Node = { id: 'school-9', kind: 'school', parent: 'nowhere', name: 'Школа № 9' };
    await expect(destination.syncNodes([orphan], signal)).rejects.toMatchObject({
      code: 'destination.refused',
      message: expect.stringContaining('school-9'),
    });
  }));

test('a node that the platform refuses is told with the platform’s reason', () =>
  withPlatform({}, async (destination) => {
    const wrong: Node = { id: 'r', kind: 'school', name: 'Школа без узла' };
    await expect(destination.syncNodes([wrong], signal)).rejects.toMatchObject({
      code: 'destination.refused',
      message: expect.stringContaining('node.parent'),
    });
  }));

test('a token is used until its end, renewed after it, and renewed when the platform forgot it', () =>
  withPlatform({ tokenSeconds: 600 }, async (destination, platform, clockwork) => {
    await destination.syncNodes(NODES, signal);
    await clockwork.sleep(3_600_000, signal);
    expect(await destination.send([parcel('a')], new Map(), signal)).toMatchObject([{ result: 'acknowledged' }]);
    platform.control({ revoke: true });
    expect(await destination.send([parcel('b')], new Map(), signal)).toMatchObject([{ result: 'acknowledged' }]);
  }));

test('a wrong secret is the operator’s business, and the message does not tell it', () =>
  withPlatform({ client: { id: 'svod', secret: 'right' } }, async (_destination, platform) => {
    const context = { log: { debug() {}, info() {}, warn() {} }, now: () => new Date(0), allowLoopback: true };
    const settings = { baseUrl: platform.url, clientId: 'svod', clientSecret: 'wrong-secret' };
    const error: unknown = await adapter
      .open(settings, context)
      .syncNodes(NODES, signal)
      .catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'destination.refused' });
    expect(JSON.stringify([error, String(error)])).not.toContain('wrong-secret');
  }));

test('what the platform holds is told by day, by node and kind, and by line; the digests agree', () =>
  withPlatform({}, async (destination, platform) => {
    await destination.syncNodes(NODES, signal);
    const sent = parcels(2);
    await destination.send(sent, new Map(), signal);
    const day = '2026-09-07';
    const { days, cells, lines } = destination.balance!;
    const [cell] = await cells(day, signal);
    expect(cell).toMatchObject({ node: 'school-1', kind: 'journal-day' });
    const digest = sha(sent.map(({ scope, hash }) => `${scope}\t${day}\t${hash}\n`).join(''));
    expect(cell!.digest).toBe(digest);
    expect(await days(signal)).toMatchObject([{ day, digest: sha(`school-1\tjournal-day\t${digest}\n`) }]);
    expect(await lines({ ...cell!, day }, signal)).toEqual(sent.map(({ scope, hash }) => ({ scope, hash })));
    expect(await cells('2026-09-08', signal)).toEqual([]);
    platform.control({ restore: 1 });
    expect(await days(signal)).toEqual([]);
  }));

test('an answer without what was asked for is refused, and nothing is concluded from it', () =>
  withPlatform({}, async (destination) => {
    await destination.syncNodes(NODES, signal);
    const day = 'today';
    await expect(destination.balance!.cells(day, signal)).rejects.toMatchObject({ code: 'http.bad-request' });
  }));
