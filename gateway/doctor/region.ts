import { isRegion } from '../data-folder/region-here.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

/** Whether this is a region's folder at all; a finding where nothing is configured and nothing kept, none where there is. */
export function checkRegion({ configFile, data }: Patient): readonly Check[] {
  if (isRegion(configFile, data)) return [];
  const detail = sentence('doctor.nothing-here', { folder: process.cwd(), data });
  return [{ id: NOTHING_HERE, result: 'warning', detail, fix: sentence('doctor.nothing-here-fix') }];
}

/** Id of the check that finds no region. */
export const NOTHING_HERE = 'region';
