import { type Reading, READINGS, SYSTEMS, type System } from '../simulators/region/dialects.ts';
import { type Element, ELEMENTS } from './fact.ts';
import { partlyToldBy, untoldBy } from './told.ts';

/** What each element is, for people. */
const WORDS: Readonly<Record<Element, string>> = {
  class: 'classes',
  pupil: 'pupils of a class (pseudonyms)',
  leaver: 'that a pupil has left',
  lesson: 'lessons: number, subject',
  'lesson-time': 'when lessons begin',
  topic: 'topics of lessons (темы)',
  absence: 'who was absent',
  'absence-kind': 'why: ill or absent',
  lateness: 'who came late',
  'attendance-taken': 'that attendance was taken where nobody was absent',
  work: 'works with marks',
  'unmarked-work': 'works that nobody has a mark for',
  mark: 'marks',
  homework: 'homework',
  'period-mark': 'marks of reporting periods (итоговые)',
};
const YES = '✓';
const NO = '—';
/** As far as there is no doubt. */
const PARTLY = '(✓)';

/** An entity of a sheet, with the fields of its schema. */
export interface EntityFields {
  readonly name: string;
  readonly fields: readonly string[];
}

/** Fields that a system's maps fill, by entity. */
export type Filled = (system: System, entity: string) => ReadonlySet<string>;

/** Elements × systems, and the other ways to read them; what `npm run truth` proves. As Markdown. */
export const elementTable = (): string =>
  table(
    ['element', ...READINGS],
    ELEMENTS.map((element) => [WORDS[element], ...READINGS.map((reading) => signOf(reading, element))]),
  );

const signOf = (reading: Reading, element: Element): string =>
  untoldBy(reading).has(element) ? NO : partlyToldBy(reading).has(element) ? PARTLY : YES;

/** Fields × systems, by the maps; entities that no map makes are left out. As Markdown. */
export const fieldTable = (entities: readonly EntityFields[], filled: Filled): string =>
  table(
    ['field', ...SYSTEMS],
    entities.flatMap(({ name, fields }) =>
      fields
        .filter((field) => SYSTEMS.some((system) => filled(system, name).has(field)))
        .map((field) => [
          `\`${name}.${field}\``,
          ...SYSTEMS.map((system) => (filled(system, name).has(field) ? YES : NO)),
        ]),
    ),
  );

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
