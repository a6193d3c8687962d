import type { Page } from '../contracts/adapter.ts';
import { type Check, failed, passed, skipped } from './check.ts';
import { examples } from './evidence.ts';
import { placeOf } from './place.ts';
import type { Told } from './reader.ts';

/** No ref, cursor, coverage, line of the log or container of an answer tells a pupil. */
const refs: Check = {
  id: 'privacy.refs',
  ofPages: true,
  async run(trial) {
    const { personal, reader } = trial.subject;
    const pages = await trial.first();
    const clear = pages.map(clearOf);
    const named = pages.filter((_, index) => personal.some((word) => clear[index]!.includes(word)));
    if (named.length > 0) return failed('person-told', { count: named.length, places: examples(named.map(placeOf)) });
    const logged = JSON.stringify(trial.logged);
    if (personal.some((word) => logged.includes(word))) return failed('person-logged');
    const shaped = JSON.stringify(trial.shapes.map(([call, containers]) => [call, [...containers.keys()]]));
    if (personal.some((word) => shaped.includes(word))) return failed('person-shaped');
    const told = reader && (await trial.told());
    const words = new Set([...clear, logged, shaped].flatMap(wordsOf));
    const shown = told ? [...words].filter(told.isPupil) : [];
    if (shown.length > 0) return failed('pupils-told', { count: shown.length });
    const pupils = personal.length + pupilsIn(told);
    return pupils === 0 ? skipped('no-pupils') : passed('no-person', { count: pages.length, pupils });
  },
};

/** How many pupils were read: without one there is nobody whose id could show. */
const pupilsIn = (told: Told | undefined): number =>
  new Set(told?.sheets.flatMap(({ body }) => body.pupil ?? []).map(({ id }) => id)).size;

/** Everything of a page that is kept in clear. */
function clearOf({ cursor, covers, records }: Page): string {
  const { pupils: _pupils, ...slice } = covers ?? { pupils: 'all' };
  const listed = records();
  const refs = withoutPositions(listed.map(({ ref }) => ref));
  return JSON.stringify([cursor, slice, listed.map(({ place }, index) => [refs[index], place])]);
}

/**
 * Refs without the numbers that count: at one place of the refs of a page they run from 0 or 1 without a gap, and the 25th of an answer
 * tells nothing of the pupil whose id is 25.
 */
function withoutPositions(refs: readonly string[]): readonly string[] {
  const found = new Map<string, Set<number>>();
  const numbersOf = (ref: string, use: (place: string, digits: string) => string): string =>
    ref.replaceAll(/(?<![\p{L}\p{N}_-])\d+(?![\p{L}\p{N}_-])/gu, (digits, at: number) =>
      use(ref.slice(0, at).replaceAll(/\d+/g, '#'), digits),
    );
  for (const ref of refs)
    numbersOf(ref, (place, digits) => {
      found.set(place, (found.get(place) ?? new Set<number>()).add(Number(digits)));
      return digits;
    });
  const isCount = (numbers: ReadonlySet<number>): boolean =>
    (numbers.has(0) || numbers.has(1)) && Math.max(...numbers) - Math.min(...numbers) < numbers.size;
  return refs.map((ref) => numbersOf(ref, (place, digits) => (isCount(found.get(place)!) ? '#' : digits)));
}

const wordsOf = (text: string): readonly string[] => [...new Set(text.match(/[\p{L}\p{N}_-]+/gu))];

export const PRIVACY_CHECKS: readonly Check[] = [refs];
