import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

export function checkConfiguration({ configFile, config, mistakes }: Patient): Check {
  const id = 'configuration';
  if (configFile === undefined)
    return { id, result: 'skipped', detail: sentence('doctor.no-config'), fix: sentence('doctor.begin') };
  if (!config || mistakes > 0) {
    const detail = sentence('doctor.config-mistakes', { file: configFile, count: Math.max(1, mistakes) });
    return { id, result: 'failed', detail, fix: sentence('doctor.config-fix') };
  }
  const { sources, destinations, nodes } = config;
  const counts = { sources: sources.length, destinations: destinations.length, nodes: nodes.length };
  const detail = sentence('doctor.config', { file: configFile, ...counts });
  return { id, result: 'ok', detail, ...(counts.sources === 0 && { fix: sentence('doctor.no-sources') }) };
}
