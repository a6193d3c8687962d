import { createServer } from 'node:net';
import { dialectIn } from './dialect.ts';
import { lieIn } from './lie.ts';
import type { Run } from './command.ts';
import { readText } from '../files/json-file.ts';
import { hintOf, sentence, told } from '../messages/told.ts';
import { wholeNumber } from './flags.ts';
import { becomeProgram } from './other-program.ts';
import { SYSTEMS } from './simulated-systems.ts';

/** Flags of svod itself, and those that are told word by word. */
const OWN: ReadonlySet<string> = new Set(['lang', 'config', 'dialect']);
/** Largest of the flags that are numbers. */
const MOST = { schools: 800, days: 800, port: 65_535 } as const;

/** svod simulate: a program of its own, for a simulator shares no code with the gateway. */
export const run: Run = async ({ signal }, [system = ''], options) => {
  if (!SYSTEMS.includes(system))
    throw told('usage.invalid', [sentence('usage.no-simulator', { system, hint: hintOf(system, SYSTEMS) })]);
  for (const name of ['schools', 'days'] as const) wholeNumber(options[name], `--${name}`, 1, MOST[name]);
  for (const name of ['faults', 'key'] as const) if (options[name] !== undefined) readText(String(options[name]));
  lieIn(options);
  const dialect = dialectIn(system, options);
  const port = wholeNumber(options['port'], '--port', 0, MOST.port, 0);
  if (port !== 0) await wantFree(port);
  const flags = [
    ...Object.entries(options).filter(([name]) => !OWN.has(name)),
    ...dialect.map((choice) => ['dialect', choice] as const),
  ];
  const words = flags.flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));
  return becomeProgram('ops/simulators/main.ts', [system, ...words], signal);
};

/** @throws {GatewayError} usage.invalid where another program listens there */
async function wantFree(port: number): Promise<void> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(told('usage.invalid', [sentence('usage.port', { port, why: error.code ?? 'unknown' })], error)),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
  });
}
