import type { Page } from '../contracts/adapter.ts';
import { type Check, examples, failed, passed } from './check.ts';
import { placeOf } from './page-place.ts';

/** No ref, cursor, coverage or line of the log tells a pupil. */
const refs: Check = {
  id: 'privacy.refs',
  async run(trial) {
    const { personal, reader } = trial.subject;
    const pages = await trial.first();
    const clear = pages.map(clearOf);
    const named = pages.filter((_, index) => personal.some((word) => clear[index]!.includes(word)));
    if (named.length > 0) return failed('person-told', { count: named.length, places: examples(named.map(placeOf)) });
    const logged = JSON.stringify(trial.logged);
    if (personal.some((word) => logged.includes(word))) return failed('person-logged');
    const words = new Set([...clear, logged].flatMap(wordsOf));
    const shown = reader ? [...words].filter((await trial.told()).isPupil) : [];
    return shown.length > 0
      ? failed('pupils-told', { count: shown.length })
      : passed('no-person', { count: pages.length });
  },
};

/** Everything of a page that is kept in clear. */
function clearOf({ cursor, covers, records }: Page): string {
  const { pupils: _pupils, ...slice } = covers ?? { pupils: 'all' };
  return JSON.stringify([cursor, slice, records().map(({ ref, place }) => [ref, place])]);
}

const wordsOf = (text: string): readonly string[] => [...new Set(text.match(/[\p{L}\p{N}_-]+/gu))];

export const PRIVACY_CHECKS: readonly Check[] = [refs];
