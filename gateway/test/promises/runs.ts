import { lesson, page } from '../store-pages.ts';
import { openAt, type StorePromise } from '../store-place.ts';

export const RUNS: readonly StorePromise[] = [
  {
    title: 'the cursor is that of the last saved page, also after the store was opened anew',
    async check(place) {
      const store = openAt(place);
      expect(await store.cursorOf('s')).toBeUndefined();
      await store.savePage(page([lesson('1')], { cursor: 'c7' }));
      expect(await store.cursorOf('s')).toBe('c7');
      expect(await openAt(place).cursorOf('s')).toBe('c7');
      expect(await store.cursorOf('other')).toBeUndefined();
    },
  },
  {
    title: 'a run that ended well has no cursor; one that did not goes on there',
    async check(place) {
      const store = openAt(place);
      const run = { id: 'run-1', source: 's', startedAt: new Date('2026-09-08T14:00:00Z') };
      const ended = { ...run, endedAt: new Date('2026-09-08T16:00:00Z') };
      await store.startRun(run);
      await store.savePage(page([lesson('1')], { cursor: 'c7' }));
      await store.endRun({ ...ended, outcome: 'failed', error: 'http.timeout' });
      expect(await store.lastWholeReadOf('s')).toBeUndefined();
      expect(await store.cursorOf('s')).toBe('c7');
      expect(await Array.fromAsync(store.runs('s'))).toEqual([{ ...ended, outcome: 'failed', error: 'http.timeout' }]);
      await store.endRun({ ...ended, outcome: 'partial' });
      expect(await store.cursorOf('s')).toBeUndefined();
      expect(await Array.fromAsync(store.runs('t'))).toEqual([]);
      expect(await openAt(place).lastWholeReadOf('s')).toEqual(run.startedAt);
      expect(await store.lastWholeReadOf('t')).toBeUndefined();
    },
  },
  {
    title: 'a run aside that ended well leaves the cursor of an unfinished reading, and is a run like any other',
    async check(place) {
      const store = openAt(place);
      const aside = { id: 'run-2', source: 's', startedAt: new Date('2026-09-08T17:00:00Z') };
      await store.savePage(page([lesson('1')], { cursor: 'c7' }));
      await store.startRun({ ...aside, isAside: true });
      await store.endRun({ ...aside, isAside: true, endedAt: aside.startedAt, outcome: 'complete' });
      expect(await store.cursorOf('s')).toBe('c7');
      expect(await store.lastWholeReadOf('s')).toBeUndefined();
      expect(await Array.fromAsync(store.runs('s'))).toEqual([
        { ...aside, endedAt: aside.startedAt, outcome: 'complete' },
      ]);
    },
  },
];
