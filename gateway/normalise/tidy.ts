const UNTIDY = /^\s|\s$|\s\s|[^\S ]/u;
/** Stress marks, soft hyphens, zero-width and direction signs: invisible, and able to hide a name from the blanker. */
const HIDDEN = /[\p{M}\p{Cf}]/u;

/** Trimmed, with runs of white space (no-break too) as one space. */
export function collapse(text: string): string {
  return UNTIDY.test(text) ? text.trim().replaceAll(/\s+/gu, ' ') : text;
}

/** Collapsed, composed (NFC), without invisible signs and lone surrogates. */
export function tidy(text: string): string {
  const shown = HIDDEN.test(text) ? text.normalize('NFC').replaceAll(/[\p{M}\p{Cf}]+/gu, '') : text;
  return collapse(shown.isWellFormed() ? shown : shown.toWellFormed());
}

/** At most `max` UTF-16 units, never ending within a word: half a name would not be recognised. */
export function cap(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max);
  return (/[\p{L}\p{M}\p{Cs}]/u.test(text[max] ?? '') ? cut.replace(/[\p{L}\p{M}\p{Cs}]+$/u, '') : cut).trimEnd();
}
