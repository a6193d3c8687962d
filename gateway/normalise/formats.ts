import type { Ajv2020 } from 'ajv/dist/2020.js';

/*
 * Identifiers of organisations and persons with their check digits (reference/requirements.md §8.4). Punctuation is not
 * taken off: who writes "112-233-445 95" is read by the mapping, here it must be the bare digits.
 */

const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_11TH = [7, ...INN_10];
const INN_12TH = [3, ...INN_11TH];
/** СНИЛС numbers up to this one were given out without a check. */
const LAST_UNCHECKED_SNILS = 1_001_998;

/** ИНН: 10 digits of an organisation, 12 of a person. */
export function isInn(text: string): boolean {
  if (/^\d{10}$/.test(text)) return innDigit(text, INN_10) === digit(text, 9);
  if (!/^\d{12}$/.test(text)) return false;
  return innDigit(text, INN_11TH) === digit(text, 10) && innDigit(text, INN_12TH) === digit(text, 11);
}

/** ИНН of an organisation, as every school and department has one. */
export const isOrganisationInn = (text: string): boolean => text.length === 10 && isInn(text);

/** ОГРН: 13 digits of an organisation, 15 of a sole trader (ОГРНИП); the last is the rest of the others. */
export function isOgrn(text: string): boolean {
  if (!/^(?:\d{13}|\d{15})$/.test(text)) return false;
  const divisor = text.length - 2;
  return (Number(text.slice(0, -1)) % divisor) % 10 === digit(text, text.length - 1);
}

/** ОГРН of an organisation. */
export const isOrganisationOgrn = (text: string): boolean => text.length === 13 && isOgrn(text);

/** КПП: nine signs, of which the fifth and sixth may be Latin capitals; it has no check digit. */
export const isKpp = (text: string): boolean => /^\d{4}[\dA-Z]{2}\d{3}$/.test(text);

/** СНИЛС: eleven digits, the last two the check of the first nine. */
export function isSnils(text: string): boolean {
  if (!/^\d{11}$/.test(text)) return false;
  const number = Number(text.slice(0, 9));
  if (number === 0) return false;
  if (number <= LAST_UNCHECKED_SNILS) return true;
  let sum = 0;
  for (let at = 0; at < 9; at += 1) sum += digit(text, at) * (9 - at);
  const rest = sum % 101;
  return (rest === 100 ? 0 : rest) === Number(text.slice(9));
}

/** ОКТМО: 8 digits of a municipality, 11 of a place in it. It has no check digit; the first two are the region's. */
export const isOktmo = (text: string): boolean => /^(?!00)(?:\d{8}|\d{11})$/.test(text);

/** Teaches ajv the formats `inn`, `ogrn`, `kpp`, `snils` and `oktmo`, and those of organisations alone: `inn-10`, `ogrn-13`. */
export function addIdentifierFormats(ajv: Ajv2020): void {
  ajv.addFormat('inn', isInn);
  ajv.addFormat('ogrn', isOgrn);
  ajv.addFormat('inn-10', isOrganisationInn);
  ajv.addFormat('ogrn-13', isOrganisationOgrn);
  ajv.addFormat('kpp', isKpp);
  ajv.addFormat('snils', isSnils);
  ajv.addFormat('oktmo', isOktmo);
}

const digit = (text: string, at: number): number => text.charCodeAt(at) - 48;

const innDigit = (text: string, weights: readonly number[]): number =>
  (weights.reduce((sum, weight, at) => sum + weight * digit(text, at), 0) % 11) % 10;
