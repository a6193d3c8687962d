import type { Coverage, Page } from '../contracts/adapter.ts';
import { type Check, failed, passed, skipped, type Verdict } from './check.ts';
import { type Cited, examples, together } from './evidence.ts';
import { changedPlace, compare, keyOf, strayPlace, type Stray } from './compare.ts';
import { placeOf } from './place.ts';
import { danglingIn } from './dangling.ts';
import { refKey, type Repeated, type Told } from './reader.ts';

/** Of a thousand raw records, those that may repeat another's id: a journal has slips, a system that numbers wrongly has many. */
const REPEATED_OF_THOUSAND = 10;

/** Examples of each way in which what was read is not the truth. */
const OF_EACH = 2;

/** One pupil of so many may have a week without anything: who has just left, or has not come yet. */
const BARE_OF = 10;
/** Listed things of a pupil's week, of whom much is told. */
const GOOD_DEAL = 5;

/**
 * What must be there is there, and nothing else. Without a truth a gap that shows by itself fails (an empty slice in which the roster expects
 * lessons), and nothing passes: that all is there is not known.
 */
const expected: Check = {
  id: 'records.expected',
  needs: ['reader'],
  async run(trial) {
    const { sheets, doubtful, collected, difference } = await trial.told();
    const [{ outcome, counts, error }] = collected as [(typeof collected)[number]];
    // What waits in quarantine makes a reading partial; an account that was not let in tells an error.
    if (error || outcome === 'failed' || outcome === 'stopped')
      return failed('not-complete', { outcome, error: error?.code ?? '–' });
    if (difference !== 0) return failed('uneven', { difference });
    const { truth } = trial.subject;
    if (truth) {
      const { missing, surplus, changed, records } = compare(sheets, await truth());
      if (missing.length + surplus.length + changed.length > 0)
        return failed('untrue', {
          ...{ missing: missing.length, surplus: surplus.length, changed: changed.length },
          places: together([
            examples(missing.map(strayPlace), OF_EACH, 'certify.label.missing'),
            examples(surplus.map(strayPlace), OF_EACH, 'certify.label.surplus'),
            examples(changed.map(changedPlace), OF_EACH, 'certify.label.changed'),
          ]),
        });
      if (doubtful.length === 0) return passed('true', { records, sheets: sheets.length });
    }
    if (doubtful.length > 0) return failed('empty-slices', { count: doubtful.length, places: examples(doubtful) });
    const bare = barePupils(await trial.first());
    if (bare.length > 0) return failed('bare-pupils', { count: bare.length, places: examples(bare) });
    return counts.accepted === 0
      ? failed('nothing')
      : skipped('plausible', { accepted: counts.accepted, sheets: sheets.length });
  },
};

/** Weeks in which pupils have nothing though half of their class has a good deal, where these are too many. */
function barePupils(pages: readonly Page[]): readonly Cited[] {
  const counts = pages.map((page) => ({ page, parts: [...(page.parts?.values() ?? [])].sort((a, b) => a - b) }));
  const bare = counts
    .filter(({ parts }) => parts[0] === 0 && parts[parts.length >> 1]! >= GOOD_DEAL)
    .map(({ page, parts }) => ({ page, count: parts.filter((part) => part === 0).length }));
  const all = counts.reduce((sum, { parts }) => sum + parts.length, 0);
  const isOdd = bare.reduce((sum, { count }) => sum + count, 0) * BARE_OF > all;
  return isOdd ? bare.map(({ page, count }) => [placeOf(page), `× ${count}`]) : [];
}

/**
 * Every claim of coverage is true: what lies in a claimed slice was given, and what a record points to stands there. Without a truth only the
 * latter can be disproved, and nothing is proven.
 */
const covered: Check = {
  id: 'coverage.true',
  needs: ['reader'],
  async run(trial) {
    const told = await trial.told();
    const claims = (await trial.first()).flatMap(({ covers }) => (covers ? [covers] : []));
    const { truth } = trial.subject;
    const { missing = [], moved = [] } = truth ? compare(told.sheets, await truth()) : {};
    const elsewhere = new Set(moved.map(keyOf));
    const untrue = missing.filter(
      (stray) => !elsewhere.has(keyOf(stray)) && claims.some((claim) => isOf(claim, stray)),
    );
    if (untrue.length > 0) return failed('claimed', { count: untrue.length, places: examples(untrue.map(strayPlace)) });
    const dangling = danglingIn(told, claims);
    if (dangling.length > 0) return failed('dangling', { count: dangling.length, places: examples(dangling) });
    if (claims.length === 0) return skipped('no-claims');
    return truth ? passed('claims', { count: claims.length }) : skipped('claims-unproven', { count: claims.length });
  },
};

const isOf = ({ sheet, scope, from, to, entities }: Coverage, { kind, day, entity, ...stray }: Stray): boolean =>
  sheet === kind && scope === stray.scope && from <= day && day <= to && entities.some((one) => one === entity);

/** One id is one thing: within a page, and over the sheets. */
const once: Check = {
  id: 'ids.once',
  needs: ['reader'],
  ofPages: true,
  async run(trial): Promise<Verdict> {
    const { repeated, sheets } = await trial.told();
    const pages = await trial.first();
    const received = pages.reduce((sum, page) => sum + page.received, 0);
    if (received === 0) return skipped('no-records');
    const all = [...pages.flatMap(differingIn), ...repeated];
    const different = [...new Map(all.map(({ key, place }) => [key, place])).values()];
    if (different.length * 1000 > received * REPEATED_OF_THOUSAND)
      return failed('repeated', { count: different.length, received, places: examples(different) });
    const twice = idsOnSeveralDays(sheets);
    return twice.length > 0
      ? failed('several-days', { count: twice.length, places: examples(twice) })
      : passed(different.length === 0 ? 'once' : 'repeats-few', { count: different.length, received });
  },
};

/** Records of a page whose ref another one of it has too, and that tells something else. */
function differingIn({ covers, records }: Page): readonly Repeated[] {
  return [...Map.groupBy(records(), ({ ref }) => ref)].flatMap(([ref, [first, ...others]]) => {
    const body = JSON.stringify(first?.body);
    if (!first || others.every((one) => JSON.stringify(one.body) === body)) return [];
    const { yields, place } = first;
    const sheet = covers?.sheet ?? 'journal-day';
    return [{ key: refKey(covers, ref), place: { sheet, ...place, from: place.day, entity: yields[0]!, id: '' } }];
  });
}

/** Lessons, works and marks that stand on sheets of several days. */
function idsOnSeveralDays(sheets: Told['sheets']): readonly Cited[] {
  const seen = new Map<string, string>();
  const twice: Cited[] = [];
  for (const { kind, school, scope, day, body } of sheets) {
    if (kind !== 'journal-day') continue;
    for (const entity of ['lesson', 'work', 'mark'] as const)
      for (const { id } of body[entity] ?? []) {
        const key = `${entity} ${scope} ${id}`;
        if (seen.has(key) && seen.get(key) !== day)
          twice.push([{ sheet: kind, school, scope, entity, id, from: day }, `+ ${seen.get(key)}`]);
        seen.set(key, day);
      }
  }
  return twice;
}

export const TRUTH_CHECKS: readonly Check[] = [expected, covered, once];
