/**
 * Errors that the rooms raise are in English, for the log and for a program. A form with holes and its Russian one; {name} stands for
 * what was named.
 */
export type Forms = Readonly<Record<string, string>>;

/** Gives the Russian of a text that fits its form. */
export type Translator = (text: string) => string | undefined;

/** Of each form, in their order. */
export const translators = (forms: Forms): readonly Translator[] =>
  Object.entries(forms).map(([en, ru]) => translator(en, ru));

/** By the first form that fits. */
export function translated(among: readonly Translator[], text: string): string | undefined {
  for (const translate of among) {
    const russian = translate(text);
    if (russian !== undefined) return russian;
  }
  return undefined;
}

/** A form with holes: the Russian one with what stands in the holes of the English one. */
function translator(en: string, ru: string): Translator {
  const escaped = en.replace(/[.*+?^$()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${escaped.replace(/\{(\w+)\}/g, '(?<$1>.+?)')}$`, 's');
  return (text) => {
    const found = pattern.exec(text);
    return found ? ru.replace(/\{(\w+)\}/g, (_, name: string) => found.groups?.[name] ?? '') : undefined;
  };
}
