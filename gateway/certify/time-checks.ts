import type { Page } from '../contracts/adapter.ts';
import { zoneOf } from '../normalise/zone.ts';
import { type Check, failed, passed, skipped } from './check.ts';
import { examples } from './evidence.ts';
import { compare, strayPlace } from './compare.ts';
import { type Place, placeOf } from './place.ts';
import type { Told } from './reader.ts';
import type { Trial } from './trial.ts';

const HALF_HOUR_MS = 1_800_000;

/** A record stands on the day that the vendor means, in the slice that was asked for. Which day is meant, only a truth tells. */
const days: Check = {
  id: 'times.days',
  ofPages: true,
  async run(trial) {
    const pages = await trial.first();
    const strays = pages.flatMap(outsideOf);
    const { truth, reader } = trial.subject;
    if (strays.length > 0) {
      const sheets = reader ? (await trial.told()).sheets : [];
      return failed('outside', { count: strays.length, places: examples(strays.flatMap((one) => byIds(one, sheets))) });
    }
    if (!truth || !reader) return skipped('days-unproven', { count: pages.length });
    const { moved } = compare((await trial.told()).sheets, await truth());
    return moved.length > 0
      ? failed('other-day', {
          count: moved.length,
          places: examples(moved.map((one) => [strayPlace(one), `→ ${one.on}`])),
        })
      : passed('days', { count: pages.length });
  },
};

/** Records of a page that lie outside its slice. */
function outsideOf({ covers, records }: Page): readonly Place[] {
  if (!covers) return [];
  const { sheet, from, to } = covers;
  return records()
    .filter(({ place: { day } }) => day !== '' && (day < from || to < day))
    .map(({ place, yields }) => ({ sheet, ...place, from: place.day, entity: yields[0]!, asked: { from, to } }));
}

/** What lies at a place, by the ids that the mapping found: of a ref the numbers may be places in our answer. */
function byIds(stray: Place, sheets: Told['sheets']): readonly Place[] {
  const { sheet, scope, from, entity } = stray;
  const body = sheets.find((one) => one.kind === sheet && one.scope === scope && one.day === from)?.body;
  const ids = (entity && body?.[entity]?.map(({ id }) => id)) ?? [];
  return ids.length > 0 ? ids.map((id) => ({ ...stray, id })) : [stray];
}

/** Reading times are those of the given clock. */
const clock: Check = {
  id: 'times.clock',
  ofPages: true,
  async run(trial) {
    const now = trial.subject.now.getTime();
    const pages = await trial.first();
    const wrong = pages.filter(({ read }) => read.from.getTime() !== now || read.to.getTime() !== now).map(placeOf);
    return wrong.length > 0
      ? failed('other-clock', { places: examples(wrong) })
      : passed('own-clock', { count: pages.length });
  },
};

/** "Today" is the school's own day: half an hour before its Monday the new week is not read, and half an hour after it is. */
const zone: Check = {
  id: 'times.zone',
  needs: ['reader'],
  async run(trial) {
    const { zone: own = 'Europe/Moscow' } = trial.subject;
    const weeks = [...new Set((await trial.first()).map(weekOf))].filter((week) => week !== '').sort();
    const after = weeks.at(-1);
    if (after === undefined || weeks.length < 2) return skipped('one-week');
    const monday = midnightOf(after, own);
    const [before, behind] = [
      await lastWeek(trial, monday - HALF_HOUR_MS),
      await lastWeek(trial, monday + HALF_HOUR_MS),
    ];
    const values = { before, behind, monday: after, zone: own };
    return before < after && behind === after ? passed('own-day', values) : failed('other-zone', values);
  },
};

/** The moment at which a day begins in a zone. */
function midnightOf(day: string, own: string): number {
  const { hour, minutes } = zoneOf(own).utcHourOf(`${day}T00`)!;
  return Date.parse(`${hour}:00:00Z`) + minutes * 60_000;
}

/** Monday of the last journal week that is read at a moment. */
async function lastWeek(trial: Trial, moment: number): Promise<string> {
  const weeks: string[] = [];
  for await (const page of trial.pull({ now: new Date(moment) })) weeks.push(weekOf(page));
  return weeks.sort().at(-1) ?? '';
}

const weekOf = ({ covers }: Page): string => (covers?.sheet === 'journal-day' ? covers.from : '');

export const TIME_CHECKS: readonly Check[] = [days, zone, clock];
