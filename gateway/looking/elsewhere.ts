import { statfsSync } from 'node:fs';
import { settingsOf } from '../adapter-finder.ts';
import type { Config } from '../config/config.ts';
import { expiringCredentials } from '../config/credentials.ts';
import type { FarSide } from '../config/lacking.ts';
import type { Gateway } from '../gateway.ts';
import type { LackObservation, ObservedElsewhere } from '../incidents/observations.ts';
import { exportedAt } from '../keeping/key-export.ts';
import { lastBackupAt } from '../keeping/last-backup.ts';

const MIB = 1024 ** 2;
/** Less free space is an incident: a night of 800 schools writes a tenth of it. */
const LEAST_MIB = 2048;
/** A copy of the store is due so often. */
const BACKUP_DAYS = 7;

/** What any process on the data folder can see beside the store: disk, copies, key, and credentials that run out. Cheap. */
export function seenElsewhere({ data, config, now }: Pick<Gateway, 'data' | 'config' | 'now'>): ObservedElsewhere {
  const { bavail, bsize } = statfsSync(data);
  const lastAt = lastBackupAt(data);
  return {
    disk: { freeMiB: Math.floor((bavail * bsize) / MIB), leastMiB: LEAST_MIB },
    backup: { mostDays: BACKUP_DAYS, ...(lastAt && { lastAt }) },
    isKeyExported: exportedAt(data) !== undefined,
    credentials: expiringCredentials(config, settingsOf, now()),
  };
}

/**
 * Everybody who is not on pause and cannot be asked for want of a secret. Only the service may tell: the shell of an operator need not have
 * its secrets.
 */
export function lacksIn({ sources, destinations, channels }: Config): readonly LackObservation[] {
  const lacksOf = (kind: LackObservation['kind'], far: readonly FarSide[]): readonly LackObservation[] =>
    far.flatMap(({ name, paused, lack }) => (lack && !paused ? [{ kind, name, ...lack }] : []));
  return [...lacksOf('source', sources), ...lacksOf('destination', destinations), ...lacksOf('channel', channels)];
}
