import { statfsSync } from 'node:fs';
import { nearestFolder } from '../data-folder/in-the-way.ts';
import { sentence } from '../messages/told.ts';
import type { Check, Patient } from './check.ts';

const GIB = 1024 ** 3;

/** Free space where the data folder lies, for this user. */
export function checkDisk({ data, disk }: Patient): Check {
  const folder = nearestFolder(data);
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  const detail = sentence('doctor.disk', { folder, free: (free / GIB).toFixed(1) });
  if (free >= disk.short) return { id: 'disk', result: 'ok', detail };
  return { id: 'disk', result: free < disk.full ? 'failed' : 'warning', detail, fix: sentence('doctor.disk-fix') };
}
