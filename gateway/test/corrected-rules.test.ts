import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { servedRegion } from './served-region.ts';
import type { LogLine } from './service-process.ts';
import { newClone } from './svod-process.ts';

/* A methodist corrects mappings/ while `svod run` lives; in a clone of its own, whose mappings may be changed. */

const served = servedRegion();

test('a corrected code list is at work with the next reading; a broken one leaves those before, and is told', async () => {
  const clone = newClone();
  const list = join(clone, 'mappings', 'codes', 'mark-values.csv');
  const whole = readFileSync(list, 'utf8');
  const service = await served.start(undefined, join(clone, 'gateway', 'svod.mjs'));
  await served.allRead(service);
  const ends = (): readonly LogLine[] =>
    service.log.filter(({ job, msg }) => job?.startsWith('collect:') && msg === 'job ended');
  const [{ job: source }] = ends() as [LogLine];
  const readAgain = async (): Promise<number> => {
    const { length } = ends();
    await served.svod('schedule', 'now', source!);
    await service.logged(() => ends().length > length);
    return ends().at(-1)!.quarantined!;
  };
  const before = await readAgain();

  writeFileSync(list, 'vendor;canonical\n');
  service.child.kill('SIGHUP');
  await service.logged(({ code }) => code === 'rules.invalid');
  expect((await service.get('/metrics'))[1]).toContain('svod_config_valid 0');
  expect(await readAgain()).toBe(before);

  writeFileSync(list, whole.replace(/^5,5,.*\n/m, ''));
  service.child.kill('SIGHUP');
  await service.logged(({ hasNewRules }) => hasNewRules === true);
  expect((await service.get('/metrics'))[1]).toContain('svod_config_valid 1');
  expect(await readAgain()).toBeGreaterThan(before);
  expect((await service.end('SIGTERM')).code).toBe(0);
});
