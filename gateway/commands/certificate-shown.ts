import type { Kept } from '../certify/kept.ts';
import type { Output } from '../output.ts';

/** The last certificate of an adapter in a few words, or how to get one. */
export function shortCertificate({ text }: Output, system: string, last: Kept | undefined): string {
  if (!last) return text('certify.short-none', { system });
  const { at, source, certificate } = last;
  const { passed, failed } = certificate;
  return text('certify.short-last', {
    ...{ passed, failed },
    day: at.slice(0, 10),
    against: source ?? text('certify.simulator'),
  });
}

/** The same for a program. */
export const certificateResult = ({ at, source, certificate: { passed, failed } }: Kept): object => ({
  at,
  source,
  passed,
  failed,
});
