import type { Run } from '../../contracts/run.ts';
import { bad, lesson, mark, page, WEEK } from '../store-pages.ts';
import { openAt, type StorePromise, TO } from '../store-place.ts';

const at = (hour: number): Date => new Date(Date.UTC(2026, 8, 8, hour));
const run = (id: string, hour: number, more: Partial<Run> = {}): Run => ({
  id,
  source: 's',
  startedAt: at(hour),
  ...more,
});
const NEVER = { waiting: 0, quarantined: 0, openFindings: 0 };

export const SOURCE_FIGURES: readonly StorePromise[] = [
  {
    title: 'figures of sources: the last reading, the last good one, what waits; runs aside are no readings',
    async check(place) {
      const store = openAt(place);
      await store.startRun(run('r1', 10));
      await store.endRun(run('r1', 10, { endedAt: at(11), outcome: 'partial' }));
      const failed = run('r2', 12, { endedAt: at(13), outcome: 'failed', error: 'http.timeout' });
      await store.startRun(run('r2', 12));
      await store.endRun(failed);
      await store.startRun(run('r3', 14, { isAside: true }));
      await store.endRun(run('r3', 14, { isAside: true, endedAt: at(15), outcome: 'complete' }));
      expect(await store.sourceFigures(['t', 's'], [TO])).toEqual([
        { source: 't', ...NEVER },
        { source: 's', ...NEVER, lastRun: failed, lastSuccessAt: at(11) },
      ]);
    },
  },
  {
    title: 'figures of sources: sheets that wait for one of the destinations named, quarantine and open findings',
    async check(place) {
      const store = openAt(place);
      await store.savePage(page([lesson('1'), mark('m', '4')], { bad: [bad('mark/n', 'mark', 'n')] }));
      await store.openFinding({ id: 'f-1', source: 's', kind: 'loss', slice: WEEK, openedAt: at(10) });
      await store.openFinding({ id: 'f-2', source: 's', kind: 'source', openedAt: at(10) });
      await store.closeFinding('f-2', at(11));
      expect(await store.sourceFigures(['s'], [TO])).toEqual([
        { source: 's', waiting: 1, quarantined: 1, openFindings: 1 },
      ]);
      expect(await store.sourceFigures(['s'], ['another'])).toMatchObject([{ waiting: 0 }]);
      const [delivery] = await store.leaseDue(TO, { limit: 1, now: new Date(8.64e15), until: new Date(8.64e15) });
      const { sheet, lease } = delivery!;
      const settled = { result: 'acknowledged', receipt: 'r', at: at(12), hash: sheet.hash, json: '{}' } as const;
      await store.settle(TO, [{ sheet, version: sheet.version, lease, ...settled }]);
      expect(await store.sourceFigures(['s'], [TO])).toMatchObject([{ waiting: 0, quarantined: 1 }]);
    },
  },
];
