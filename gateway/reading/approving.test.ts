import { openGateway } from '../main.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';

afterAll(removeFolders);

test('a silent school is one line of what waits for a person, however many of its slices are empty', async () => {
  const data = newFolder();
  const gateway = await openGateway({ data });
  const openedAt = new Date('2026-10-16T15:00:00Z');
  const slice = { kind: 'journal-day', school: '1', entities: ['lesson'] } as const;
  for (const [scope, from, to] of [
    ['7', '2026-10-05', '2026-10-11'],
    ['8', '2026-10-12', '2026-10-18'],
  ] as const)
    await gateway.store.openFinding({
      ...{ id: `run-${scope}`, source: 'school-12', kind: 'empty', openedAt },
      slice: { ...slice, scope, from, to },
    });
  await gateway.close();
  const { code, stdout } = await runSvod(['approve'], { data });
  expect(code).toBe(1);
  expect(stdout.trim().split('\n')).toEqual([
    expect.stringMatching(/^school-12: пусто в 2 ячейках .*\(2026-10-05–2026-10-18\).*Ход за школой/),
  ]);
});
