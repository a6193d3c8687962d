import { simulatedOf } from '../simulator-finder.ts';

/** One planted defect, as a simulator tells it at the end of the show. Of no use to any check: only to score the checks. */
export interface Defect {
  readonly kind: string;
  readonly school: { readonly ids: Ids };
  readonly day?: string;
  readonly lesson?: PlantedLesson;
  readonly work?: { readonly ids: Ids };
  readonly pupil?: Ids;
  readonly subject?: string;
  readonly entity?: string;
  /** Milliseconds: from then on it can be seen. */
  readonly since: number;
  readonly provableOn: Readonly<Record<string, Provable>>;
}

export interface PlantedLesson {
  readonly ids: Ids;
  readonly subject: string;
  /** What the system tells the lesson by, part by part, where it shows no id of it. */
  readonly words?: readonly string[];
}

export interface Ids {
  readonly long: string;
  readonly short: number;
}

/** `readBetween`: only where the slice was read after the first moment and before the second (milliseconds). */
export type Provable = boolean | { readonly readBetween: readonly [number, number] };

/** The id of a lesson as adapters make it. */
export const lessonIn = (system: string, lesson: PlantedLesson | undefined): string =>
  lesson?.words?.join('/') ?? idIn(system, lesson?.ids);

/** The id that a system shows. */
export const idIn = (system: string, ids: Ids | undefined): string =>
  ids === undefined ? '' : String(ids[simulatedOf(system).ids]);

/** Texts by which a raw record tells the place of a defect; one of the lists is there whole. */
export function placesIn(system: string, { day, lesson, work }: Defect): readonly (readonly string[])[] {
  if (lesson?.words) return [lesson.words.map((word) => JSON.stringify(word))];
  // A system without works tells the lesson of a mark and nothing else.
  const ids = [work, lesson].flatMap((place) => (place ? [[idIn(system, place.ids)]] : []));
  const isTold = simulatedOf(system).marksByDay === true && day !== undefined && lesson !== undefined;
  return isTold ? [...ids, [JSON.stringify(day), JSON.stringify(lesson.subject)]] : ids;
}
