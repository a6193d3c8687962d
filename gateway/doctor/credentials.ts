import { settingsOf } from '../adapter-finder.ts';
import { expiringCredentials } from '../config/credentials.ts';
import { localMoment } from '../messages/local-moment.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

/** Tokens and certificates of the configuration that run out soon, or have; a finding each. */
export function checkCredentials({ config, now }: Patient): readonly Check[] {
  if (!config) return [{ id: 'credentials', result: 'skipped', detail: sentence('doctor.config-first') }];
  const expiring = expiringCredentials(config, settingsOf, now);
  const days = config.credentialDays;
  if (expiring.length === 0)
    return [{ id: 'credentials', result: 'ok', detail: sentence('doctor.credentials', { days }) }];
  return expiring.map(({ source, setting, expiresAt }): Check => {
    const isOver = expiresAt <= now;
    const values = { source, setting, day: localMoment(config.zone, expiresAt) };
    return {
      id: `credential:${source}/${setting}`,
      result: isOver ? 'failed' : 'warning',
      detail: sentence(isOver ? 'doctor.credential-over' : 'doctor.credential-ends', values),
      fix: sentence('doctor.credential-fix', { setting }),
    };
  });
}
