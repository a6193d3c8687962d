import { createInterface } from 'node:readline/promises';
import type { Answers } from './beginning.ts';
import { GatewayError } from '../contracts/errors.ts';
import { zoneOf } from '../normalise/zone.ts';
import type { Output } from '../terminal/output.ts';
import { hintOf, sentence, type Sentence } from '../messages/told.ts';

/** Where questions are asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks for each of the answers until it is right; an empty line takes what is given.
 *
 * @param known the systems there are
 * @throws {GatewayError} stopped when the person leaves
 */
export async function askAnswers(
  given: Answers,
  known: readonly string[],
  output: Output,
  { input, output: shown }: Terminal,
): Promise<Answers> {
  const terminal = createInterface({ input, output: shown });
  terminal.on('SIGINT', () => terminal.close());
  const lines = terminal[Symbol.asyncIterator]();
  const ask = async (key: Question, otherwise: string, check: Check): Promise<string> => {
    for (;;) {
      shown.write(output.text(key, { otherwise }));
      const line = await lines.next();
      if (line.done) throw new GatewayError('stopped', 'asking: told to stop');
      const answer = line.value.trim() || otherwise;
      const wrong = check(answer);
      if (!wrong) return answer;
      shown.write(`  ${output.text(wrong.key, wrong.values)}\n`);
    }
  };
  try {
    const region = await ask('init.ask-region', given.region, () => undefined);
    const zone = await ask('init.ask-zone', given.zone, wrongZone);
    const systems = await ask('init.ask-systems', given.systems.join(', '), (words) =>
      wrongSystems(listIn(words), known),
    );
    return { region, zone, systems: listIn(systems) };
  } finally {
    terminal.close();
  }
}

type Question = 'init.ask-region' | 'init.ask-zone' | 'init.ask-systems';
type Check = (answer: string) => Sentence | undefined;

/** Words with blanks, commas or semicolons between. */
export const listIn = (words: string): readonly string[] => words.split(/[\s,;]+/).filter((word) => word !== '');

/** What is wrong with a zone; undefined where it is one. */
export function wrongZone(zone: string): Sentence | undefined {
  try {
    zoneOf(zone);
    return undefined;
  } catch {
    return sentence('init.no-zone', { zone });
  }
}

/** What is wrong with names of systems; undefined where all are there. */
export function wrongSystems(systems: readonly string[], known: readonly string[]): Sentence | undefined {
  const stranger = systems.find((system) => !known.includes(system));
  return stranger === undefined
    ? undefined
    : sentence('usage.no-system', { word: stranger, hint: hintOf(stranger, known) });
}
