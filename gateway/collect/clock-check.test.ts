import { collectInEachTest, tiny } from '../test/collecting.ts';
import { lessons, week } from '../test/tiny-pages.ts';

collectInEachTest();

const at = (iso: string) => tiny.collect([week(lessons(2))], { now: new Date(iso) });

test.each(['2001-09-09T01:46:40Z', '2101-01-01T00:00:00Z'])('nothing is read while the clock shows %s', async (now) => {
  expect(await at(now)).toMatchObject({ outcome: 'failed', pages: 0, error: { code: 'clock.wrong' } });
  expect(tiny.cursors).toEqual([]);
  expect(await at('2026-09-15T12:00:00Z')).toMatchObject({ outcome: 'complete', pages: 1 });
});

test('nothing is read by a clock that is more than a day behind the last reading, and all is read when it is right', async () => {
  expect(await at('2026-09-16T12:00:00Z')).toMatchObject({ outcome: 'complete' });
  expect(await at('2026-09-15T11:59:59Z')).toMatchObject({
    outcome: 'failed',
    error: {
      code: 'clock.wrong',
      message:
        'collecting tiny: the clock shows 2026-09-15T11:59:59.000Z, and the last reading was at 2026-09-16T12:00:00.000Z',
    },
  });
  expect(await at('2026-09-16T13:00:00Z')).toMatchObject({ outcome: 'complete' });
});

test('a clock that was set back by less than a day is no reason to stop', async () => {
  expect(await at('2026-09-16T12:00:00Z')).toMatchObject({ outcome: 'complete' });
  expect(await at('2026-09-15T12:00:01Z')).toMatchObject({ outcome: 'complete' });
});
