import { sentence, type Sentence } from '../messages/told.ts';

/** 1,23457E+11: what a spreadsheet makes of a long number. */
const ROUNDED = /^\d+[.,]?\d*e\+\d+$/i;
const MONTHS = 'янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек|jan|feb|apr|may|jun|jul|aug|sep|oct|nov|dec';
/** 12.окт, 12.10.2026, окт.12: what it makes of two numbers with a dot, a slash or a hyphen between them. */
const DATES = [
  new RegExp(`^\\d{1,2}[.-](?:${MONTHS})(?:[.-]\\d{2,4})?$`, 'i'),
  /^\d{1,2}[./-]\d{1,2}[./-](?:\d{2}|\d{4})$/,
  /^(?:янв|фев|мар|апр|май|июн|июл|авг|сен|окт|ноя|дек)[.-]\d{1,2}$/i,
];

/** What a spreadsheet did to an id that nobody told it was text; undefined where it stands as it was typed. */
export function spoiltId(text: string): Sentence | undefined {
  if (ROUNDED.test(text)) return sentence('cell.rounded', { word: text });
  return DATES.some((date) => date.test(text)) ? sentence('cell.date', { word: text }) : undefined;
}

const LISTED = /[,;|\n]/;

/** The words of a cell that holds a list. */
export const listIn = (text: string): readonly string[] =>
  text
    .split(LISTED)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** As `spoiltId`, of an id that stands alone in its cell or in a list. */
export const spoiltIn = (text: string): Sentence | undefined =>
  [text, ...listIn(text)].map(spoiltId).find((told) => told !== undefined);
