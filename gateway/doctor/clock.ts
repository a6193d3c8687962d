import { isPlausible, SET_BACK_MS } from '../collect/clock-check.ts';
import { localMoment } from '../messages/local-moment.ts';
import { sentence, type Sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

/** Seconds that our clock may differ from another system's: tokens and certificates live by it. */
const ASTRAY_S = 300;
const OFF_S = 60;

/** The machine's clock against the calendar, the store's last reading, and the clocks of the systems that were reached. */
export function checkClock({ now, reached, config, env }: Patient, lastReadAt: Date | undefined): Check {
  const failed = (detail: Sentence): Check => ({
    id: 'clock',
    result: 'failed',
    detail,
    fix: sentence(env['SVOD_NOW'] ? 'doctor.clock-given-fix' : 'doctor.clock-fix'),
  });
  // Of a configuration with mistakes nobody knows the zone.
  const zone = config?.zone ?? 'UTC';
  const at = localMoment(zone, now);
  if (!isPlausible(now)) return failed(sentence('doctor.clock-year', { at, zone }));
  if (lastReadAt && lastReadAt.getTime() - now.getTime() > SET_BACK_MS)
    return failed(sentence('doctor.clock-behind-store', { at, zone, last: localMoment(zone, lastReadAt) }));
  // A rehearsal: the machine's own clock is not compared with others.
  if (env['SVOD_NOW']) return { id: 'clock', result: 'skipped', detail: sentence('doctor.clock-given', { at, zone }) };
  const offsets = reached
    .flatMap(({ url, date }) =>
      date ? [{ host: new URL(url).host, seconds: Math.round((now.getTime() - date.getTime()) / 1000) }] : [],
    )
    .sort((a, b) => Math.abs(a.seconds) - Math.abs(b.seconds));
  // One other clock may be wrong; ours is where it differs from all of them.
  const [nearest] = offsets;
  const alone = sentence('doctor.clock-alone', { at, zone });
  if (!nearest) return { id: 'clock', result: 'ok', detail: alone };
  const values = { at, zone, ...nearest };
  if (Math.abs(nearest.seconds) > ASTRAY_S) return failed(sentence('doctor.clock-off', values));
  return Math.abs(nearest.seconds) > OFF_S
    ? {
        id: 'clock',
        result: 'warning',
        detail: sentence('doctor.clock-off', values),
        fix: sentence('doctor.clock-fix'),
      }
    : { id: 'clock', result: 'ok', detail: sentence('doctor.clock', values) };
}
