/*
 * What a journal says, in a form that no system has a part in: no ids, no pseudonyms, no words of a vendor. The region's own facts and
 * those that stand in canonical sheets are held against each other as multisets, element by element.
 */

/** Elements of a journal, each of which a system tells, or does not. */
export const ELEMENTS = [
  'class',
  'pupil',
  'leaver',
  'lesson',
  'topic',
  'absence',
  'absence-kind',
  'attendance-taken',
  'work',
  'unmarked-work',
  'mark',
  'homework',
  'period-mark',
] as const;
export type Element = (typeof ELEMENTS)[number];

/** How often each fact is said, by its text: place and value. */
export type Facts = Readonly<Record<Element, ReadonlyMap<string, number>>>;

/** Facts as they are gathered. */
export class FactBook {
  readonly #said = Object.fromEntries(ELEMENTS.map((element) => [element, new Map()])) as unknown as Record<
    Element,
    Map<string, number>
  >;

  add(element: Element, ...parts: readonly (string | number)[]): void {
    const text = parts.join(' · ');
    this.#said[element].set(text, (this.#said[element].get(text) ?? 0) + 1);
  }

  get facts(): Facts {
    return this.#said;
  }
}

/** What one side says of an element and the other does not. */
export interface Difference {
  readonly element: Element;
  readonly fact: string;
  /** Times that the sheets say it beyond the region; negative: times that they lack it. */
  readonly surplus: number;
}

export function differencesBetween(region: Facts, sheets: Facts): readonly Difference[] {
  return ELEMENTS.flatMap((element) => {
    const [there, told] = [region[element], sheets[element]];
    const all = new Set([...there.keys(), ...told.keys()]);
    return [...all].flatMap((fact): readonly Difference[] => {
      const surplus = (told.get(fact) ?? 0) - (there.get(fact) ?? 0);
      return surplus === 0 ? [] : [{ element, fact, surplus }];
    });
  });
}
