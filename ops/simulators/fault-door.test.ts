import express from 'express';
import { faultDoor } from './fault-door.ts';
import { drawFaults, type FaultRule, parseFaultPlan } from './faults.ts';
import { listen } from './listen.ts';

async function callTwice(rule: Omit<FaultRule, 'rate'>) {
  let done = 0;
  const app = express();
  app.use(
    faultDoor(drawFaults({ faults: [{ ...rule, rate: 1 }] }), {
      thingsOf: (request) => request.url,
      emptyOf: () => [],
    }),
  );
  app.get('/thing', (_request, response) => {
    done += 1;
    response.json({ thing: 'x'.repeat(1000) });
  });
  const server = await listen(app);
  const call = async () => {
    const answer = await fetch(`${server.url}/thing`);
    return { status: answer.status, headers: answer.headers, text: await answer.text() };
  };
  try {
    const first = await call().catch((error: unknown) => ({ error }));
    const doneAtFirst = done;
    const second = await call();
    return { first, doneAtFirst, second };
  } finally {
    await server.close();
  }
}

test.each(['cut', 'rate-limited', 'unavailable', 'server-error', 'html', 'empty'])(
  '%s strikes before anything is done, and never the same request twice in a row',
  async (fault) => {
    const { first, doneAtFirst, second } = await callTwice({ fault });
    expect(doneAtFirst).toBe(0);
    expect('error' in first ? 'no answer' : first.text).not.toContain('xxx');
    expect(second).toMatchObject({ status: 200, text: expect.stringContaining('xxx') });
  },
);

test.each(['fail-after', 'lost-answer', 'cut-answer'])('%s strikes although it was done', async (fault) => {
  const { first, doneAtFirst, second } = await callTwice({ fault });
  expect(doneAtFirst).toBe(1);
  expect('error' in first || first.status === 500).toBe(true);
  expect(second.status).toBe(200);
});

test('a busy system says when to come again', async () => {
  const { first } = await callTwice({ fault: 'rate-limited', status: 433, retryAfter: 7 });
  expect('headers' in first && [first.status, first.headers.get('retry-after')]).toEqual([433, '7']);
});

test('what is struck depends on seed and request, and not on the order of other requests', () => {
  const plan = { seed: 's', faults: [{ fault: 'cut', rate: 0.5 }] };
  const struck = (order: readonly string[]) => {
    const faults = drawFaults(plan);
    return new Map(order.map((key) => [key, faults.strike(key, 'GET /', ['cut']) !== undefined]));
  };
  const keys = Array.from({ length: 40 }, (_, index) => `key ${index}`);
  const there = struck(keys);
  expect(struck(keys.toReversed())).toEqual(new Map([...there].toReversed()));
  expect(new Set(there.values())).toEqual(new Set([true, false]));
});

test('a call with many things is spared when one of them was struck the last time', () => {
  const faults = drawFaults({ faults: [{ fault: 'cut', rate: 1 }] });
  const strikes = (...things: readonly string[]) => faults.strike(things, 'POST /', ['cut']) !== undefined;
  expect([strikes('a', 'b'), strikes('b', 'c'), strikes('b'), strikes('a')]).toEqual([true, false, true, false]);
});

test('an outage strikes again and again', () => {
  const faults = drawFaults({ faults: [{ fault: 'cut', rate: 1, isLasting: true }] });
  const strikes = (thing: string) => faults.strike(thing, 'GET /', ['cut']) !== undefined;
  expect([strikes('a'), strikes('a'), strikes('a')]).toEqual([true, true, true]);
});

test('a plan that cannot be meant is refused with what would be right', () => {
  expect(() => parseFaultPlan('{}')).toThrow('A fault plan is');
  expect(() => parseFaultPlan('{"faults":[{"fault":"cut","rate":7}]}')).toThrow('from 0 to 1');
  expect(parseFaultPlan('{"rates":{"cut":0.1},"ms":5,"retryAfterSeconds":0}')).toEqual({
    faults: [{ fault: 'cut', rate: 0.1, ms: 5, retryAfter: 0 }],
  });
  expect(parseFaultPlan('{"seed":5,"faults":[{"fault":"cut","rate":0.1}]}').seed).toBe('5');
});
