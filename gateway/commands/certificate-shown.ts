import { adapterOf } from '../adapter-finder.ts';
import type { Kept } from '../certify/kept.ts';
import { localDay } from '../messages/local-moment.ts';
import type { Output } from '../terminal/output.ts';

/** The last certificates of an adapter in a few words each, and how to get one: at the simulator, and at the real system. */
export function certificatesInWords(
  { text }: Output,
  system: string,
  kept: readonly Kept[],
  zone: string,
): readonly string[] {
  // Who only reads files has nobody to ask.
  if (!adapterOf(system).pull) return [text('certify.short-files')];
  const words = kept.map(({ at, source, certificate: { passed, failed } }) =>
    text('certify.short-last', {
      ...{ passed, failed },
      day: localDay(zone, new Date(at)),
      against: source ?? text('certify.simulator'),
    }),
  );
  if (words.length === 0) return [text('certify.short-none', { system })];
  return kept.some(({ source }) => source !== null) ? words : [...words, text('certify.not-at-source', { system })];
}

/** The same for a program. */
export const certificateResult = ({ at, source, certificate: { passed, failed } }: Kept): object => ({
  at,
  source,
  passed,
  failed,
});
