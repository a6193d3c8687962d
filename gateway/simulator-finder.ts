import { SIMULATED } from '../adapters/simulated.ts';
import type { SimulatedJournal } from './contracts/simulated.ts';

/** Systems with a simulator, in the order in which the demo's schools have them. */
export const simulatedSystems: readonly string[] = Object.keys(SIMULATED);

/** How the simulator of a system is read: one of those above. */
export const simulatedOf = (system: string): SimulatedJournal => SIMULATED[system]!;

/** What may be chosen of a system's dialect, "version=5.10", "version=5.33", …; none for a system that is not simulated as a journal. */
export const choicesOf = (system: string): readonly string[] =>
  Object.entries(SIMULATED[system]?.choices ?? {}).flatMap(([name, words]) => words.map((word) => `${name}=${word}`));

/** All of them in a line a system: "netschool   version=5.10|5.33 roles=one|two"; none of a system without choices. */
export const choiceLines = (): readonly string[] => {
  const width = Math.max(...simulatedSystems.map((system) => system.length));
  return Object.entries(SIMULATED).flatMap(([system, { choices }]) => {
    const told = Object.entries(choices ?? {}).map(([name, words]) => `${name}=${words.join('|')}`);
    return told.length === 0 ? [] : [`${system.padEnd(width)}  ${told.join(' ')}`];
  });
};
