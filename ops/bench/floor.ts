import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { compileSchema } from '../../gateway/normalise/validate.ts';
import { PRAGMAS } from '../../gateway/stores/sqlite/database.ts';
import { unzip, zip } from '../../gateway/stores/sqlite/zip.ts';
import {
  type FloorClass,
  FloorRecords,
  type Row,
  type ToldEntry,
  type ToldLesson,
  type ToldMark,
} from './floor-records.ts';
import type { Words } from './floor-words.ts';

/*
 * The floor: what one page costs at least. Written by hand for this vendor alone, in one thread: no mapping language, no
 * slices, sightings, facts, deliveries, ledger, quarantine or hash, only the sheets' bodies. The validators, SQLite pragmas,
 * transaction a page, compression, name blanking and pseudonyms are the gateway's.
 */

/** The answers of one class and week, by kind, as bytes. */
export interface FloorWeek {
  readonly of: FloorClass;
  readonly lessons: readonly Uint8Array[];
  readonly marks: readonly Uint8Array[];
  readonly entries: readonly Uint8Array[];
}

const ENTITIES = ['attendance', 'attendance-taken', 'homework', 'lesson', 'mark', 'work'] as const;
type FloorEntity = (typeof ENTITIES)[number];
type Sheet = Record<FloorEntity, Map<string, Row>>;

/** An open file that sheets go to. */
export interface Floor {
  /** Reads and stores all weeks. Gives how many records it wrote. */
  store(weeks: readonly FloorWeek[], words: Words): number;
  close(): void;
}

type IsValid = (entity: FloorEntity, row: Row) => boolean;

/** The canonical schemas, compiled as the gateway's are. */
export function validatorOf(home: string): IsValid {
  const checks = new Map(ENTITIES.map((entity) => [entity, checkOf(home, entity)]));
  return (entity, row) => checks.get(entity)!(row).length === 0;
}

export function openFloor(file: string, isValid: IsValid): Floor {
  const db = new DatabaseSync(file);
  for (const pragma of PRAGMAS) db.exec(`PRAGMA ${pragma}`);
  db.exec('CREATE TABLE sheet (school TEXT, scope TEXT, day TEXT, body BLOB, UNIQUE (school, scope, day))');
  const insert = db.prepare('INSERT INTO sheet VALUES (?, ?, ?, ?)');
  return {
    store(weeks, words) {
      let written = 0;
      for (const week of weeks) {
        const sheets = readWeek(week, words, isValid);
        db.exec('BEGIN IMMEDIATE');
        for (const [day, sheet] of sheets) {
          insert.run(week.of.school, week.of.id, day, zip(textOf(sheet)));
          for (const entity of ENTITIES) written += sheet[entity].size;
        }
        db.exec('COMMIT');
      }
      return written;
    },
    close: () => db.close(),
  };
}

/** Bodies of the sheets that a floor stored, by place. */
export function bodiesOf(file: string): Map<string, string> {
  const db = new DatabaseSync(file, { readOnly: true });
  const rows = db.prepare('SELECT school, scope, day, body FROM sheet').all();
  db.close();
  return new Map(
    rows.map(({ school, scope, day, body }) => [
      `${String(school)} ${String(scope)} ${String(day)}`,
      unzip(body as Uint8Array),
    ]),
  );
}

function readWeek({ of, lessons, marks, entries }: FloorWeek, words: Words, isValid: IsValid): Map<string, Sheet> {
  const records = new FloorRecords(words, of);
  const sheets = new Map<string, Sheet>();
  const days = new Map<string, string>();
  const put = (entity: FloorEntity, lesson: string, row: Row | undefined): void => {
    if (!row || !isValid(entity, row)) return;
    const day = days.get(lesson)!;
    let sheet = sheets.get(day);
    if (!sheet) sheets.set(day, (sheet = emptySheet()));
    if (!sheet[entity].has(row.id)) sheet[entity].set(row.id, row);
  };
  const told = lessons.flatMap((bytes) => parsed<ToldLesson>(bytes));
  for (const lesson of told) days.set(lesson.id_str, lesson.date.slice(0, 10));
  for (const lesson of told) put('lesson', lesson.id_str, records.lesson(lesson));
  for (const { id_str, works } of told) {
    for (const work of works) {
      put('work', id_str, records.work(work));
      if (work.type === 'Homework') put('homework', id_str, records.homework(work));
    }
  }
  for (const bytes of marks)
    for (const mark of parsed<ToldMark>(bytes)) put('mark', mark.lesson_str, records.mark(mark));
  const first = new Map<string, ToldEntry>();
  for (const bytes of entries) {
    for (const entry of parsed<ToldEntry>(bytes)) {
      put('attendance', entry.lesson_str, records.attendance(entry));
      const known = first.get(entry.lesson_str);
      if (!known || entry.createdDate < known.createdDate) first.set(entry.lesson_str, entry);
    }
  }
  for (const [lesson, entry] of first) put('attendance-taken', lesson, records.taken(entry));
  return sheets;
}

const emptySheet = (): Sheet => ({
  attendance: new Map(),
  'attendance-taken': new Map(),
  homework: new Map(),
  lesson: new Map(),
  mark: new Map(),
  work: new Map(),
});

/** Canonical JSON: entities and keys are in order already, records are sorted by id. */
function textOf(sheet: Sheet): string {
  const body: Record<string, Row[]> = {};
  for (const entity of ENTITIES) {
    if (sheet[entity].size > 0)
      body[entity] = [...sheet[entity].values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }
  return JSON.stringify(body);
}

const decoder = new TextDecoder();
const parsed = <Told>(bytes: Uint8Array): readonly Told[] => JSON.parse(decoder.decode(bytes)) as readonly Told[];

const checkOf = (home: string, entity: string) =>
  compileSchema(
    JSON.parse(readFileSync(join(home, 'schemas', 'canonical', `${entity}.schema.json`), 'utf8')) as object,
  );
