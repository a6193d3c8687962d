import { LIES } from '../certify/simulated.ts';
import { hintOf, sentence, told } from '../messages/told.ts';
import type { Values } from './command.ts';

/** How a simulator shall lie; undefined: not at all. @throws {GatewayError} usage.invalid, with the lies there are */
export function lieIn({ lie }: Values): string | undefined {
  if (lie === undefined) return undefined;
  const known = LIES.find((one) => one === lie);
  if (known) return known;
  throw told('usage.invalid', [sentence('usage.certify-lie', { word: String(lie), hint: hintOf(String(lie), LIES) })]);
}
