import { createServer } from 'node:net';
import { choicesOf } from '../simulator-finder.ts';
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
  const dialect = dialectIn(system, options['dialect']);
  const port = wholeNumber(options['port'], '--port', 0, MOST.port, 0);
  if (port !== 0) await wantFree(port);
  const flags = [
    ...Object.entries(options).filter(([name]) => !OWN.has(name)),
    ...dialect.map((choice) => ['dialect', choice] as const),
  ];
  const words = flags.flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));
  return becomeProgram('ops/simulators/main.ts', [system, ...words], signal);
};

/** The choices that were made. @throws {GatewayError} usage.invalid, with those there are */
function dialectIn(system: string, given: string | boolean | undefined): readonly string[] {
  if (given === undefined) return [];
  const known = choicesOf(system);
  const words = String(given)
    .split(',')
    .map((word) => word.trim());
  const wrong = words.find((word) => !known.includes(word));
  if (wrong === undefined) return words;
  const [key, choices] =
    known.length === 0 ? (['usage.no-choices', ''] as const) : (['usage.no-choice', known.join(', ')] as const);
  throw told('usage.invalid', [sentence(key, { system, word: wrong, choices })]);
}

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
