export type Language = 'ru' | 'en';

/** Sentences by key, each in both languages; {name} stands for a value. */
export type Catalogue = Readonly<Record<string, Readonly<Record<Language, string>>>>;

/** The sentence with its values; what no value is given for stays as it is. */
export const fill = (sentence: string, values: Readonly<Record<string, string | number>>): string =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
