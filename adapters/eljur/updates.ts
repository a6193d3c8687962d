import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import type { Call } from './access.ts';
import type { Roll } from './roll.ts';
import { dayOf, isThing, textOf, thingOf, thingsIn } from './shapes.ts';

/** The newest of each pupil that are asked for. */
const LIMIT = 50;

/**
 * Days that the feed of changes names: of lessons at which a mark was entered lately. Only its two lists are known (`latest`, `old`); that an
 * update has the day as `date` is assumed. What is taken back it does not tell. Where it cannot be read, none: it only adds to what is read.
 */
export async function daysOfUpdates(
  call: Call,
  { classes }: Roll,
  { log, source }: Pick<AdapterContext, 'log' | 'source'>,
): Promise<readonly Day[]> {
  const days = new Set<Day>();
  try {
    for (const { pupils } of classes.values()) {
      const result = await call('getupdates', { student: pupils.join(','), limit: LIMIT, page: 1 });
      for (const student of thingsIn(thingOf(result)['students'])) {
        const { latest, old } = thingOf(thingOf(student)['updates']);
        for (const update of [...thingsIn(latest), ...thingsIn(old)]) days.add(dayIn(update));
      }
    }
  } catch (error) {
    if (!(error instanceof GatewayError) || error.remedy !== 'operator') throw error;
    log.info({ source, code: error.code }, 'the feed of changes cannot be read');
  }
  days.delete('');
  return [...days].sort();
}

function dayIn(update: unknown): Day {
  if (!isThing(update)) return '';
  const date = textOf(update['date']);
  return dayAtFrontOf(date) || dayOf(date);
}
