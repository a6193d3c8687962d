import iconv from 'iconv-lite';

/** Text as windows-1251 bytes; letters that it does not have become "?". */
export const toWindows1251 = (text: string): Buffer => iconv.encode(text, 'win1251');

/** Windows-1251 bytes as text. */
export const fromWindows1251 = (bytes: Buffer): string => iconv.decode(bytes, 'win1251');
