import { sentence, told } from './messages/told.ts';

/** Gives the present moment. */
export type Clock = () => Date;

/** The real clock, or one that stood at `at` when it was made and goes on from there. */
export function clockFrom(at: Date | undefined): Clock {
  if (!at) return () => new Date();
  const startedAt = performance.now();
  return () => new Date(at.getTime() + Math.round(performance.now() - startedAt));
}

/** The region's clock: SVOD_NOW where it is set. @throws {GatewayError} usage.invalid */
export const clockNow = (): Clock => clockFrom(momentOf(process.env['SVOD_NOW']));

function momentOf(text: string | undefined): Date | undefined {
  if (!text) return undefined;
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw told('usage.invalid', [sentence('usage.no-moment', { word: text })]);
  return moment;
}
