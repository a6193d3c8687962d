import { LATER, NOTHING, settled, weekOf, withRegion } from '../test/balanced-region.ts';
import { removeFolders } from '../test/svod-process.ts';

/* Our own store went back to a backup, and the platform did not; over sockets. */

afterAll(removeFolders);

test('after our store was restored from an old backup, the platform ends with what the journal says', () =>
  withRegion(async (region) => {
    await settled(region);
    await region.backUp();
    await region.save(weekOf('7А', 5, '5', LATER));
    await region.save(weekOf('9А', 3, '4', LATER));
    await region.forward();
    const truth = region.shown();
    await region.restore();
    expect(await region.balance()).toMatchObject({ sentAgain: 5, strays: 3 });
    const jobs = await region.gateway.operations.jobRequests();
    expect(jobs.map(({ job }) => job)).toEqual(['collect:s']);
    await region.forward();
    await region.save(weekOf('7А', 5, '5', LATER));
    await region.save(weekOf('9А', 3, '4', LATER));
    await region.forward();
    expect(region.shown()).toEqual(truth);
    expect(await region.balance()).toMatchObject(NOTHING);
    expect(region.gateway.keeping.strays('mono-log')).toEqual([]);
    expect(region.platform.counts().duplicates).toBe(0);
  }));

test('what only the platform holds is withdrawn when a later reading does not bring it back, and not before', () =>
  withRegion(async (region) => {
    await settled(region);
    await region.backUp();
    await region.save(weekOf('9А', 3, '4', LATER));
    await region.forward();
    await region.restore();
    expect(await region.balance()).toMatchObject({ strays: 3, withdrawn: 0 });
    expect(await region.balance()).toMatchObject({ strays: 3, withdrawn: 0 });
    // The vendor tells of this class and week again, and has one day of it.
    await region.save(weekOf('9А', 1, '4', LATER));
    await region.forward();
    expect(await region.balance()).toMatchObject({ strays: 0, withdrawn: 2 });
    expect(await region.balance()).toMatchObject(NOTHING);
    // A sheet that comes back after it was withdrawn outranks the withdrawal.
    await region.save(weekOf('9А', 3, '4', '2026-10-21T15:00:00Z'));
    await region.forward();
    expect(region.shown()).toHaveLength(18);
    expect(await region.balance()).toMatchObject(NOTHING);
  }));

test('what no reading can decide waits for a person', () =>
  withRegion(async (region) => {
    await settled(region);
    await region.backUp();
    await region.save(weekOf('9Б', 2, '4', LATER));
    await region.forward();
    await region.restore();
    expect(await region.balance()).toMatchObject({ strays: 2 });
    await region.forward();
    expect(await region.balance({ withdrawAll: true })).toMatchObject({ strays: 0, withdrawn: 2 });
    expect(region.shown()).toHaveLength(15);
    expect(await region.balance()).toMatchObject(NOTHING);
  }));
