import type { ForgottenList } from '../../contracts/keeping.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import type { Database } from './database.ts';
import { forget } from './forgetting.ts';
import { addForgotten, forgottenOf, NOTHING_ERASED } from './forgotten-rows.ts';
import type { Rooms } from './rooms.ts';
import { unzip, unzipLong } from './zip.ts';

const PUPIL = /pu-[0-9a-f]{8}-[0-9a-f]{32}/g;

/** Erases again whom the list names and the file does not. Gives how many stood in it. */
export function forgetAgain(
  db: Database,
  rooms: Rooms,
  options: StoreOptions,
  { people, digestOf }: ForgottenList,
): number {
  const known = forgottenOf(db);
  const missing = people.filter(({ person }) => !known.has(person));
  let again = 0;
  for (const [school, ofSchool] of Map.groupBy(missing, (one) => one.school)) {
    const byDigest = new Map(ofSchool.map((one) => [one.digest, one]));
    for (const pseudonym of pupilsOf(db, school)) {
      const one = byDigest.get(digestOf(pseudonym));
      if (!one) continue;
      forget(db, rooms, options, { ...one, pseudonym });
      byDigest.delete(one.digest);
      again += 1;
    }
    for (const one of byDigest.values())
      db.transaction('noting a forgotten person', () => addForgotten(db, one, NOTHING_ERASED));
  }
  return again;
}

/** Pseudonyms of the pupils in sheets, corrections and quarantine of a school. */
function pupilsOf(db: Database, school: string): ReadonlySet<string> {
  const pupils = new Set<string>();
  const note = (text: string): void => {
    for (const [pseudonym] of text.matchAll(PUPIL)) pupils.add(pseudonym);
  };
  const ofSchool = 'scope IN (SELECT id FROM scope WHERE school = ?)';
  for (const { id } of db.all(`SELECT id FROM sheet WHERE ${ofSchool}`, school)) {
    const { body, origins } = db.first('SELECT body, origins FROM content WHERE sheet = ?', id!)!;
    note(unzip(body as Uint8Array));
    note(unzipLong(origins as string | Uint8Array));
    for (const { changes } of db.all('SELECT changes FROM correction WHERE sheet = ?', id!))
      note(unzip(changes as Uint8Array));
  }
  const beside = `SELECT coalesce(shown_by, '') || failed AS text FROM quarantine WHERE ${ofSchool}
    UNION ALL SELECT parts || pupils || reads FROM slice WHERE ${ofSchool}`;
  for (const { text } of db.all(beside, school, school)) note(text as string);
  return pupils;
}
