import { localDay } from '../messages/local-moment.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

const DAY_MS = 86_400_000;

/** The certificate of every system that is reached by https: believed, and for how long. */
export function checkCertificates({ reached, now, config }: Patient): readonly Check[] {
  const seen = reached.flatMap(({ url, certificate }) =>
    certificate ? [{ host: new URL(url).host, ...certificate }] : [],
  );
  if (seen.length === 0) return [{ id: 'certificates', result: 'skipped', detail: sentence('doctor.no-certificates') }];
  return seen.map(({ host, endsAt, problem }): Check => {
    const id = `certificate:${host}`;
    const days = Math.floor((endsAt.getTime() - now.getTime()) / DAY_MS);
    const values = { host, days, day: localDay(config?.zone ?? 'UTC', endsAt) };
    if (problem !== undefined)
      return {
        id,
        result: 'failed',
        detail: sentence('doctor.certificate-refused', { ...values, problem }),
        fix: sentence(days < 0 ? 'doctor.certificate-renew' : 'doctor.certificate-fix'),
      };
    const detail = sentence('doctor.certificate', values);
    return days > (config?.credentialDays ?? 0)
      ? { id, result: 'ok', detail }
      : { id, result: 'warning', detail, fix: sentence('doctor.certificate-renew') };
  });
}
