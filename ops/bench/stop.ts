import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Region, startRegion } from '../../gateway/demo/region.ts';
import { openGateway } from '../../gateway/main.ts';
import { say, tell } from './figure.ts';
import { openHostile } from './hostile.ts';
import { startServiceSide } from './service-side.ts';
import { inFolder } from './workshop.ts';

/*
 * What `svod run` takes from SIGTERM to its end, with exit code 0, in the midst of a conversation that nobody else will end: with a
 * journal system that never answers, with one whose answer has no end, and with a platform that never answers.
 */
const SVOD = fileURLToPath(new URL('../../gateway/svod.ts', import.meta.url));
const SCHOOLS = [0, 1, 2, 3];
/** Milliseconds that the conversation has gone on for. */
const MIDST_MS = 1500;

const CASES = [
  { name: 'journal-hangs', system: 'dnevnik-ru', manner: 'hangs' },
  { name: 'journal-floods', system: 'dnevnik-ru', manner: 'floods' },
  { name: 'platform-hangs', system: 'mono-log', manner: 'hangs' },
] as const;

await inFolder(async (folder) => {
  const home = join(folder, 'home');
  await openGateway({ data: home }).then((gateway) => gateway.close());
  const size = { schools: SCHOOLS.length, municipalities: 1, days: 10, size: 6, classes: 3 };
  const deal = new Map([['dnevnik-ru', SCHOOLS]]);
  const region = await startRegion({ seed: '7', ...size, data: home, faults: false, deal });
  try {
    const evening = `${region.to}T16:30:00Z`;
    collect(home, evening);
    const seconds: number[] = [];
    for (const one of CASES) {
      const data = join(folder, one.name);
      cpSync(home, data, { recursive: true });
      seconds.push(await stopIn(one, region, data, evening));
      tell(`stop.${one.name}`, seconds.at(-1)!, 's');
    }
    tell('stop.seconds', Math.max(...seconds), 's');
  } finally {
    await region.stop();
  }
});

/** Sheets that wait for the platform. */
function collect(data: string, now: string): void {
  execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', SVOD, 'collect'], {
    ...{ cwd: data, stdio: 'ignore' as const },
    env: { ...process.env, SVOD_DATA: data, SVOD_NOW: now },
  });
  say(`${SCHOOLS.length} schools were read`);
}

/** Seconds from SIGTERM to the end. */
async function stopIn(
  { system, manner }: (typeof CASES)[number],
  region: Region,
  data: string,
  now: string,
): Promise<number> {
  const hostile = await openHostile(manner);
  const all = [...region.journals, region.platform];
  const { introduction } = all.find((one) => one.introduction.system === system)!;
  const file = join(data, 'svod.json');
  const { host } = new URL(introduction.url);
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(host, hostile.host));
  const service = await startServiceSide(data, now);
  await hostile.asked;
  await pause(MIDST_MS);
  const from = performance.now();
  await service.stop();
  const took = (performance.now() - from) / 1000;
  hostile.close();
  return took;
}
