import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { fill, type Language } from '../messages/form.ts';

type Values = Readonly<Record<string, string | number>>;

/** The catalogue in one language, ready to stand in HTML. */
export interface PageWords {
  readonly language: Language;
  say(key: MessageKey): string;
  /** With its values; numbers as the language writes them. */
  tell(key: MessageKey, values: Values): string;
  number(value: number): string;
}

export function wordsIn(language: Language): PageWords {
  const format = new Intl.NumberFormat(language);
  const number = (value: number): string => format.format(value);
  const tell = (key: MessageKey, values: Values): string => {
    const written = Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'number' ? number(value) : value,
    ]);
    return escape(fill(MESSAGES[key][language], Object.fromEntries(written) as Values));
  };
  return { language, say: (key) => escape(MESSAGES[key][language]), tell, number };
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
export const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => SIGNS[sign]!);
