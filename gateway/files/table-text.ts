import { isUtf8 } from 'node:buffer';

/** Two letters of Russian: bytes of windows-1251 that are read as UTF-8 give none. */
const RUSSIAN = /[А-яЁё]{2}/;

/** The text of a table as spreadsheets save it. One that is not asked writes windows-1251, of which hardly any text is UTF-8 by accident. */
export function tableTextIn(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'windows-1251').decode(bytes);
}

/** As `tableTextIn`; what is UTF-8 but for a damaged place keeps a U+FFFD there, so that whoever reads on can name its line. */
export function markedTextIn(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes);
  return RUSSIAN.test(text) ? text : tableTextIn(bytes);
}
