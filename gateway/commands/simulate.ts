import type { Run } from './command.ts';
import { hintOf, sentence, told } from '../told.ts';
import { becomeProgram } from './other-program.ts';

const SYSTEMS = ['dnevnik-ru', 'netschool', 'mono-log'];
/** Flags of svod itself. */
const OWN: ReadonlySet<string> = new Set(['lang', 'config']);

/** svod simulate: a program of its own, for a simulator shares no code with the gateway. */
export const run: Run = async ({ signal }, [system = ''], options) => {
  if (!SYSTEMS.includes(system))
    throw told('usage.invalid', [sentence('usage.no-simulator', { system, hint: hintOf(system, SYSTEMS) })]);
  const flags = Object.entries(options).filter(([name]) => !OWN.has(name));
  const words = flags.flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));
  return becomeProgram('ops/simulators/main.ts', [system, ...words], signal);
};
