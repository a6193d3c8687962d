import { cursorLost, fenceByHash, leaseGivenTwice, pageRowOutside } from './store-bugs.ts';
import { memoryPlace } from './store-places.ts';
import { brokenBy, STORE_PROMISES } from './store-promises.ts';

/** Promises by example; those for any script find the bugs as well, but say less about where they are. */
const BY_EXAMPLE = STORE_PROMISES.filter(({ title }) => !title.startsWith('any ') && !title.startsWith('whatever '));

test('a store without a bug breaks no promise', async () => {
  expect(await brokenBy(memoryPlace, BY_EXAMPLE)).toEqual([]);
});

test('a store that loses its cursor is named', async () => {
  const broken = await brokenBy(cursorLost, BY_EXAMPLE);
  expect(broken).toContain('the cursor is that of the last saved page, also after the store was opened anew');
});

test('a store that gives a lease twice is named', async () => {
  const broken = await brokenBy(leaseGivenTwice, BY_EXAMPLE);
  expect(broken).toContain('two callers never lease the same delivery');
  expect(broken).toContain('a lease that nobody settled runs out; what stands at the destination is then unsure');
});

test('a store that fences settlements by content is named', async () => {
  const broken = await brokenBy(fenceByHash, BY_EXAMPLE);
  expect(broken).toContain(
    'set 4 → 5 → 4, each acknowledged, an answer to the first 4 after the third settles nothing',
  );
});

test('a store that writes the page row outside the transaction is named', async () => {
  expect(await brokenBy(pageRowOutside, BY_EXAMPLE)).toEqual([
    'a page that fails is not there at all: no sheet, no page row, no cursor',
  ]);
});
