import type { Day } from '../contracts/records.ts';
import { sentence, told } from '../messages/told.ts';

type Given = string | boolean | undefined;

/** A whole number from `least` to `most`. @throws {GatewayError} usage.invalid */
export function wholeNumber(value: Given, flag: string, otherwise: number, most: number, least = 1): number {
  if (value === undefined) return otherwise;
  const number = Number(value);
  if (!Number.isInteger(number) || number < least || number > most)
    throw told('usage.invalid', [sentence('usage.not-whole', { flag, value: String(value), least, most })]);
  return number;
}

/** A day of the calendar, "YYYY-MM-DD". @throws {GatewayError} usage.invalid */
export function dayOf(value: Given, flag: string): Day | undefined {
  if (value === undefined) return undefined;
  const text = String(value);
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
  if (!isDay) throw told('usage.invalid', [sentence('usage.not-day', { flag, value: text })]);
  return text;
}
