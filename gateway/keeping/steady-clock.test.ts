import { openGateway } from '../main.ts';
import { openService, type Service } from '../service/service.ts';
import { WORKS } from '../service/works.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

let clock: Date;
let service: Service;
const openAt = async (data: string): Promise<void> =>
  void (service = await openService({
    open: () => openGateway({ data, now: () => clock, logLevel: 'silent' }),
    works: { keeping: WORKS.keeping! },
    looks: [],
  }));
afterEach(() => service.stop());
afterAll(removeFolders);

/** What the night at 03:00 of Moscow leaves of an incident that has long been closed. */
async function leftAfter(night: string): Promise<number> {
  clock = new Date(`${night}T00:00:00Z`);
  await service.tick();
  await service.idle();
  return (await service.gateway.operations.incidents()).length;
}
async function closeAnIncident(): Promise<void> {
  const { operations } = service.gateway;
  const condition = { key: 'settings/a', kind: 'settings', owner: 'us', places: ['a'], values: {} } as const;
  await operations.changeIncidents({ opened: [condition], seen: [], closed: [] }, clock, []);
  const closed = (await operations.incidents()).map(({ id }) => id);
  await operations.changeIncidents({ opened: [], seen: [], closed }, clock, []);
}

test('a clock that shows a far year for a night deletes nothing; put right, the next nights go on as before', async () => {
  clock = new Date('2026-09-14T12:00:00Z');
  await openAt(newFolder());
  await closeAnIncident();
  expect([await leftAfter('2026-09-15'), await leftAfter('2035-01-01'), await leftAfter('2026-09-16')]).toEqual([
    1, 1, 1,
  ]);
});

test('after years of being switched off the second night deletes what is past', async () => {
  const data = newFolder();
  clock = new Date('2026-09-14T12:00:00Z');
  await openAt(data);
  await closeAnIncident();
  await leftAfter('2026-09-15');
  await service.stop();
  await openAt(data);
  expect([await leftAfter('2035-01-01'), await leftAfter('2035-01-02')]).toEqual([1, 0]);
});
