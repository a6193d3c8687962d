const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
};
/** Tags behind which a word ends. */
const BREAK = /<\/?(?:br|p|div|li|ul|ol|tr|td|h\d)\b[^<>]*>/gi;
const TAG = /<\/?[a-z][^<>]*>/gi;
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
/** Zero-width signs, with which texts of the new services are sprinkled. */
const INVISIBLE = /[\u200B-\u200D\u2060\uFEFF\u00AD]/g;

/** What a person reads: without HTML, entities and invisible signs, with single spaces. What is no text is given as it is. */
export function plainText(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const shown = value.replaceAll(BREAK, ' ').replaceAll(TAG, '').replaceAll(ENTITY, decoded);
  return shown.replaceAll(INVISIBLE, '').replaceAll(/\s+/g, ' ').trim();
}

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
  return code > 0x10_ffff ? whole : String.fromCodePoint(code);
}
