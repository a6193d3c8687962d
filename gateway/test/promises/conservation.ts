import fc from 'fast-check';
import type { Delivery, Settlement } from '../../contracts/delivery.ts';
import type { Store } from '../../contracts/store.ts';
import { lesson, mark, page } from '../store-pages.ts';
import { clockAt, NOON, openAt, type StorePlace, type StorePromise, TO } from '../store-place.ts';

/** What became of a parcel at the platform; what the forwarder hears of it is another matter. */
type Fate = 'taken' | 'refused' | 'lost';
type Step =
  | { readonly do: 'change'; readonly scope: string; readonly value: string }
  | { readonly do: 'send'; readonly limit: number; readonly minutes: number; readonly fate: Fate }
  | { readonly do: 'answer'; readonly which: number; readonly isHeard: boolean; readonly ticket: boolean }
  | { readonly do: 'pass'; readonly minutes: number }
  | { readonly do: 'revive' }
  | { readonly do: 'crash' };

const minutes = fc.integer({ min: 1, max: 6 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('change' as const),
    scope: fc.constantFrom('7А', '7Б'),
    value: fc.constantFrom('4', '5'),
  }),
  fc.record({
    do: fc.constant('send' as const),
    limit: fc.integer({ min: 1, max: 3 }),
    minutes,
    fate: fc.constantFrom<Fate>('taken', 'taken', 'refused', 'lost'),
  }),
  fc.record({ do: fc.constant('answer' as const), which: fc.nat(20), isHeard: fc.boolean(), ticket: fc.boolean() }),
  fc.record({ do: fc.constant('pass' as const), minutes }),
  fc.record({ do: fc.constant('revive' as const) }),
  fc.record({ do: fc.constant('crash' as const) }),
);

interface Sent {
  readonly delivery: Delivery;
  readonly fate: Fate | 'not-sent';
}

/** A store, a platform that keeps what it takes, and a forwarder to whom answers come late, twice or never. */
class Bench {
  store: Store;
  /** Hash of what the platform holds, by scope. */
  readonly platform = new Map<string, string>();
  private readonly place: StorePlace;
  private readonly name: string;
  private readonly clock = clockAt(NOON);
  private readonly sent: Sent[] = [];
  private reads = 0;

  /** @param name source and destination of this bench alone: several share one place */
  constructor(place: StorePlace, name: string) {
    this.place = place;
    this.name = name;
    this.store = this.opened();
  }

  async step(step: Step): Promise<void> {
    switch (step.do) {
      case 'change':
        return this.change(step.scope, step.value);
      case 'send':
        return this.send(step.limit, step.minutes, step.fate);
      case 'answer':
        return this.answer(step.which, step.isHeard, step.ticket);
      case 'pass':
        return this.clock.at(this.after(step.minutes).toISOString());
      case 'revive':
        return this.revive();
      case 'crash':
        this.store = this.opened();
    }
  }

  /** Sums of all versions, and of those that went one way or another. */
  async balance(): Promise<readonly [number, number]> {
    const { changed, acknowledged, waiting, dead, superseded } = await this.store.deliveryCounts(this.name);
    return [changed, acknowledged + waiting + dead + superseded];
  }

  /** All goes well from now on: everything that waits or is dead is sent and acknowledged. */
  async finish(): Promise<void> {
    await this.revive();
    for (let round = 0; round < 20 && (await this.isWaiting()); round += 1) {
      this.clock.at(this.after(30).toISOString());
      await this.send(10, 5, 'taken');
      for (let index = 0; index < this.sent.length; index += 1) await this.answer(index, true, false);
      await this.revive();
    }
  }

  private async isWaiting(): Promise<boolean> {
    const waiting = await Array.fromAsync(this.store.waiting(this.name));
    return waiting.some(({ sheet }) => sheet.source === this.name);
  }

