import { createInterface } from 'node:readline';
import { PLATFORM, readArguments, USAGE, UsageError, type Wanted } from './arguments.ts';
import { type Running, startJournal } from './journal-system.ts';
import { startMonoLog } from './mono-log/start.ts';

/*
 * Runs one simulated system as a process of its own. The first line says how to reach it; from then on every line of standard input
 * is one JSON object of control and is answered by one line. SIGTERM, SIGINT and {"stop": true} end it.
 */

async function startPlatform({ port, faults, region: { seed } }: Wanted): Promise<Running> {
  const platform = await startMonoLog({ port, seed, ...(faults ? { faults } : {}) });
  const { id, secret } = platform.client;
  return {
    introduction: {
      system: PLATFORM,
      url: platform.url,
      from: '',
      to: '',
      credentials: [{ school: '', schoolId: '', login: id, password: secret }],
      truth: null,
    },
    control: (command) => platform.control(command),
    close: () => platform.close(),
  };
}

const say = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`);

function introduce({ introduction }: Running, json: boolean): void {
  if (json) return say(introduction);
  const { system, url, from, to, credentials, truth } = introduction;
  const ways = (credentials as readonly Readonly<Record<string, unknown>>[]).map((each) => `  ${JSON.stringify(each)}`);
  const window = from === '' ? '' : `, ${String(from)} – ${String(to)}`;
  const lines = [
    `${String(system)}: ${String(url)}${window}`,
    ...ways,
    ...(truth === null ? [] : [`truth: ${String(truth)}`]),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Lines are answered one after the other; one that cannot be followed is answered by {"error"}. */
async function obey(running: Running): Promise<void> {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    try {
      const command = JSON.parse(line) as Readonly<Record<string, unknown>>;
      if (command['stop']) return say({ stop: true });
      say(running.control(command));
    } catch (error) {
      say({ error: error instanceof Error ? error.message : String(error) });
    }
  }
  return new Promise(() => undefined);
}

async function main(): Promise<void> {
  const wanted = readArguments(process.argv.slice(2));
  const { system } = wanted;
  const running = await (system === PLATFORM ? startPlatform(wanted) : startJournal(system, wanted));
  const ended = new Promise<void>((resolve) => {
    process.once('SIGTERM', resolve);
    process.once('SIGINT', resolve);
    if (wanted.untilEof) process.stdin.once('end', resolve);
  });
  introduce(running, wanted.json);
  await Promise.race([ended, obey(running)]);
  await running.close();
  process.stdin.destroy();
}

main().catch((error: unknown) => {
  const isUsage = error instanceof UsageError || error instanceof RangeError;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n${isUsage ? `${USAGE}\n` : ''}`);
  process.exitCode = isUsage ? 2 : 1;
});
