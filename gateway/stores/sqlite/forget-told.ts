import type { Forgetting, ToldCounts } from '../../contracts/keeping.ts';
import { withoutPupil } from '../../sheets/without-pupil.ts';
import type { Database } from './database.ts';
import { correctionsOf, quarantineOf } from './forget-beside.ts';
import { sheetsOfSchool } from './forgetting.ts';
import type { Rooms } from './rooms.ts';
import { bodyOf, headIn, tableOf } from './sheet-rows.ts';

/** What the store says of a pupil of the school; reads only. */
export function toldOf(
  db: Database,
  rooms: Rooms,
  pupil: Pick<Forgetting, 'pseudonym' | 'school' | 'isTold'>,
): ToldCounts {
  const { pseudonym, school } = pupil;
  const told = { sheets: 0, records: 0, mentions: 0, corrections: 0, quarantine: 0 };
  for (const row of sheetsOfSchool(db, school)) {
    const { key } = headIn(row, rooms.names);
    const without = withoutPupil(bodyOf(db, key), tableOf(db, key), pseudonym);
    if (!without) continue;
    told.sheets += 1;
    told.records += without.removed;
    told.mentions += without.mentions;
  }
  for (const { own } of correctionsOf(db, pseudonym, school)) told.corrections += own;
  for (const _row of quarantineOf(db, rooms, pupil)) told.quarantine += 1;
  return told;
}