  async held(): Promise<ReadonlyMap<string, string>> {
    const sheets = await Array.fromAsync(this.store.sheets({ source: this.name }));
    return new Map(sheets.map(({ scope, hash }) => [scope, hash]));
  }

  private opened(): Store {
    return openAt(this.place, { destinations: [TO, this.name], now: () => this.clock.now() });
  }

  private after(count: number): Date {
    return new Date(this.clock.now().getTime() + count * 60_000);
  }

  private async change(scope: string, value: string): Promise<void> {
    this.reads += 1;
    const at = new Date(Date.parse('2026-09-08T15:00:00Z') + this.reads * 1000).toISOString();
    const told = [lesson('1', 'present', { scope }), mark('m', value, { scope })];
    await this.store.savePage(page(told, { source: this.name, slice: null, at }));
  }

  /** An equal body is not sent, unless the destination is unsure; other sources' sheets are none of this platform's. */
  private async send(limit: number, lasts: number, fate: Fate): Promise<void> {
    const request = { limit: 1000, now: this.clock.now(), until: this.after(lasts) };
    const due = (await this.store.leaseDue(this.name, request)).filter(({ sheet }) => sheet.source === this.name);
    for (const [index, delivery] of due.entries()) {
      const { sheet, base, refusedHash, unsure } = delivery;
      const isEqual = (base?.hash === sheet.hash && !unsure) || refusedHash === sheet.hash;
      const became = isEqual ? 'not-sent' : index < limit ? fate : 'lost';
      if (became === 'taken') this.platform.set(sheet.scope, sheet.hash);
      this.sent.push({ delivery, fate: became });
    }
  }

  private async answer(which: number, isHeard: boolean, ticket: boolean): Promise<void> {
    const one = this.sent[which % Math.max(this.sent.length, 1)];
    if (!one) return;
    const { sheet, lease } = one.delivery;
    const verdict = { sheet, version: sheet.version, lease, at: this.clock.now(), hash: sheet.hash };
    const settlement: Settlement =
      one.fate === 'not-sent'
        ? { ...verdict, result: 'equal' }
        : one.fate === 'lost' || !isHeard
          ? {
              ...verdict,
              ...(ticket ? { result: 'pending', ticket: 't' } : { result: 'retry', reason: 'http.timeout' }),
              dueAt: this.after(2),
            }
          : one.fate === 'taken'
            ? { ...verdict, result: 'acknowledged', receipt: 'r', json: '{}' }
            : { ...verdict, result: 'dead', problems: [{ code: 'destination.no', path: '', message: 'No.' }] };
    await this.store.settle(this.name, [settlement]);
  }

  private async revive(): Promise<void> {
    const dead = await Array.fromAsync(this.store.dead(this.name));
    await this.store.revive(
      this.name,
      dead.map(({ sheet }) => sheet),
    );
  }
}

/** Runs any script on a bench, and then `check`. */
async function anyScript(place: StorePlace, check: (bench: Bench) => Promise<void>): Promise<void> {
  let run = 0;
  const scripts = fc.array(step, { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(scripts, async (script) => {
      run += 1;
      const bench = new Bench(place, `bench-${run}`);
      for (const each of script) await bench.step(each);
      await check(bench);
    }),
    { numRuns: 30 },
  );
}

export const CONSERVATION: readonly StorePromise[] = [
  {
    title:
      'any interleaving of changes, leases, settlements and crashes conserves: changed = acknowledged + waiting + dead + superseded',
    check: (place) =>
      anyScript(place, async (bench) => {
        const [changed, sum] = await bench.balance();
        expect(sum).toBe(changed);
        expect((await bench.store.ledger()).difference).toBe(0);
      }),
  },
  {
    title: 'whatever was lost on the way, when all goes well again the platform comes to hold what the store holds',
    check: (place) =>
      anyScript(place, async (bench) => {
        await bench.finish();
        expect(bench.platform).toEqual(await bench.held());
      }),
  },
];
