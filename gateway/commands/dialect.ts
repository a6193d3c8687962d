import { sentence, told } from '../messages/told.ts';
import { choicesOf } from '../simulator-finder.ts';
import type { Values } from './command.ts';

/** The choices of the dialect of a system's simulator that were made. @throws {GatewayError} usage.invalid, with those there are */
export function dialectIn(system: string, { dialect: given }: Values): readonly string[] {
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
